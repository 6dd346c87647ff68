"""What a form picks is looked at and added beside it, but never renamed or deleted from there."""

import pytest
from django.urls import reverse

from articles.models import Article, Correspondent, Editor, Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Article, Correspondent, Editor, Page])
def test_picker_offers_neither_to_rename_nor_to_delete(admin_client, model):
    html = admin_client.get(reverse(f"admin:articles_{model._meta.model_name}_add")).content.decode()
    assert "related-widget-wrapper-link add-related" in html
    assert "change-related" not in html
    assert "delete-related" not in html
