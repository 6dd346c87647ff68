import pytest

from articles.importing.page.masthead import split_masthead
from articles.importing.records import PageRefused
from tests.importing.cases import answer, cases, labelled, lines_of


@cases("masthead")
def test_imprint_is_parted_from_the_page(printed, expected):
    imprint, issue, rest, beside = split_masthead(lines_of(printed))
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
        [f"余 {line.number}: {line.text}" for line in rest],
    )
    assert said == expected


@pytest.mark.parametrize(
    "day", ["2025年2月30日", "2025年13月1日", "二〇二五年十十月一日", "0000-01-01", "0225年4月28日"]
)
def test_impossible_date_is_refused(day):
    with pytest.raises(PageRefused) as refused:
        split_masthead(lines_of(f"{day}\n春耕开始了。"))
    assert (refused.value.code, refused.value.facts) == ("date-impossible", {"date": day})
