"""Pictures of the change: labels never touch, what is not known is not drawn, text is escaped."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.checking.exact_text import shown_exact
from generator.pages.slope_figure import Slope, aspect_slopes, change_strip

SHARES = st.none() | st.fractions(0, 100)


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=12))
def test_labels_stay_apart_and_inside(pairs):
    slopes = [Slope("A", "Nama", before, after) for before, after in pairs]
    picture = str(aspect_slopes(slopes, "awal", "akhir", "Uji"))
    heights = sorted(float(y) for y in re.findall(r'<text x="58%" y="([\d.]+)"', picture))
    known = [one for one in slopes if one.before is not None or one.after is not None]
    assert len(heights) == len(known)
    assert all(later - earlier >= 16.9 for earlier, later in pairwise(heights))
    assert all(0 < height <= 270 for height in heights)
    assert picture.count('class="slope ') == sum(None not in pair for pair in pairs)


def test_nothing_is_drawn_of_what_is_not_known():
    strip = str(change_strip(None, None, ((Fraction(10), Fraction(60)),)))
    assert "open-span" in strip
    assert "circle" not in strip


def test_falling_is_told_apart_from_rising():
    assert "falling" in str(change_strip(Fraction(50), Fraction(40), ()))
    assert "falling" not in str(change_strip(Fraction(40), Fraction(40), ()))


def test_names_are_escaped():
    picture = str(aspect_slopes([Slope("A", "<b>", Fraction(1), Fraction(2))], "awal", "akhir", "<i>"))
    assert "<b>" not in picture
    assert "<i>" not in picture


def test_exact_numbers_keep_their_digits_and_round_half_up():
    assert shown_exact(Fraction(25)) == "25.00"
    assert shown_exact(Fraction(-1, 8)) == "-0.125"
    assert shown_exact(Fraction(2, 3)) == "0.666667"
