import random

import pytest

from articles.importing.order.evidence import WEIGHTS
from articles.importing.words.lexicon import Lexicon, told
from benchmarks.fitting.choosing import Case, fit, shares
from benchmarks.fitting.fit_lexicon import learn
from benchmarks.fitting.whole_articles import Article

FIRST = "活动现场,农机手开着收割机下了田,村民围着看了一个上午,都说机器又快又省心。"
MIDDLE = "据介绍,这批农机是镇里去年新添的,今年头一回派上用场,一天能收三十亩。"
LAST = "下一步,东河镇将继续推进农机下乡,让更多的村民用上机器,力争全年丰收。"


@pytest.fixture(scope="module")
def lexicon():
    bodies = [[f"东河镇{place}日前开镰了。", place + FIRST, MIDDLE, place + MIDDLE, LAST] for place in "东南西北中"]
    articles = [Article("rows", "", [("paragraph", text) for text in body]) for body in bodies]
    return Lexicon(**learn(articles, random.Random(1)))  # noqa: S311


def test_what_stands_early_is_learnt(lexicon):
    assert lexicon.earliness(told(FIRST)) > lexicon.earliness(told(MIDDLE)) > lexicon.earliness(told(LAST))


def test_where_an_article_turns_back_is_learnt(lexicon):
    lead = told("东河镇日前开镰了。")
    turn = lexicon.turns_back(told(LAST), told(FIRST), lead)
    assert turn > lexicon.turns_back(told(FIRST), told(MIDDLE), lead)
    assert turn > 0


def test_what_goes_on_is_learnt(lexicon):
    assert lexicon.goes_on("让更多的村民用", "上机器。") > lexicon.goes_on("让更多的村民用", MIDDLE)


def test_weights_are_fitted_that_make_the_truth_likeliest():
    telling = [{"as-printed": 1.0}, {"turn": 2.0, "word": 1.0}, {"turn": -2.0, "word": 1.0}]
    weights = fit([Case(telling, 1, exchanged=True)] * 300)
    assert weights["turn"] > 0
    assert shares(Case(telling, 1, exchanged=True), weights)[1] > 0.9
    assert weights["sections"] == WEIGHTS["sections"]


def test_weights_say_no_more_than_the_cases_do():
    alike = [{"as-printed": 1.0}, {"turn": 1.0}, {"turn": 1.0}]
    weights = fit([Case(alike, truth, exchanged=True) for truth in (1, 2)] * 200)
    assert shares(Case(alike, 1, exchanged=True), weights)[1] == pytest.approx(0.5, abs=0.02)
