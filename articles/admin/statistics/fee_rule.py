from django.contrib import admin

from articles.admin.shared.base import DeskAdmin
from articles.models import FeeRule


@admin.register(FeeRule)
class FeeRuleAdmin(DeskAdmin[FeeRule]):
    list_display = ["kind", "since", "basis", "amount", "front_page_factor", "lead_factor"]
    list_filter = ["kind"]
    fields = [("kind", "since"), ("basis", "amount"), ("front_page_factor", "lead_factor")]
