"""The people of a desk for tests: logins in the groups of the newsroom, and who each of them is as a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from articles.models import Correspondent, Editor
from tests.factories import make_correspondent, make_editor


def member(login: str, *groups: str, name: str = "") -> User:
    """Make a login of some groups, which bears the name of its person, if one is told."""
    user = User.objects.create_user(login, last_name=name[:1], first_name=name[1:], is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@dataclass(frozen=True)
class Staff:
    """Ten logins of eight people. `persons` names who a login is, `writers` who a correspondent is, by their keys.

    Two logins are 文心远's: both have a row of an editor, and the rows were merged. Two are 秦晓岚's, by name alone.
    """

    logins: tuple[User, ...]
    persons: Mapping[int, str]
    writers: Mapping[int, str]

    @property
    def chief(self) -> User:
        return next(login for login in self.logins if login.username == "qin")


def make_whole_staff() -> Staff:
    """Make the logins of a county paper in which many are more than one thing."""
    told = {
        "he": ("何通联", ["通联"]),
        "fang": ("方之舟", ["责编"]),
        "wen": ("文心远", ["责编", "校对"]),
        "wen2": ("文心远", ["主任"]),
        "qi": ("齐望北", ["主任", "责编"]),
        "qin": ("秦晓岚", ["总编"]),
        "qin2": ("秦晓岚", ["责编", "主任", "校对"]),
        "jiao": ("焦一苇", ["校对"]),
        "lu": ("陆远桥", ["校对", "通联"]),
    }
    logins = {login: member(login, *groups) for login, (_name, groups) in told.items()}
    logins["root"] = User.objects.create_superuser("root")
    persons = {logins[login].pk: name for login, (name, _groups) in told.items()} | {logins["root"].pk: "管理员"}
    for login in ("qin", "qin2"):
        User.objects.filter(pk=logins[login].pk).update(last_name="秦", first_name="晓岚")
    one, other = make_editor("文心远", user=logins["wen"]), make_editor("文远", user=logins["wen2"])
    Editor.objects.filter(pk=other.pk).update(merged_into=one)
    writers = _make_writers({"文心远": one, "方之舟": make_editor("方之舟", user=logins["fang"])})
    everybody = tuple(User.objects.get(pk=login.pk) for login in logins.values())  # as a request reads them
    return Staff(everybody, persons, writers)


def _make_writers(editors: Mapping[str, Editor]) -> Mapping[int, str]:
    """Make two correspondents who are of the staff, and two who are not."""
    rows: list[Correspondent] = [make_correspondent(name, editor=editor) for name, editor in editors.items()]
    rows += [make_correspondent("林晓禾"), make_correspondent("黎小满")]
    return {row.pk: row.name for row in rows}
