"""A rulebook that does not add up is refused, whatever the fault; the ones in use add up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking.rulebook import check_rulebook
from generator.model.rulebook import Rulebook
from generator.problems.catalogue import tell
from generator.problems.problem import Problem
from generator.reading.binding import bind
from generator.reading.content import read_instruments, read_rulebooks
from generator.reading.yaml_text import YamlText, parse_yaml
from tests.checking.cases import ROOT
from tests.problems.case import HERE
from tests.problems.staging import BASE

SOUND = (HERE / "R02" / "fixed" / "content" / "rulebooks" / "health" / "contoh-aturan.yml").read_text("utf-8")
INSTRUMENTS = read_instruments(BASE)[0]
BANDS = "          - {below: 50, value: 50, score: 30}\n          - {at_least: 50, value: 100, score: 60}\n"
CLASSES = SOUND[
    SOUND.index("    - {id: baik") : SOUND.rindex("  grounds: {evidence: unverified, citation: Pasal contoh}\n")
]


def look_at(text: str) -> list[Problem]:
    document = parse_yaml(text, "uji.yml")
    assert isinstance(document, YamlText)
    authored, problems = bind(document, "uji.yml", Rulebook)
    assert authored is not None, problems
    return check_rulebook(authored, INSTRUMENTS)


def changed(*pairs: tuple[str, str]) -> list[Problem]:
    text = SOUND
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return look_at(text)


def codes(problems: list[Problem]) -> list[str]:
    return [one.code for one in problems]


def test_rulebooks_in_use_add_up() -> None:
    instruments, problems = read_instruments(ROOT)
    rulebooks, refused = read_rulebooks(ROOT)
    assert problems == refused == []
    assert len(rulebooks) >= 2
    for rulebook in rulebooks:
        assert check_rulebook(rulebook, instruments) == []


def test_the_sound_one_is_sound() -> None:
    assert look_at(SOUND) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["{below: 50}", "{at_least: 50}"], []),
        (["{at_most: 50}", "{above: 50}"], []),
        (["{below: 0}", "{at_least: 0, at_most: 10}", "{above: 10}"], []),
        (["{below: 50}", "{above: 50}"], ["R12"]),
        (["{at_most: 50}", "{at_least: 50}"], ["R13"]),
        (["{below: 50}", "{at_least: 50.0001}"], ["R12"]),
        (["{below: 50}", "{at_least: 49.9999}"], ["R13"]),
        (["{at_least: 0, below: 50}", "{at_least: 50}"], ["R12"]),
        (["{below: 50}", "{at_least: 50, below: 100}"], ["R12"]),
        (["{}"], []),
        (["{}", "{}"], ["R13"]),
        (["{at_least: 50}", "{below: 50}"], ["R12", "R13"]),
        (["{below: 50}", "{at_least: 50, above: 50}"], ["R11"]),
        (["{below: 50, at_most: 50}", "{at_least: 50}"], ["R11"]),
        (["{below: 50}", "{at_least: 50, below: 40}", "{at_least: 40}"], ["R11"]),
    ],
)
def test_every_ratio_falls_into_exactly_one_row(rows: list[str], expected: list[str]) -> None:
    written = "".join(f"          - {row[:-1]}{', ' if row != '{}' else ''}value: 50, score: 30}}\n" for row in rows)
    found = changed((BANDS, written))
    assert codes(found) == expected
    assert not any("None" in tell(one, language).what for one in found for language in ("id", "en"))


def test_a_ratio_without_a_table() -> None:
    assert codes(changed(("        bands:\n" + BANDS, ""))) == ["R09"]


@pytest.mark.parametrize(
    ("limits", "good"),
    [
        ([("80", ""), ("0", "80")], True),
        ([("80", ""), ("50", "80"), ("0", "50")], True),
        ([("80", ""), ("0", "79")], False),
        ([("80", ""), ("0", "81")], False),
        ([("80", "100"), ("0", "80")], False),
        ([("80", ""), ("10", "80")], False),
        ([("0", "80"), ("80", "")], False),
        ([("80", ""), ("80", "80"), ("0", "80")], False),
    ],
)
def test_predicates_cover_every_score_once(limits: list[tuple[str, str]], good: bool) -> None:
    rows = "".join(
        f"    - {{id: k{number}, name: {{id: A, en: A}}, at_least: {low}{f', below: {high}' if high else ''}}}\n"
        for number, (low, high) in enumerate(limits)
    )
    found = changed((CLASSES, rows))
    assert set(codes(found)) == (set() if good else {"R14"})


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("total: 100", "total: 101"), "R07"),
        (("        weight: 60", "        weight: 59"), "R07"),
        (("points_per_yes: 20", "points_per_yes: 19.99"), "R07"),
        (("          - {id: q2, topic: {id: Buku, en: Books}}\n", ""), "R07"),
        (("score: 60", "score: 59.99"), "R10"),
        (("id: q2, topic", "id: q1, topic"), "R04"),
        (("id: kepengurusan\n", "id: cadangan\n"), "R04"),
        (("numerator: lumbung", "numerator: gudang"), "R06"),
        (("denominator: utang", "denominator: hutang"), "R06"),
        (("        numerator: lumbung\n", ""), "R09"),
        (("instrument: contoh-peraturan", "instrument: contoh"), "R02"),
        (("since: 2001-01", "since: 2002-01"), "R03"),
    ],
)
def test_one_change_is_noticed(pair: tuple[str, str], expected: str) -> None:
    assert expected in codes(changed(pair))


def test_decimal_weights_are_added_exactly() -> None:
    """0,1 three times is 0,3 here; in binary it is not."""
    questions = "".join(f"          - {{id: q{number}, topic: {{id: A, en: A}}}}\n" for number in range(3))
    old = "          - {id: q1, topic: {id: Rapat, en: Meeting}}\n          - {id: q2, topic: {id: Buku, en: Books}}\n"
    pairs = (
        ("        weight: 40", "        weight: 0.3"),
        ("points_per_yes: 20", "points_per_yes: 0.1"),
        (old, questions),
    )
    assert codes(changed(*pairs, ("    weight: 100\n", "    weight: 60.3\n"), ("total: 100", "total: 60.3"))) == []


@pytest.mark.parametrize(
    ("share", "code"),
    [
        ("{of: padi, part: utang, whole: padi}", []),
        ("{of: padi, part: utang, whole: jagung}", ["R06"]),
        ("{of: padi, part: lumbung, whole: padi}", ["R08"]),
    ],
)
def test_shares_refer_to_what_exists(share: str, code: list[str]) -> None:
    assert codes(changed(("    terms:\n      - {of: padi}\n", f"    share: {share}\n"))) == code


def test_an_amount_with_two_formulas() -> None:
    share = "    share: {of: padi, part: utang, whole: padi}\n    terms:\n"
    assert codes(changed(("    terms:\n", share))) == ["R05"]


def test_a_long_circle_is_written_out() -> None:
    ring = "".join(
        f"  - id: a{number}\n    name: {{id: A, en: A}}\n    terms: [{{of: a{(number + 1) % 4}}}]\n"
        "    grounds: {evidence: unverified, citation: C}\n"
        for number in range(4)
    )
    (found,) = changed(("amounts:\n", f"amounts:\n{ring}"))
    assert (found.code, found.values["circle"]) == ("R08", "a0 → a1 → a2 → a3 → a0")


@pytest.mark.parametrize(
    "place",
    [
        lambda text: text.replace("evidence: unverified", "evidence: verified", 1),
        lambda text: text.replace("{id: q1,", "{id: q1, grounds: {evidence: verified, citation: C},"),
        lambda text: text.replace("{below: 50, v", "{below: 50, grounds: {evidence: single-source, citation: C}, v"),
    ],
)
def test_support_without_a_source_is_found_wherever_it_stands(place: Callable[[str], str]) -> None:
    assert codes(look_at(place(SOUND))) == ["R16"]


def test_a_file_named_otherwise_is_not_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "content/rulebooks/health"
    folder.mkdir(parents=True)
    (folder / "aturan-lain.yml").write_text(SOUND)
    rulebooks, problems = read_rulebooks(tmp_path)
    assert (rulebooks, codes(problems)) == ([], ["R01"])
