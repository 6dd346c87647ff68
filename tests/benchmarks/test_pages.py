from benchmarks.pages import PRINTED_LINES, printed


def test_pages_of_printed_lines_are_as_long_as_pages_of_print_and_no_two_alike():
    pages = [data.decode().split("\n") for _, data in printed(3)]
    assert {len(lines) for lines in pages} == {PRINTED_LINES}
    assert len({tuple(lines) for lines in pages}) == 3
