from articles.enums import ReviewStage, Verdict
from articles.models import Article, Review


def test_review_says_what_was_decided_on_what():
    review = Review(article=Article(headline="春耕"), stage=ReviewStage.FINAL_REVIEW, verdict=Verdict.SENT_BACK)
    assert str(review) == "春耕 终审 退回"
