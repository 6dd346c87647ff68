from articles.public.context import paper


def test_paper_names_itself(settings, rf):
    settings.PAPER_NAME = "东河新闻"
    assert paper(rf.get("/")) == {"paper_name": "东河新闻"}
