"""Find whom and what printed names mean: one name, one person, but for namesakes; made where there is nobody."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Q

from articles.models import Alias, Correspondent, Editor, Unit

Someone = TypeVar("Someone", Correspondent, Editor)


def editors_by_name(names: Iterable[str]) -> dict[str, Editor]:
    """Give the editor of each name, made where there is none; in two queries at most.

    Of namesakes, the one without a distinction is meant.
    """
    wanted = set(names)
    namesakes: dict[str, list[Editor]] = defaultdict(list)
    for editor in Editor.objects.filter(name__in=wanted).select_related("merged_into").order_by("distinction"):
        namesakes[editor.name].append(editor)
    meant = {name: first for name, (first, *others) in namesakes.items() if not (first.distinction and others)}
    found = {name: editor.current for name, editor in meant.items()}
    return found | _made(Editor, wanted - found.keys())


def correspondents_by_name(names: Iterable[str]) -> dict[str, list[Correspondent]]:
    """Give those whom each name may mean, the likeliest first, made where there is nobody.

    In three queries at most, or five where somebody was merged into another, who is meant then. Merging waits until
    this transaction ends.

    Whose own name it is comes before whose alias it is, who has no distinction before who has one, the older before the
    younger row.
    """
    wanted = set(names)
    aliases = list(Alias.objects.filter(name__in=wanted).order_by("correspondent").values_list("name", "correspondent"))
    people = _locked(Q(name__in=wanted) | Q(pk__in=[key for _name, key in aliases]))
    own = [person for person in people.values() if person.name in wanted]
    own.sort(key=lambda person: bool(person.distinction))
    standing = _standing(people)
    found: dict[str, list[Correspondent]] = defaultdict(list)
    for name, key in [*((person.name, person.pk) for person in own), *aliases]:
        if standing[key] not in found[name]:
            found[name].append(standing[key])
    return found | {name: [person] for name, person in _made(Correspondent, wanted - found.keys()).items()}


def _locked(asked: Q) -> dict[int, Correspondent]:
    """Read people by key, whom nobody merges until this transaction ends."""
    rows = Correspondent.objects.filter(asked).select_related("unit").order_by("pk")
    return {person.pk: person for person in rows.select_for_update(of=("self",), no_key=True)}


def _standing(people: dict[int, Correspondent]) -> dict[int, Correspondent]:
    """Give by key who stands for each: the person, or the one whom he or she was merged into."""
    others = {person.merged_into_id for person in people.values() if person.merged_into_id} - people.keys()
    known = people | (_locked(Q(pk__in=others)) if others else {})
    return {key: known[person.merged_into_id or key] for key, person in people.items()}


def _made(model: type[Someone], names: Iterable[str]) -> dict[str, Someone]:
    """Make somebody of each name; whom an editor has made just now is given."""
    made = model._default_manager.bulk_create(
        [model(name=name) for name in sorted(names)],
        update_conflicts=True,
        unique_fields=["name", "distinction"],
        update_fields=["name"],
    )
    return {person.name: person for person in made}


def meant(candidates: Sequence[Correspondent], unit: str) -> tuple[Correspondent, bool]:
    """Tell whom a name means, and whether that is sure: there is one, or print adds the unit of one alone."""
    fitting = [each for each in candidates if unit and unit in (each.distinction, str(each.unit or ""))]
    chosen = fitting if len(fitting) == 1 else candidates
    return chosen[0], len(chosen) == 1


def units_by_name(names: Iterable[str]) -> dict[str, Unit]:
    """Give the unit of each name, made where there is none; in three queries at most, in none without names."""
    wanted = set(names)
    rows = Unit.objects.filter(name__in=wanted).select_related("merged_into") if wanted else ()
    found = {unit.name: unit.current for unit in rows}
    missing = wanted - found.keys()
    if missing:
        Unit.objects.bulk_create([Unit(name=name) for name in sorted(missing)], ignore_conflicts=True)
        found |= {unit.name: unit for unit in Unit.objects.filter(name__in=missing)}
    return found
