import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st
from taggit.forms import TagField
from taggit.models import Tag
from taggit.utils import edit_string_for_tags, parse_tags

from articles.tags import join_tags, split_tags
from tests.factories import make_manuscript


class TagForm(forms.Form):
    tags = TagField(required=False)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("城市，规划、民生", ["城市", "规划", "民生"]),
        ("城市,规划;民生；春耕", ["城市", "规划", "民生", "春耕"]),
        ("城市　规划 民生\n春耕", ["城市", "规划", "民生", "春耕"]),
        ("ＡＩ，AI", ["AI"]),
        ("城市\x0b规划\x08", ["城市", "规划"]),
        ("，、 ;", []),
        ("", []),
        (None, []),
    ],
)
def test_split_reads_what_editors_type(typed, names):
    assert split_tags(typed) == names


def test_split_is_what_taggit_uses():
    assert parse_tags("城市，规划、民生") == ["城市", "规划", "民生"]
    assert edit_string_for_tags([Tag(name="规划"), Tag(name="城市")]) == "城市、规划"


@given(st.text())
def test_names_survive_the_way_out_and_back(typed):
    names = split_tags(typed)
    assert split_tags(join_tags([Tag(name=name) for name in names])) == sorted(names)


def test_form_field_splits_and_joins():
    form = TagForm({"tags": "城市，规划、ＡＩ"})
    assert form.is_valid()
    assert form.cleaned_data["tags"] == ["城市", "规划", "AI"]
    initial = TagForm(initial={"tags": [Tag(name="城市"), Tag(name="规划")]})
    assert 'value="城市、规划"' in str(initial["tags"])


@pytest.mark.django_db
def test_one_tag_has_one_spelling_on_an_article():
    article = make_manuscript()
    article.tags.set(split_tags("ＡＩ 民生"))
    article.tags.add(*split_tags("ai"))
    assert sorted(article.tags.names()) == ["AI", "民生"]
