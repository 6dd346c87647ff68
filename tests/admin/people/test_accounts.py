"""Accounts at the desk: rights by Chinese names, deactivated by whoever may, deleted by nobody."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertNotContains

from articles.models import system_user
from tests.admin.forms import errors, filled

pytestmark = pytest.mark.django_db

LIST = reverse("admin:auth_user_changelist")


def url_of(account, page="change"):
    return reverse(f"admin:auth_user_{page}", args=[account.pk])


def save(client, account, **fields):
    """Open the form, type into some fields, save."""
    return client.post(url_of(account), {**filled(client.get(url_of(account))), **fields})


def act(client, action, *accounts, **fields):
    response = client.post(LIST, {"action": action, "_selected_action": [row.pk for row in accounts], **fields})
    client.get(LIST)  # which shows the messages, so that they are not said again
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def is_active(account):
    return User.objects.get(pk=account.pk).is_active


@pytest.fixture
def colleague(db):
    return User.objects.create_user("秦晓岚", is_staff=True, last_name="秦", first_name="晓岚")


def test_list_says_who_is_who(admin_client, colleague):
    User.objects.create_user("旧账号", is_active=False)
    html = admin_client.get(LIST).content.decode()
    for shown in ("秦晓岚", "在用", "已停用", "工作人员", "超级用户"):
        assert f'">{shown}</td>' in html


def test_account_is_deactivated_and_let_in_again_from_the_list(admin_client, colleague):
    assert act(admin_client, "deactivate", colleague) == [("success", "已停用：秦晓岚")]
    assert not is_active(colleague)
    assert act(admin_client, "deactivate", colleague) == [("warning", "账号“秦晓岚”已经停用。")]
    assert act(admin_client, "reactivate", colleague) == [("success", "已重新启用：秦晓岚")]
    assert is_active(colleague)
    history = admin_client.get(url_of(colleague, "history"))
    assert [entry.action for entry in history.context["page"]] == ["reactivate", "deactivate"]


def test_deactivated_account_is_out_at_once(admin_client, client, colleague):
    client.force_login(colleague)
    assert client.get(reverse("admin:index")).status_code == 200
    act(admin_client, "deactivate", colleague)
    assert client.get(reverse("admin:index")).status_code == 302


def test_account_is_deactivated_by_its_form(admin_client, colleague):
    assert save(admin_client, colleague, is_active="").status_code == 302
    assert not is_active(colleague)


@pytest.mark.parametrize("right", ["is_active", "is_staff", "is_superuser"])
def test_nobody_locks_themselves_out(admin_client, admin_user, right):
    response = save(admin_client, admin_user, **{right: ""})
    assert errors(response) == ["不能取消自己账号的权限，请另一位超级用户来办。"]
    assert getattr(User.objects.get(), right)


def test_nobody_deactivates_themselves_in_the_list(admin_client, admin_user):
    assert act(admin_client, "deactivate", admin_user) == [
        ("warning", "不能取消自己账号的权限，请另一位超级用户来办。")
    ]
    assert is_active(admin_user)


def test_deleting_is_not_offered(admin_client, colleague):
    assertNotContains(admin_client.get(url_of(colleague)), "deletelink")
    assertNotContains(admin_client.get(LIST), "delete_selected")


def test_crafted_deletion_is_refused(admin_client, colleague):
    assert admin_client.get(url_of(colleague, "delete")).status_code == 403
    assert admin_client.post(url_of(colleague, "delete"), {"post": "yes"}).status_code == 403
    act(admin_client, "delete_selected", colleague, post="yes")
    assert User.objects.filter(pk=colleague.pk).exists()


def test_who_is_no_superuser_does_not_touch_a_superuser(login, admin_user):
    client = login("方立", "view_user", "change_user")
    assert act(client, "deactivate", admin_user) == [("warning", "“admin”是超级用户，只有超级用户才能改动其账号。")]
    assert client.post(url_of(admin_user), {"username": "别人"}).status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[admin_user.pk])).status_code == 403
    assert is_active(admin_user)


def test_who_is_no_superuser_gives_no_rights(login, colleague):
    client = login("方立", "view_user", "change_user")
    rights = {"is_superuser": "on", "user_permissions": [Permission.objects.first().pk]}
    assert save(client, colleague, email="qin@example.com", **rights).status_code == 302
    stored = User.objects.get(pk=colleague.pk)
    assert (stored.email, stored.is_superuser, stored.user_permissions.count()) == ("qin@example.com", False, 0)


def test_staff_who_may_only_view_cannot_act(login, colleague):
    act(login("方立", "view_user"), "deactivate", colleague)
    assert is_active(colleague)


def test_permissions_go_by_chinese_names_and_are_those_of_the_desk(admin_client):
    group = Group.objects.create(name="夜班")
    form = admin_client.get(reverse("admin:auth_group_change", args=[group.pk])).context["adminform"].form
    labels = [label for _value, label in form.fields["permissions"].choices]
    assert {"稿件：增加", "稿件：修改", "职员署名：删除", "用户：查看"} <= set(labels)
    assert not any("会话" in label or "日志" in label for label in labels)


def test_group_keeps_the_permissions_chosen(admin_client):
    group = Group.objects.create(name="夜班")
    chosen = Permission.objects.filter(codename__in=["change_article", "view_issue"])
    url = reverse("admin:auth_group_change", args=[group.pk])
    admin_client.post(url, {"name": "夜班", "permissions": [row.pk for row in chosen]})
    assert set(group.permissions.all()) == set(chosen)


def test_short_password_is_refused(admin_client):
    sent = {"username": "新人", "usable_password": "true", "password1": "dong-he-123", "password2": "dong-he-123"}
    response = admin_client.post(reverse("admin:auth_user_add"), sent)
    assert "12" in " ".join(errors(response))
    assert not User.objects.filter(username="新人").exists()


def test_newsroom_itself_cannot_be_let_in(admin_client):
    system = system_user()
    assert act(admin_client, "reactivate", system) == [("warning", "“系统”是采编系统本身，任何人都不能用它登录。")]
    assert admin_client.post(url_of(system), {"username": "别人", "is_active": "on"}).status_code == 403
    assert admin_client.get(reverse("admin:auth_user_password_change", args=[system.pk])).status_code == 403
    assert not is_active(system)


def test_rights_that_somebody_sees_and_may_not_give_have_chinese_names(login, colleague):
    colleague.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "sign_off_article"]))
    group = Group.objects.create(name="夜班")
    group.permissions.set(Permission.objects.filter(codename="change_issue"))
    client = login("方立", "view_user", "view_group")
    told = client.get(url_of(colleague)).content.decode()
    assert "稿件：查看" in told
    assert "稿件：签发" in told
    assert "Can " not in told
    told = client.get(reverse("admin:auth_group_change", args=[group.pk])).content.decode()
    assert "期：修改" in told
    assert "Can " not in told


def test_who_may_change_accounts_and_give_no_rights_sees_them_in_chinese(login, colleague):
    colleague.user_permissions.set(Permission.objects.filter(codename="view_article"))
    told = login("方立", "view_user", "change_user").get(url_of(colleague)).content.decode()
    assert "稿件：查看" in told
    assert "Can " not in told
