"""The list of pieces: what each waits for, and how long by now."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.enums import Stage
from articles.models import Article

LED_ON = frozenset({Stage.MANUSCRIPT, Stage.READY, *Stage.waiting()})  # stages in which somebody is to do something


class HeldFilter(admin.SimpleListFilter):
    """Whether pieces are held back."""

    title, parameter_name = gettext_lazy("held back"), "held"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[Any, Any]]:
        return [("yes", gettext_lazy("held back")), ("no", gettext_lazy("not held back"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return queryset.filter(held_at__isnull=False)
            case "no":
                return queryset.filter(held_at=None)
            case _:
                return queryset


class TellsWaiting(ModelAdmin[Any]):
    """A list that says how long each piece has been waiting, and for what."""

    @admin.display(description=gettext_lazy("stage"), ordering="stage_since")
    def waiting(self, article: Article) -> str:
        stage = article.get_stage_display()
        if article.held_at:
            told = {"stage": stage, "time": timesince(article.held_at, depth=1)}
            return _("%(stage)s, held back for %(time)s") % told
        if article.stage in LED_ON and not article.is_public:
            return _("%(stage)s for %(time)s") % {"stage": stage, "time": timesince(article.stage_since, depth=1)}
        return stage
