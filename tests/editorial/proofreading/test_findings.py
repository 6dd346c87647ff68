"""Findings of a revision: what is known, what is put right, what is left standing, what stops signing off."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.codes import FindingCode, Severity
from articles.editorial import DeskRefusal, content_at_desk, save, sign_off
from articles.editorial.proofreading import Findings, findings_of, fix, refuse_findings, waive
from articles.editorial.proofreading.knowing import known_for
from articles.enums import HolderState, Stage
from articles.models import (
    Alias,
    Article,
    ConfusedWord,
    Entry,
    OfficeHolder,
    Revision,
    Waiver,
)
from articles.proofreading import Confused, Office
from tests.factories import (
    make_article,
    make_correspondent,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_staff,
    make_unit,
)

pytestmark = pytest.mark.django_db
# A sure error with a plain fix, one without, and one that needs a reason.
CONFUSED, UNPAIRED, TWICE = "村民迫不急待。", "他说：“渠水进村了。", "渠水进村，田里不再缺水了，大家都说好。"
BODY = f"{CONFUSED}\n\n{UNPAIRED}\n\n{TWICE}\n\n{TWICE}"


@pytest.fixture
def piece() -> Article:
    return make_manuscript(headline="渠水进村", body=BODY)


@pytest.fixture
def staff_of() -> dict[str, User]:
    """An editor, a director and a chief editor."""
    return {
        "editor": make_staff("方责编", "change_article"),
        "director": make_staff("齐主任", "change_article", "waive_finding_article"),
        "chief": make_staff("秦总编", "change_article", "waive_finding_article", "sign_off_article"),
    }


def latest(piece: Article) -> Revision:
    revision = Article.objects.get(pk=piece.pk).latest_revision
    assert revision is not None
    return revision


def found(piece: Article) -> Findings:
    return findings_of(latest(piece))


def key_of(piece: Article, code: FindingCode) -> str:
    return next(finding.key for finding in found(piece).open if finding.code == code)


def test_findings_are_told_by_how_grave_they_are(piece: Article) -> None:
    assert [finding.code for finding in found(piece).blocking] == [FindingCode.CONFUSED, FindingCode.UNPAIRED]
    assert [finding.code for finding in found(piece).needs_reason] == [FindingCode.PARAGRAPH_TWICE]


def test_a_fix_is_a_save_as_a_revision(piece: Article, staff_of: dict[str, User]) -> None:
    keys = [key_of(piece, FindingCode.CONFUSED), key_of(piece, FindingCode.PARAGRAPH_TWICE)]
    saved = fix(article=piece, base=latest(piece), keys=keys, by=staff_of["editor"])
    assert saved.revision is not None
    assert [block.text for block in saved.revision.said.body] == ["村民迫不及待。", UNPAIRED, TWICE]
    assert "迫不急待" in saved.revision.note
    assert saved.revision.author == staff_of["editor"]
    assert [finding.code for finding in found(piece).open] == [FindingCode.UNPAIRED]


def test_fixes_of_one_text_do_not_shift_each_other(staff_of: dict[str, User]) -> None:
    piece = make_manuscript(headline="迫不急待的村民", body="迫不急待，又迫不急待。\n\n没有错。")
    keys = [finding.key for finding in found(piece).open]
    saved = fix(article=piece, base=latest(piece), keys=keys, by=staff_of["editor"])
    assert saved.revision is not None
    assert saved.revision.said.headline == "迫不及待的村民"
    assert saved.revision.said.body[0].text == "迫不及待，又迫不及待。"


def test_a_fix_merges_with_what_others_saved(piece: Article, staff_of: dict[str, User]) -> None:
    shown, key = latest(piece), key_of(piece, FindingCode.CONFUSED)
    content = replace(content_at_desk(Article.objects.get(pk=piece.pk)), headline="东河渠水进村")
    save(article=piece, base=shown, changes=content, by=staff_of["director"])
    fix(article=piece, base=shown, keys=[key], by=staff_of["editor"])
    said = latest(piece).said
    assert (said.headline, said.body[0].text) == ("东河渠水进村", "村民迫不及待。")


def test_what_has_no_plain_fix_is_not_put_right_by_itself(piece: Article, staff_of: dict[str, User]) -> None:
    with pytest.raises(DeskRefusal, match="人工判断"):
        fix(article=piece, base=latest(piece), keys=[key_of(piece, FindingCode.UNPAIRED)], by=staff_of["editor"])
    with pytest.raises(DeskRefusal, match="已不存在"):
        fix(article=piece, base=latest(piece), keys=["0" * 16], by=staff_of["editor"])
    assert latest(piece).number == 1


def test_who_may_not_change_a_piece_puts_nothing_right(piece: Article) -> None:
    stranger = make_staff("路人", "view_article")
    with pytest.raises(DeskRefusal):
        fix(article=piece, base=latest(piece), keys=[key_of(piece, FindingCode.CONFUSED)], by=stranger)


@pytest.mark.parametrize(
    ("code", "may"),
    [
        (FindingCode.CONFUSED, {"chief"}),
        (FindingCode.PARAGRAPH_TWICE, {"director", "chief"}),
    ],
)
def test_who_answers_for_a_finding_goes_by_how_grave_it_is(
    piece: Article, staff_of: dict[str, User], code: FindingCode, may: set[str]
) -> None:
    key, revision = key_of(piece, code), latest(piece)
    for name in staff_of.keys() - may:
        with pytest.raises(DeskRefusal):
            waive(article=piece, revision=revision, key=key, reason="引文如此", by=staff_of[name])
    waiver = waive(article=piece, revision=revision, key=key, reason="引文如此", by=staff_of[min(may)])
    entry = Entry.objects.about(piece)[0]
    assert (entry.action, entry.reason) == ("waive", "引文如此")
    assert waiver.severity == code.severity


def test_a_waiver_needs_a_reason_and_holds_for_later_revisions(piece: Article, staff_of: dict[str, User]) -> None:
    key = key_of(piece, FindingCode.CONFUSED)
    with pytest.raises(DeskRefusal, match="理由"):
        waive(article=piece, revision=latest(piece), key=key, reason=" ", by=staff_of["chief"])
    waive(article=piece, revision=latest(piece), key=key, reason="引文如此", by=staff_of["chief"])
    content = content_at_desk(Article.objects.get(pk=piece.pk))
    save(article=piece, base=latest(piece), changes=replace(content, deck="新的副题"), by=staff_of["editor"])
    (waived,) = found(piece).waived
    assert (waived.finding.excerpt, waived.waiver.reason) == ("迫不急待", "引文如此")
    with pytest.raises(DeskRefusal, match="已不存在"):
        waive(article=piece, revision=latest(piece), key=key, reason="再说一次", by=staff_of["chief"])


def test_a_waiver_of_advice_does_not_cover_what_has_become_graver(piece: Article, staff_of: dict[str, User]) -> None:
    key = key_of(piece, FindingCode.CONFUSED)
    told = {"code": "confused", "reason": "旧规则下的理由", "by": staff_of["editor"], "by_name": "方责编"}
    Waiver.objects.create(article=piece, key=key, severity=Severity.C, **told)
    assert key in {finding.key for finding in found(piece).open}
    waive(article=piece, revision=latest(piece), key=key, reason="引文如此", by=staff_of["chief"])
    assert key not in {finding.key for finding in found(piece).open}


def test_waivers_are_never_changed_and_go_with_a_purged_piece(piece: Article, staff_of: dict[str, User]) -> None:
    key = key_of(piece, FindingCode.CONFUSED)
    waiver = waive(article=piece, revision=latest(piece), key=key, reason="引文如此", by=staff_of["chief"])
    for spoil in (waiver.delete, lambda: Waiver.objects.update(reason="别的理由")):
        with pytest.raises(IntegrityError), transaction.atomic():
            spoil()
    Article.objects.get(pk=piece.pk).delete()
    assert not Waiver.objects.exists()


def test_signing_off_is_stopped_until_every_finding_is_answered_for(piece: Article, staff_of: dict[str, User]) -> None:
    Article.objects.filter(pk=piece.pk).update(stage=Stage.SIGNING)
    chief = staff_of["chief"]

    def sign() -> None:
        sign_off(article=piece, revision=latest(piece), by=chief)

    with pytest.raises(DeskRefusal, match="迫不急待"):
        sign()
    fix(article=piece, base=latest(piece), keys=[key_of(piece, FindingCode.CONFUSED)], by=chief)
    waive(
        article=piece,
        revision=latest(piece),
        key=key_of(piece, FindingCode.UNPAIRED),
        reason="引文未完",
        by=chief,
    )
    with pytest.raises(DeskRefusal, match="这一段"):
        sign()
    waive(
        article=piece,
        revision=latest(piece),
        key=key_of(piece, FindingCode.PARAGRAPH_TWICE),
        reason="复沓",
        by=staff_of["director"],
    )
    sign()
    assert Article.objects.get(pk=piece.pk).stage == Stage.FIRST_PROOF


def test_a_refusal_says_what_whoever_reads_it_can_do(piece: Article, staff_of: dict[str, User]) -> None:
    revision = latest(piece)
    with pytest.raises(DeskRefusal, match="说明为何不改"):
        refuse_findings(revision, staff_of["chief"])
    with pytest.raises(DeskRefusal, match="先改正"):
        refuse_findings(revision, staff_of["editor"])


def test_the_desk_adds_words_and_spares_others(piece: Article) -> None:
    ConfusedWord.objects.create(wrong="迫不急待", is_spared=True)
    ConfusedWord.objects.create(wrong="渠水进村", right="渠水入村")
    findings = [finding for finding in found(piece).open if finding.code != FindingCode.UNPAIRED]
    assert {(finding.code, finding.fix) for finding in findings if finding.field == "headline"} == {
        (FindingCode.DESK_WORD, "渠水入村")
    }
    assert FindingCode.CONFUSED not in {finding.code for finding in findings}


def test_what_is_known_comes_from_the_records_of_the_desk() -> None:
    article = make_article(page=make_page(issue=make_issue(date=date(2025, 4, 28))))
    writer = make_correspondent("白露", unit=make_unit("东河镇宣传办"))
    Alias.objects.create(correspondent=writer, name="晓白")
    make_correspondent("白路", merged_into=writer)
    make_editor("陆远桥")
    OfficeHolder.objects.create(name="江白", office="区委书记", since=date(2024, 3, 1))
    OfficeHolder.objects.create(name="陶宜", office="区长", state=HolderState.LEARNT)
    OfficeHolder.objects.create(name="时任", office="区长", state=HolderState.REJECTED)
    ConfusedWord.objects.create(wrong="渠水进村", right="渠水入村")
    article.tags.add("春耕")
    known, spared = known_for(article.pk)
    assert known.issue_date == date(2025, 4, 28)
    assert known.names == {"白露", "晓白", "陆远桥", "江白", "陶宜"}
    assert known.offices == (
        Office("江白", "区委书记", date(2024, 3, 1), None, confirmed=True),
        Office("陶宜", "区长", None, None, confirmed=False),
    )
    assert known.confused == (Confused("渠水进村", "渠水入村"),)
    assert {"东河镇宣传办", "春耕"} <= known.terms
    assert spared == frozenset()


def test_questions_do_not_grow_with_the_archive(piece: Article) -> None:
    revision = latest(piece)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            findings_of(revision)
        return len(captured)

    assert queries() == 6
    for number in range(20):
        make_correspondent(f"江白{number}")
        OfficeHolder.objects.create(name=f"江白{number}", office="区委常委")
        ConfusedWord.objects.create(wrong=f"错词{number}")
    assert queries() == 6
