import pytest


def choose(client, **data):
    return client.post("/type-size/", data)


def test_large_type_is_kept_in_a_cookie_and_changes_the_stylesheet_alone(client):
    usual = client.get("/none/").text
    assert choose(client, size="large", next="/issues/").url == "/issues/"
    assert "font-size: 125%" in client.get("/type-size.css").text
    assert client.get("/none/").text == usual


@pytest.mark.parametrize("size", ["usual", "", "huge"])
def test_any_other_size_is_the_usual_one(client, size):
    choose(client, size="large")
    assert choose(client, size=size).cookies["type_size"]["max-age"] == 0
    assert client.get("/type-size.css").text.strip() == ""


def test_cookie_lasts_a_year_and_no_script_reads_it(client):
    cookie = choose(client, size="large").cookies["type_size"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31536000, True, "Lax")


@pytest.mark.parametrize("back", ["", "https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choice_leads_nowhere_else(client, back):
    assert choose(client, size="large", next=back).url == "/"


def test_stylesheet_is_asked_for_each_time_and_sent_when_it_changed(client):
    first = client.get("/type-size.css")
    assert (first.headers["Vary"], first.headers["Cache-Control"]) == ("Cookie", "private, no-cache")
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/type-size.css", headers=seen).status_code == 304
    choose(client, size="large")
    assert client.get("/type-size.css", headers=seen).status_code == 200
