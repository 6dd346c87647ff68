"""Every finding of the cases is said in Chinese, with its facts."""

import pytest
from django.utils import translation

from articles.codes import FindingCode
from articles.editorial.proofreading.wording import say_finding
from articles.proofreading import check
from tests.proofreading.pieces import read_piece
from tests.proofreading.test_cases import CASES


@pytest.mark.parametrize("code", FindingCode)
def test_findings_are_said_in_chinese(code):
    findings = [found for case in CASES for found in check(*read_piece(case[2])) if found.code == code]
    for finding in findings:
        sentence = say_finding(finding)
        assert sentence.endswith("。")
        with translation.override("en"):
            assert say_finding(finding) != sentence


def test_a_confused_word_is_said_with_the_right_one():
    (finding,) = check(*read_piece("县里按装了路灯。"))
    assert say_finding(finding) == "“按装”应为“安装”。"
