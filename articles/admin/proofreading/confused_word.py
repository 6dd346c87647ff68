from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import nothing
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.models import ConfusedWord


@admin.register(ConfusedWord)
class ConfusedWordAdmin(KeepsWhatOthersSaved[ConfusedWord], DeskAdmin[ConfusedWord]):
    list_display = ["wrong", "right", "spared", "note"]
    list_filter = ["is_spared"]
    search_fields = ["wrong", "right", "note"]
    search_help_text = gettext_lazy("Wrong or right form, or note.")
    fields = [("wrong", "right"), "is_spared", "note"]

    @admin.display(description=ConfusedWord._meta.get_field("is_spared").verbose_name, ordering="is_spared")
    def spared(self, word: ConfusedWord) -> str:
        return _("yes") if word.is_spared else nothing()
