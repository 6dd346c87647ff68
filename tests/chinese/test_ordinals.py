import pytest

from articles.chinese.ordinals import broken_numbers, ordinal, write_ordinal


@pytest.mark.parametrize("printed", ["一、", "其三，", "第十，", "（十二）", "二十、", "7.", "7、", "二十一、"])
def test_number_is_written_as_it_is_read(printed):
    found = ordinal(f"{printed}清渠")
    assert write_ordinal(found.form, found.number, printed) == printed


def numbers(*printed):
    return [ordinal(each) for each in printed]


def test_rows_within_rows_are_in_order():
    assert list(broken_numbers(numbers("一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）", "三、"))) == []


def test_number_left_out_of_an_inner_row_is_found():
    (broken,) = broken_numbers(numbers("一、", "（一）", "（三）", "二、"))
    assert (broken.index, broken.form, broken.due) == (2, "(一)", 2)
