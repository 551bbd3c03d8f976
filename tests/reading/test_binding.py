"""Every mistake of a file is told at once, at its place, in the words of the form and never in those of the library."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.model.assessment import HealthAssessment
from generator.model.dossier import BusinessModelCanvas, StakeholderMap
from generator.model.profile import Profile
from generator.problems.catalogue import tell
from generator.problems.problem import Problem
from generator.reading.binding import bind
from generator.reading.yaml_text import YamlText, parse_yaml


def mistakes(text: str, model: type[BaseModel] = Profile) -> list[Problem]:
    document = parse_yaml(text, "uji.yml")
    assert isinstance(document, YamlText)
    authored, problems = bind(document, "uji.yml", model)
    assert (authored is None) == bool(problems)
    return problems


def only(text: str, model: type[BaseModel] = Profile) -> Problem:
    (found,) = mistakes(text, model)
    return found


def test_forty_mistakes_give_forty_problems() -> None:
    rows = "".join(
        f"  - year: {2000 + number}\n    assets: {number}.000\n    surplus: Rp{number}\n" for number in range(20)
    )
    problems = mistakes(f"name: Uji\nyearly_figures:\n{rows}")
    assert [one.code for one in problems] == ["F06"] * 40
    assert [(one.place.line, one.place.column) for one in problems] == [
        place for number in range(20) for place in ((4 + 3 * number, 13), (5 + 3 * number, 14))
    ]


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        ("1250000", False), ("-5", False), ("0", False), ("999999999999999999", False), ("1000000000000000000", True),
        ("1.250", True), ("1,250", True), ("1 250", True), ("1'250", True), ("(5)", True), ("5-", True), ("−5", True),
        ("- 5", True), ("1e5", True), ("1_000", True), ("0x1A", True), ("１２", True), ("٣", True), ("²", True),
        ("inf", True), (".nan", True), ("Rp 5", True), ("007", True), ("12.0", True), ("+5", True), ("ya", True),
        ("1" * 5000, True), ("-0", False), ("--5", True), ("0b11", True), ("17:30", True),
    ],
)  # fmt: skip
def test_rupiah_has_one_spelling(value: str, refused: bool) -> None:
    found = mistakes(f'period_end: 2023-12-31\nfigures: {{kas: "{value}"}}\n', HealthAssessment)
    assert [one.code for one in found] == ["F06"] * refused


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        ("12.50", False), ("0.1", False), ("-3", False), ("12,5", True), (".5", True), ("1.", True), ("1e3", True),
        ("NaN", True), ("sNaN", True), ("Infinity", True), ("1e999999999", True), ("12.5 %", True), ("１.5", True),
        ("1.2345678901234", True),
    ],
)  # fmt: skip
def test_numbers_have_one_spelling(value: str, refused: bool) -> None:
    found = mistakes(f'period_end: 2023-12-31\nratios: {{rasio_kas: "{value}"}}\n', HealthAssessment)
    assert [one.code for one in found] == ["F10"] * refused


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        ("2024-02-29", False), ("2023-02-29", True), ("1900-02-29", True), ("2024-13-01", True), ("2024-2-3", True),
        ("2024-W05", True), ("20240203", True), ("0201-02-30", True), ("14/03/2024", True), ("45000", True),
        ("2024-02-03T10:00", True), ("14 Maret 2024", True), ("２０２４-01-01", True),
    ],
)  # fmt: skip
def test_dates_have_one_spelling(value: str, refused: bool) -> None:
    assert [one.code for one in mistakes(f"name: Uji\nfounded: {value}\n")] == ["F07"] * refused


@pytest.mark.parametrize("value", ["0201-01-01", "1899-12-31", "2101-01-01", "2122-03-14"])
def test_a_day_of_a_distant_year_is_a_day(value: str) -> None:
    (found,) = mistakes(f"name: Uji\nfounded: {value}\n")
    assert (found.code, found.values["lowest"], found.values["highest"]) == ("F19", "1900", "2100")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("name: [a]\n", "satu teks, bukan (daftar)"),
        ("name: Uji\nfounded: {a: b}\n", "satu tanggal, bukan (kumpulan kunci)"),
        ("name: Uji\npeople: {board: [5]}\n", "satu angka utuh, bukan (daftar)"),
        ("name: Uji\nyearly_figures: [{year: 2023, assets: [5]}]\n", "satu angka rupiah utuh, bukan (daftar)"),
    ],
)
def test_one_value_is_called_what_it_is(text: str, wanted: str) -> None:
    (found,) = mistakes(text)
    assert found.code == "F03"
    assert tell(found).what.endswith(f"{wanted}.")


@pytest.mark.parametrize("value", ["yes", "no", "true", "1", "Ya", "YA", "TIDAK", "y", "benar", "on"])
def test_only_ya_and_tidak_are_answers(value: str) -> None:
    assert only(f"name: Uji\nfictional: {value}\n").code == "F09"


def test_a_telephone_keeps_its_zero_and_a_region_its_point() -> None:
    document = parse_yaml("name: NO\nregion: 32.10\nplace: 1e5\ncontact: {phone: 0274512340}\n", "uji.yml")
    assert isinstance(document, YamlText)
    profile = bind(document, "uji.yml", Profile)[0]
    assert profile is not None
    assert (profile.content.name, profile.content.region, profile.content.place) == ("NO", "32.10", "1e5")
    assert profile.content.contact is not None
    assert profile.content.contact.phone == "0274512340"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "field"),
    [
        ("name: Uji\nlegal_entity:\n  on: 2020-01-01\n", "F02", 3, 3, "legal_entity.number"),
        ("name:\n", "F02", 1, 6, "name"),
        ("name: Uji\nlegal_entity:\n", None, 0, 0, ""),
        ("name: Uji\nlegal_entity: []\n", "F05", 2, 15, "legal_entity"),
        ("name: {a: b}\n", "F03", 1, 7, "name"),
        ("name: Uji\nsources: {a: b}\n", "F04", 2, 10, "sources"),
        ("name: Uji\nsources:\n  - url: x\n    title: A\n", "F14", 3, 10, "sources.1.url"),
        ("name: Uji\nsources:\n  - title: A\n    jdul: B\n", "F01", 4, 5, "sources.1.jdul"),
        ("name: Uji\nkind: [jasa]\n", "F08", 2, 7, "kind"),
        ("name: Uji\nfictional: {ya: ya}\n", "F09", 2, 12, "fictional"),
        ("name: Uji\nsources: [~]\n", "F05", 2, 11, "sources.1"),
        ("name: '   '\n", "F12", 1, 7, "name"),
        ('name: "\u200b\u2800\u3164"\n', "F12", 1, 7, "name"),
    ],
)
def test_places_and_fields(text: str, code: str | None, line: int, column: int, field: str) -> None:
    if code is None:
        assert mistakes(text) == []
        return
    found = only(text)
    assert (found.code, found.place.line, found.place.column, found.values["field"]) == (code, line, column, field)


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JAVASCRIPT:x", " javascript:x", "java\\tscript:x", "data:text/html,x", "vbscript:x",
     "https://a\\u202eb", "https:/\\\\jahat", "//jahat.invalid", "file:///etc/passwd", "https://a b"],
)  # fmt: skip
def test_addresses_that_do_more_than_lead_somewhere_are_refused(address: str) -> None:
    found = mistakes(f'name: Uji\nsources: [{{title: A, url: "{address}"}}]\n')
    assert [one.code for one in found] == ["F14"]


def test_slips_get_the_nearest_known_word() -> None:
    assert only("name: Uji\nfoundde: 2020-01-01\n").values["hint"] == "founded"
    assert only("name: Uji\nkind: simpan-pinjam\n").values["hint"] == "simpan_pinjam"
    assert only("name: Uji\npeople: {membrs: 3}\n").values["hint"] == "members"
    assert "simpan_pinjam" in only("name: Uji\nkind: x\n").values["known"]


def test_text_is_never_walked_letter_by_letter() -> None:
    assert only("channels: Kantor\n", BusinessModelCanvas).code == "F04"


def test_a_megabyte_is_not_quoted() -> None:
    found = only(f"name: Uji\nfounded: {'9' * 200_000}\n")
    assert len(found.values["value"]) < 70
    found = only(f"name: Uji\n{'k' * 900}: x\n")
    assert len(found.values["key"]) < 70


@pytest.mark.parametrize(
    ("text", "model", "public"),
    [
        ("name: Uji\nnotes: [CANARY]\n", Profile, {"field": "notes", "value": "…"}),
        ("name: Uji\nCANARY: x\n", Profile, {"field": "…", "key": "…"}),
        ("name: Uji\nbusiness: {needs: {a: CANARY}}\n", Profile, {"field": "business.needs", "value": "…"}),
        ("period_end: 2023-12-31\nevidence: {CANARY: x}\n", HealthAssessment, {"field": "…", "value": "…"}),
        ("period_end: 2023-12-31\nevidence: {canary: [x]}\n", HealthAssessment, {"field": "…", "value": "…"}),
        ("name: Uji\nkind: jsa\n", Profile, {"field": "kind", "value": "jsa"}),
    ],
)
def test_problems_for_the_public_hold_no_internal_value(
    text: str, model: type[BaseModel], public: dict[str, str]
) -> None:
    found = only(text, model).for_public()
    assert {name: found.values[name] for name in public} == public
    assert "canary" not in str(dict(found.values)).lower()


def test_all_levels_outside_one_to_five_are_refused() -> None:
    rows = "".join(
        f"  - {{name: A, role: B, interest: {level}, influence: 3}}\n"
        for level in ("0", "6", "-1", "3.5", "tinggi", "1", "5")
    )
    problems = mistakes(f"stakeholders:\n{rows}", StakeholderMap)
    assert [one.code for one in problems] == ["F13", "F13", "F13", "F18", "F18"]
