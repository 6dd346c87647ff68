"""审读: each button by whoever may press it, what is refused and why, and that nothing typed is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin.paper.reviewing.acts import state_of
from articles.editorial import content_at_desk, place, save, submit
from articles.enums import Stage, Step, Verdict, Visibility
from articles.models import Article
from tests.factories import make_article, make_manuscript, make_page, make_signed, make_source, make_staff

OPINION = "事实清楚，可用。"
QUERIES = 23  # of the page, whatever was signed


def url_of(article):
    return reverse("admin:articles_article_review", args=[article.pk])


def stored(article):
    return Article.objects.get(pk=article.pk)


def press(client, article, act, **typed):
    piece = stored(article)
    sent = {"revision": piece.latest_revision_id, "state": state_of(piece), "_act": act, "opinion": "", **typed}
    return client.post(url_of(article), sent)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def shown(client, article):
    return client.get(url_of(article)).content.decode()


def buttons(client, article):
    offers = client.get(url_of(article)).context["offers"]
    return [act.name for act in offers.ready]


def waiting_for(stage, **fields):
    """Make a piece that waits for a signature, with those before it given by others."""
    article = make_manuscript(**fields)
    steps = Step.chain()
    before = steps.index(stage.step)
    if before:
        make_signed(article, steps[before - 1])
    Article.objects.filter(pk=article.pk).update(stage=stage)
    return stored(article)


def changed(article, by, **changes):
    piece = stored(article)
    content = replace(content_at_desk(piece), **changes)
    return save(article=piece, base=piece.latest_revision, changes=content, by=by).article


def test_a_manuscript_is_submitted(desk):
    article = make_manuscript()
    response = press(desk.liaison, article, "submit")
    assert said(response) == ["《未发的稿件》已送审，现为：待初审。"]
    assert (response.url, stored(article).stage) == (url_of(article), Stage.FIRST_REVIEW)


@pytest.mark.parametrize(
    ("who", "stage", "act", "following"),
    [
        ("editor", Stage.FIRST_REVIEW, "approve", Stage.SECOND_REVIEW),
        ("director", Stage.SECOND_REVIEW, "approve", Stage.FINAL_REVIEW),
        ("chief", Stage.FINAL_REVIEW, "approve", Stage.SIGNING),
        ("chief", Stage.SIGNING, "sign-off", Stage.FIRST_PROOF),
        ("reader", Stage.FIRST_PROOF, "proof", Stage.SECOND_PROOF),
        ("reader", Stage.SECOND_PROOF, "proof", Stage.THIRD_PROOF),
        ("reader", Stage.THIRD_PROOF, "proof", Stage.READY),
    ],
)
def test_each_step_is_signed_by_one_press(desk, who, stage, act, following):
    article, client = waiting_for(stage), getattr(desk, who)
    assert act in buttons(client, article)
    assert press(client, article, act, opinion=OPINION).status_code == 302
    signature = article.signatures.latest("pk")
    assert stored(article).stage == following
    assert (signature.step, signature.verdict, signature.opinion) == (stage.step, Verdict.APPROVED, OPINION)
    assert signature.signer == client.person


def test_the_final_review_and_the_sign_off_are_one_press_for_who_may_both(desk):
    article = waiting_for(Stage.FINAL_REVIEW)
    assert buttons(desk.chief, article)[:2] == ["approve", "approve-and-sign-off"]
    assert said(press(desk.chief, article, "approve-and-sign-off")) == ["《未发的稿件》已通过并签发，现为：待一校。"]
    steps = list(article.signatures.order_by("pk").values_list("step", flat=True))
    assert steps[-2:] == [Step.FINAL_REVIEW, Step.SIGN_OFF]


def test_who_may_not_sign_off_is_offered_the_final_review_alone(member):
    client = member("终审者")
    client.person.user_permissions.set(
        client.person.user_permissions.model.objects.filter(codename__in=["view_article", "review_final_article"])
    )
    article = waiting_for(Stage.FINAL_REVIEW)
    assert "approve" in buttons(client, article)
    assert "approve-and-sign-off" not in buttons(client, article)
    response = press(client, article, "approve-and-sign-off")
    assert "无权" in said(response)[0]
    assert stored(article).stage == Stage.FINAL_REVIEW  # neither was done


def test_a_piece_is_sent_back_to_an_earlier_stage_with_a_reason(desk):
    article = waiting_for(Stage.FINAL_REVIEW)
    options = desk.chief.get(url_of(article)).context["back_to"]
    assert [stage for stage, _name in options] == [Stage.SECOND_REVIEW, Stage.FIRST_REVIEW, Stage.MANUSCRIPT]
    press(desk.chief, article, "send-back", opinion="导语太长。", to=Stage.FIRST_REVIEW)
    signature = article.signatures.latest("pk")
    assert (stored(article).stage, signature.sent_to, signature.opinion) == (
        Stage.FIRST_REVIEW,
        Stage.FIRST_REVIEW,
        "导语太长。",
    )


@pytest.mark.parametrize("chosen", ["", Stage.SIGNING, "nowhere"])
def test_a_piece_goes_back_to_no_stage_that_is_not_before(desk, chosen):
    article = waiting_for(Stage.SECOND_REVIEW)
    response = press(desk.director, article, "send-back", opinion="导语太长。", to=chosen)
    assertContains(response, "导语太长。")
    assert stored(article).stage == Stage.SECOND_REVIEW


@pytest.mark.parametrize("act", ["approve", "send-back", "decline"])
def test_what_needs_words_is_refused_without_and_says_so(desk, act):
    article = waiting_for(Stage.FIRST_REVIEW)
    response = press(desk.editor, article, act, to=Stage.MANUSCRIPT, opinion="  ")
    assert len(said(response)) == 1
    assert (stored(article).stage, article.signatures.count()) == (Stage.FIRST_REVIEW, 0)


def test_a_piece_is_declined_held_and_opened_again(desk):
    article = waiting_for(Stage.FINAL_REVIEW)
    press(desk.chief, article, "hold", opinion="等部门回复。")
    assert stored(article).held_at
    assert buttons(desk.chief, article) == ["reopen"]
    press(desk.chief, article, "reopen", opinion="已回复。")
    assert (stored(article).held_at, stored(article).stage) == (None, Stage.FINAL_REVIEW)
    press(desk.chief, article, "decline", opinion="已有同题稿件。")
    assert stored(article).stage == Stage.DECLINED
    press(desk.chief, article, "reopen", opinion="改作简讯。")
    assert stored(article).stage == Stage.MANUSCRIPT


def test_a_whole_chain_is_published_and_withdrawn(desk):
    article = make_article(visibility=Visibility.HIDDEN)
    assert "release" in buttons(desk.chief, article)
    assert said(press(desk.chief, article, "release", release="now")) == ["《春风吹绿东河岸》已发布。"]
    assert stored(article).is_public
    assert "release" not in buttons(desk.chief, article)  # readers see it
    press(desk.chief, article, "withdraw", opinion="数字有误。", notice="正在核实。")
    assert (stored(article).visibility, stored(article).withdrawal_notice) == (Visibility.WITHDRAWN, "正在核实。")


def test_a_moment_is_read_by_the_clock_of_the_paper_and_what_is_none_comes_back(desk):
    article = make_article(visibility=Visibility.HIDDEN)
    response = press(desk.chief, article, "release", release="moment", release_at="改天")
    assertContains(response, 'value="改天"')
    press(desk.chief, article, "release", release="moment", release_at="明天 6:00")
    moment = timezone.localtime(stored(article).published_at)
    assert (moment.date() - timezone.localdate(), moment.hour) == (timedelta(days=1), 6)


def test_an_opinion_is_answered_in_its_thread(desk):
    article = waiting_for(Stage.FIRST_REVIEW)
    press(desk.editor, article, "send-back", opinion="请核实姓名。", to=Stage.MANUSCRIPT)
    signature = article.signatures.get()
    fields = {"signature": signature.pk, f"answer-{signature.pk}": "已核实。"}
    assert said(press(desk.liaison, article, "answer", **fields)) == ["答复已记入。"]
    page = desk.editor.get(url_of(article))
    assertContains(page, "请核实姓名。")
    assertContains(page, "已核实。")
    assert [row.answers[0].author_name for row in page.context["thread"]] == ["何通联"]


def test_an_empty_answer_and_one_to_another_piece_say_nothing(desk):
    article = waiting_for(Stage.SECOND_REVIEW)
    signature, other = article.signatures.get(), make_manuscript()
    assert said(press(desk.editor, article, "answer", signature=signature.pk))
    assert press(desk.editor, other, "answer", signature=signature.pk).status_code == 404
    assert not signature.answers.exists()


def test_what_was_changed_meanwhile_is_not_signed_and_the_opinion_comes_back(desk):
    article = waiting_for(Stage.SECOND_REVIEW, body="第一段。\n\n第二段。")
    read = article.latest_revision_id
    changed(article, make_staff("另一主任", "change_article", "review_second_article"), headline="改过的题")
    response = press(desk.director, article, "approve", revision=read, opinion="同意刊发。")
    assert said(response) == ["另一主任在本环节改过《改过的题》：只能由其本人签字，否则请退回。"]
    assertContains(response, "同意刊发。</textarea>")
    assertContains(response, "<del>未发的稿件</del><ins>改过的题</ins>")  # what changed since it was read
    assert response.context["since"].revision.pk == read
    assert article.signatures.count() == 1


def test_who_changed_the_words_in_another_window_reads_them_again_before_signing(desk):
    article = waiting_for(Stage.SECOND_REVIEW, headline="题")
    read = article.latest_revision_id
    changed(article, desk.director.person, headline="新题")
    response = press(desk.director, article, "approve", revision=read)
    assert "重新" in said(response)[0] or "再" in said(response)[0]
    press(desk.director, article, "approve", revision=response.context["original"].latest_revision_id)
    assert stored(article).stage == Stage.FINAL_REVIEW


def test_a_form_that_names_no_revision_signs_nothing(desk):
    article = waiting_for(Stage.SECOND_REVIEW)
    for revision in ("", "x", "99999999", make_manuscript().latest_revision_id):
        response = press(desk.director, article, "approve", revision=revision, opinion=OPINION)
        assert said(response) == ["表单没有注明它所显示的是哪一稿，请重新打开。"]
        assertContains(response, OPINION)
    assert stored(article).stage == Stage.SECOND_REVIEW


@pytest.mark.parametrize("act", ["approve", "proof", "sign-off", "approve-and-sign-off", "send-back", "decline"])
@pytest.mark.parametrize("act_stage", [Stage.MANUSCRIPT, Stage.FIRST_REVIEW, Stage.SIGNING, Stage.READY])
def test_a_crafted_press_of_who_may_not_does_nothing(desk, act, act_stage):
    article = make_manuscript()
    Article.objects.filter(pk=article.pk).update(stage=act_stage)
    for client in (desk.liaison, desk.reader):
        response = press(client, article, act, opinion=OPINION, to=Stage.MANUSCRIPT)
        assert len(said(response)) == 1
    assert (stored(article).stage, article.signatures.count()) == (act_stage, 0)


def test_a_button_that_is_none_is_a_bad_request_and_a_stranger_sees_nothing(desk, login):
    article = make_manuscript()
    assert press(desk.chief, article, "shred").status_code == 400
    assert login("局外人").get(url_of(article)).status_code == 403


def test_each_reason_why_not_stands_on_the_page(desk):
    article = waiting_for(Stage.FIRST_REVIEW)
    page = desk.director.get(url_of(article))
    assertContains(page, "您无权对《未发的稿件》这样做")
    assert page.context["offers"].due == "《未发的稿件》处于“待初审”：您无权承担这一环节。"
    assertNotContains(page, 'value="approve"')


def test_an_own_piece_and_a_second_review_are_refused_on_the_page(desk, member):
    both = member("两手", "责编", "主任")
    article = make_manuscript()
    submit(article=article, by=desk.liaison.person)
    press(both, article, "approve", opinion=OPINION)
    assert "两手" in both.get(url_of(article)).context["offers"].due
    assert "approve" not in buttons(both, article)
    assert "approve" in buttons(desk.director, article)


def test_a_piece_in_the_bin_is_read_and_not_signed(desk):
    article = waiting_for(Stage.FIRST_REVIEW)
    Article.objects.filter(pk=article.pk).update(binned_at=timezone.now())
    response = press(desk.editor, article, "approve", opinion=OPINION)
    assert "回收站" in said(response)[0]
    assertContains(response, OPINION)
    assert not buttons(desk.editor, article)


def test_the_opinion_comes_back_after_the_session_has_expired(desk):
    article = waiting_for(Stage.FIRST_REVIEW)
    desk.editor.person.set_password("hai-shi-chun-tian")
    desk.editor.person.save()
    desk.editor.logout()
    asked = press(desk.editor, article, "approve", opinion=OPINION)
    assertContains(asked, OPINION)  # it travels with the page that asks for the login
    fields = {"opinion": OPINION, "revision": article.latest_revision_id}
    login = {"login-username": "方责编", "login-password": "hai-shi-chun-tian"}
    back = desk.editor.post(url_of(article), {**fields, **login})
    assertContains(back, f"{OPINION}</textarea>")
    assert article.signatures.count() == 0  # nothing is signed until the button is pressed
    press(desk.editor, article, "approve", opinion=OPINION)
    assert stored(article).stage == Stage.SECOND_REVIEW


def test_the_link_to_the_form_is_for_who_may_change_the_words_now(desk):
    article = waiting_for(Stage.SECOND_REVIEW)
    form = f'href="{reverse("admin:articles_article_change", args=[article.pk])}" accesskey="g"'
    assert form in shown(desk.director, article)
    assert form not in shown(desk.editor, article)


def test_the_transcription_of_print_is_signed_with_the_source_beside(desk, member):
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), headline="旧题")
    changed(article, desk.liaison.person, headline="新题")
    corrector = member("订正者")
    rights = ["view_article", "correct_transcription_article"]
    permissions = corrector.person.user_permissions.model.objects.filter(codename__in=rights)
    corrector.person.user_permissions.set(permissions)
    assertContains(corrector.get(url_of(article)), "<del>旧</del><ins>新</ins>题")
    press(corrector, article, "transcribe")
    assert (stored(article).headline, article.signatures.get().step) == ("新题", Step.TRANSCRIPTION)
    assert buttons(corrector, article) == []


def test_the_page_asks_as_many_questions_whatever_was_signed(desk, django_assert_num_queries):
    article = waiting_for(Stage.SIGNING)
    place(article=article, page=make_page(), by=desk.chief.person)
    press(desk.chief, article, "send-back", opinion="重审。", to=Stage.FINAL_REVIEW)
    press(desk.chief, article, "approve", opinion=OPINION)
    desk.chief.get(url_of(article))
    with django_assert_num_queries(QUERIES):
        desk.chief.get(url_of(article))
    for _again in range(3):
        press(desk.chief, article, "send-back", opinion="重审。", to=Stage.FINAL_REVIEW)
        press(desk.chief, article, "approve", opinion=OPINION)
    with django_assert_num_queries(QUERIES):
        desk.chief.get(url_of(article))


@pytest.mark.parametrize(
    ("word", "is_warned", "is_offered"), [("warn", True, True), ("allow", False, True), ("forbid", False, False)]
)
def test_who_proofed_before_is_warned_or_refused_as_the_paper_has_it(desk, settings, word, is_warned, is_offered):
    settings.SHARED_PROOFS = dict.fromkeys(settings.SHARED_PROOFS, word)
    article = waiting_for(Stage.FIRST_PROOF)
    press(desk.reader, article, "proof")
    page = desk.reader.get(url_of(article))
    assert ("您也签过一校" in page.content.decode()) == is_warned
    assert ("proof" in buttons(desk.reader, article)) == is_offered


def test_a_proof_that_is_pressed_twice_is_one_proof(desk):
    article = waiting_for(Stage.FIRST_PROOF)
    shown_as = state_of(article)
    press(desk.reader, article, "proof", opinion=OPINION, state=shown_as)
    again = press(desk.reader, article, "proof", opinion=OPINION, state=shown_as)
    assert said(again)[-1] == "《未发的稿件》在本页打开后已进入“待二校”，这次点按没有再做什么。"
    assert (stored(article).stage, article.signatures.filter(step__in=Step.proofs()).count()) == (Stage.SECOND_PROOF, 1)
    assertContains(again, f'name="state" value="{Stage.SECOND_PROOF}"')


def test_a_piece_that_is_opened_twice_keeps_its_signatures(desk):
    article = waiting_for(Stage.FIRST_PROOF)
    press(desk.chief, article, "hold", opinion="等结果。")
    shown_as = state_of(stored(article))
    for _press in range(2):
        press(desk.chief, article, "reopen", opinion="可以发了。", state=shown_as)
    assert (stored(article).stage, stored(article).held_at) == (Stage.FIRST_PROOF, None)


def test_the_history_tells_opinions_and_answers_as_such(desk):
    article = waiting_for(Stage.FIRST_REVIEW)
    press(desk.editor, article, "send-back", opinion="请核实姓名。", to=Stage.MANUSCRIPT)
    signature = article.signatures.get()
    press(desk.liaison, article, "answer", **{"signature": signature.pk, f"answer-{signature.pk}": "已核实。"})
    press(desk.liaison, article, "submit")
    press(desk.editor, article, "approve", opinion=OPINION)
    page = desk.chief.get(reverse("admin:articles_article_history", args=[article.pk]))
    for told in ("初审：退回 → 来稿（方责编）", "理由：请核实姓名。", "答复：已核实。", f"意见：{OPINION}"):
        assertContains(page, told)


def test_who_has_signed_is_led_to_the_next_piece_that_waits_for_them(desk):
    first, second = (waiting_for(Stage.SECOND_REVIEW, headline=title) for title in ("先到的", "后到的"))
    waiting_for(Stage.FINAL_REVIEW, headline="总编的")
    made, following = said(press(desk.director, first, "approve"))
    assert made == "《先到的》已通过，现为：待终审。"
    assert following.startswith(f'下一篇： <a href="{url_of(second)}"')
    desk.director.get(url_of(second))  # which shows both
    assert len(said(press(desk.director, second, "approve"))) == 1  # nothing else waits


def test_an_answer_that_is_refused_comes_back_in_its_field(desk):
    article = waiting_for(Stage.SECOND_REVIEW)
    signature = article.signatures.get()
    Article.objects.filter(pk=article.pk).update(binned_at=timezone.now())
    fields = {"signature": signature.pk, f"answer-{signature.pk}": "已核实。"}
    assertContains(press(desk.liaison, article, "answer", **fields), "已核实。</textarea>")


def test_another_version_can_be_asked_for_and_what_is_none_is_not(desk):
    article = waiting_for(Stage.SECOND_REVIEW)
    changed(article, desk.director.person, headline="新题")
    for asked, number in (("1", 1), ("2", 2), ("77", 1), ("x", 1)):
        page = desk.director.get(url_of(article), {"since": asked})
        assert page.context["since"].revision.number == number


def test_a_piece_on_a_page_leads_to_the_proof_of_that_page(desk):
    page = make_page()
    article = waiting_for(Stage.FIRST_PROOF, page=page, position=1)
    proof = reverse("admin:articles_issue_page", args=[page.issue_id, page.pk])
    assertContains(desk.reader.get(url_of(article)), f'<a href="{proof}">{page}</a>', html=True)
    assertNotContains(desk.reader.get(url_of(make_manuscript())), proof)
