import re

import pytest

from articles.importing.records import PageRefused
from articles.importing.words.furniture import read_imprint
from tests.importing.cases import answer, cases, labelled, lines_of

_LINES = re.compile(r"^报头行: (.*)$", re.MULTILINE)


@cases("masthead")
def test_imprint_is_read(printed, expected):
    numbers = _LINES.search(expected)
    furniture = [line for line in lines_of(printed) if numbers and str(line.number) in numbers[1].split()]
    imprint, issue, beside, _ = read_imprint(furniture)
    said = answer(
        [f"{' '.join(credit.roles)}: {'、'.join(credit.names)}" for credit in imprint.credits],
        labelled("热线", imprint.hotline),
        labelled("邮箱", imprint.email),
        labelled("日期", issue.date),
        labelled("总期号", issue.number),
        labelled("版", issue.page),
        labelled("版名", issue.section),
        labelled("报头行", " ".join(str(line.number) for line in imprint.lines)),
        [f"旁 {stray.lines[0]}: {stray.text}" for stray in beside],
    )
    assert said == expected.partition("余")[0].rstrip()


@pytest.mark.parametrize("day", ["2025年2月30日", "2025年13月1日", "二〇二五年十十月一日", "0000-01-01"])
def test_impossible_date_is_refused(day):
    with pytest.raises(PageRefused) as refused:
        read_imprint(lines_of(f"{day}\n星期一"))
    assert (refused.value.code, refused.value.facts) == ("date-impossible", {"date": day})


@pytest.mark.parametrize("day", ["1873年6月3日", "0225年4月28日"])
def test_date_before_any_issue_is_refused_as_too_early(day):
    with pytest.raises(PageRefused) as refused:
        read_imprint(lines_of(f"{day} 星期一"))
    assert (refused.value.code, refused.value.facts) == ("date-early", {"date": day})
