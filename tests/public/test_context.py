import pytest

from articles.public.context import paper


def test_paper_names_itself(settings, rf):
    settings.PAPER_NAME, settings.ICP_NUMBER, settings.LICENCE = "东河新闻", "东ICP备2026001号-1", ""
    assert paper(rf.get("/")) == {"paper_name": "东河新闻", "icp_number": "东ICP备2026001号-1", "licence": ""}


@pytest.mark.django_db
def test_foot_of_every_page_says_what_the_law_asks_for(client, settings):
    settings.ICP_NUMBER, settings.LICENCE = "东ICP备2026001号-1", "内部资料准印证 东内 第<12>号"
    for address in ("/", "/articles/", "/nowhere/"):
        foot = client.get(address).content.decode().split("<footer")[1]
        assert '<li><a href="https://beian.miit.gov.cn/">东ICP备2026001号-1</a></li>' in foot
        assert "<li>内部资料准印证 东内 第&lt;12&gt;号</li>" in foot


@pytest.mark.django_db
def test_foot_says_nothing_where_there_is_nothing_to_say(client):
    foot = client.get("/").content.decode().split("<footer")[1]
    assert "beian" not in foot
    assert foot.count("<li>") == 4
