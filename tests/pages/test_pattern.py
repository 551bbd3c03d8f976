"""Patterns are filled with anything and stay what their template made them."""

from markupsafe import Markup, escape

from generator.pages.pattern import Pattern, hole


def test_a_text_is_escaped_and_a_piece_of_page_is_not() -> None:
    pattern = Pattern(Markup("<td>{}</td><td>{}</td>").format(hole(0), hole(1)))
    assert pattern.fill(("<script>&", Markup("<b>1</b>"))) == "<td>&lt;script&gt;&amp;</td><td><b>1</b></td>"


def test_a_hole_survives_escaping_and_may_stand_twice_and_in_any_order() -> None:
    pattern = Pattern(escape(hole(11) + " – ") + hole(2) + hole(11))
    values = [""] * 11 + ["x"]
    values[2] = "y"
    assert pattern.fill(values) == "x – yx"


def test_what_is_filled_in_is_never_taken_for_a_hole() -> None:
    pattern = Pattern(hole(0) + "|" + hole(1))
    assert pattern.fill((str(hole(1)), "b")) == f"{hole(1)}|b"


def test_a_pattern_is_not_changed_by_filling() -> None:
    pattern = Pattern("a" + hole(0))
    assert [pattern.fill((one,)) for one in ("1", "2", "1")] == ["a1", "a2", "a1"]
