"""The colours of the stylesheet, by the formula of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

import re

import pytest
from django.contrib.staticfiles import finders

COLOUR = re.compile(r"--(paper|ink|soft|red|wash): (#[0-9a-f]{3,6});")
# Of the text, and of what stands out from it: WCAG's AAA and AA.
WANTED = {"ink": 7, "soft": 7, "red": 4.5}


def schemes():
    """Give the colours of each scheme by its name: those of the light one come first, then those of the dark one."""
    with open(finders.find("articles/paper.css"), encoding="utf-8") as stylesheet:
        blocks = re.findall(r":root \{(.*?)\}", stylesheet.read(), re.DOTALL)
    return dict(zip(("light", "dark", "print"), map(dict, map(COLOUR.findall, blocks)), strict=True))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_has_it():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("text", WANTED)
@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_stands_out_from_its_ground(scheme, text, ground):
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[ground]) >= WANTED[text]
