"""The colours of the style sheet, computed: text 4.5:1 on every ground it stands on, graphics 3:1, in both schemes."""

from __future__ import annotations

import re

import pytest

from tests.site.conftest import ROOT

TOKENS = ROOT / "site_templates/theme/assets/stylesheets/tokens.css"
GROUNDS = ("paper", "sheet", "well", "leaf-tint", "gold-tint")
TEXTS = ("ink", "ink-2", "leaf", "leaf-2")
GRAPHICS = ("rule-strong", "gold", "leaf", "leaf-2", "a", "b", "c", "d", "e")
PREDICATES = ("a", "b", "c", "d", "e")


def read_scheme(name: str) -> dict[str, str]:
    """The colours of `default` or `slate`, by name."""
    css = TOKENS.read_text("utf-8")
    block = re.search(rf'\[data-md-color-scheme="{name}"\] \{{(.*?)\}}', css, re.DOTALL)
    assert block, name
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` by WCAG 2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_and_graphics_stand_out_from_every_ground(scheme: str) -> None:
    colours = read_scheme(scheme)
    poor = {
        f"{front} on {back}": round(ratio, 2)
        for fronts, least in ((TEXTS, 4.5), (GRAPHICS, 3.0))
        for front in fronts
        for back in GROUNDS
        if (ratio := contrast(colours[front], colours[back])) < least
    }
    poor |= {
        f"{one} on its tint": round(ratio, 2)
        for one in PREDICATES
        if (ratio := contrast(colours[one], colours[f"{one}-tint"])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_colour_has_a_duty_that_is_checked(scheme: str) -> None:
    tints = {f"{one}-tint" for one in PREDICATES}
    assert set(read_scheme(scheme)) == {*GROUNDS, *TEXTS, *GRAPHICS, *tints, "rule"}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
