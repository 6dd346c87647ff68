from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.models import ConfusedWord


@admin.register(ConfusedWord)
class ConfusedWordAdmin(KeepsWhatOthersSaved[ConfusedWord], DeskAdmin[ConfusedWord]):
    list_display = ["wrong", "right", "is_spared", "note"]
    list_filter = ["is_spared"]
    search_fields = ["wrong", "right", "note"]
    search_help_text = _("Wrong or right form, or note.")
    fields = [("wrong", "right"), "is_spared", "note"]
