from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, Tag

from articles.models.paper.article import Article


class Tagging(ItemBase, models.Model):  # type: ignore[misc]  # taggit ships no types; its base is a model already
    """A tag on an article.

    A table of our own in place of taggit's generic one: with keys that the database holds, and an index by which the
    articles of a tag are found and counted without looking at any of them.
    """

    content_object = models.ForeignKey(
        Article, models.CASCADE, related_name="taggings", db_index=False, verbose_name=_("article")
    )
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings", db_index=False, verbose_name=_("tag"))

    objects = models.Manager["Tagging"]()

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("taggings")
        ordering = ["id"]
        indexes = [models.Index(fields=["tag", "content_object"], name="tagging_by_tag")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="tagging_once",
                violation_error_message=_("The article has this tag already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_object} {self.tag}"
