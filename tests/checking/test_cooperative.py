"""Regions, dates, counts and codes held against each other; a check that is not needed stays silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.problems.catalogue import severity_of
from generator.reading.cooperative import read_cooperative
from tests.checking.cases import AS_OF, ROOT, check, check_all, codes


def profile(body: str) -> dict[str, str]:
    return {"profile.yml": f"name: Koperasi Uji\n{body}"}


@pytest.mark.parametrize(
    ("code", "accepted"),
    [("51", True), ("51.08", True), ("51.08.09", True), ("51.08.09.2001", True), ("99", False), ("51.99", False)],
)
def test_regions_are_looked_up(code: str, accepted: bool, tmp_path: Path) -> None:
    assert codes(check(tmp_path, profile(f'region: "{code}"\n'))) == ([] if accepted else ["K20"])


@pytest.mark.parametrize(
    ("number", "accepted"),
    [("0000000000001", True), ("000000000001", False), ("00000000000001", False), ("CONTOH-000001", False)],
)
def test_cooperative_numbers_have_thirteen_digits(number: str, accepted: bool, tmp_path: Path) -> None:
    assert codes(check(tmp_path, profile(f'cooperative_number: "{number}"\n'))) == ([] if accepted else ["K21"])


@pytest.mark.parametrize(
    ("people", "difference"),
    [
        ("{members: 50, members_women: 30, members_men: 20}", None),
        ("{members: 50, members_women: 30}", None),
        ("{members_women: 30, members_men: 20}", None),
        ("{members: 49, members_women: 30, members_men: 20}", "-1"),
        ("{members: 0, members_women: 0, members_men: 0}", None),
        ("{members: 5, members_women: 0, members_men: 0}", "5"),
    ],
)
def test_members_add_up_where_all_are_stated(people: str, difference: str | None, tmp_path: Path) -> None:
    found = check(tmp_path, profile(f"people: {people}\n"))
    assert [one.values["difference"] for one in found] == ([] if difference is None else [difference])


def test_the_future_depends_on_the_given_day_only(tmp_path: Path) -> None:
    body = profile("last_annual_meeting: 2024-02-24\n")
    assert codes(check(tmp_path, body, date(2024, 2, 23))) == ["K23"]
    assert codes(check(tmp_path, body, date(2024, 2, 24))) == []


def test_nothing_happens_before_the_founding(tmp_path: Path) -> None:
    (found,) = check(tmp_path, profile("founded: 2009-03-14\nlast_annual_meeting: 2009-03-13\n"))
    assert (found.code, found.place.line, found.related[0].line) == ("K24", 3, 2)
    assert check(tmp_path, profile("founded: 2009-03-14\nlast_annual_meeting: 2009-03-14\n")) == []


def test_articles_are_amended_after_the_legal_entity_was_approved(tmp_path: Path) -> None:
    entity = "legal_entity:\n  number: 1/BH\n  on: 2005-01-01\n  amended_on: 2003-01-01\n"
    (found,) = check(tmp_path, profile(entity))
    assert (found.code, found.place.line, found.related[0].line) == ("K82", 5, 4)
    assert check(tmp_path, profile(entity.replace("2003", "2005"))) == []
    assert check(tmp_path, profile(entity.replace("  on: 2005-01-01\n", ""))) == []


@pytest.mark.parametrize("field", ["on", "amended_on"])
def test_a_legal_entity_has_no_future(field: str, tmp_path: Path) -> None:
    found = check(tmp_path, profile(f"legal_entity: {{number: 1/BH, {field}: 2027-01-01}}\n"))
    assert codes(found) == ["K23"]


def test_each_repeated_year_points_at_the_first(tmp_path: Path) -> None:
    rows = "".join(f"  - year: {year}\n" for year in (2021, 2022, 2021, 2021))
    found = check(tmp_path, profile(f"yearly_figures:\n{rows}"))
    assert [(one.code, one.place.line, one.values["line"]) for one in found] == [("K25", 5, "3"), ("K25", 6, "3")]


def test_products_are_told_apart_by_code(tmp_path: Path) -> None:
    table = "id,name,category,price\na,A,K,1\nb,B,K,-1\na,C,K,0\na,D,K,\n"
    found = check(tmp_path, {"product_catalogue.csv": table})
    assert [(one.code, one.place.line) for one in found] == [("K32", 3), ("K31", 4), ("K33", 4), ("K31", 5)]
    assert [severity_of(one).value for one in found] == ["error", "error", "warning", "error"]


def test_a_wrong_product_does_not_become_public(tmp_path: Path) -> None:
    table = "id,name,category,price,published\nrahasia,A,K,-12345,tidak\nrahasia,B,K,1,tidak\nterbuka,C,K,-5,ya\n"
    found = check(tmp_path, {"product_catalogue.csv": table})
    public = [one.for_public() for one in found]
    assert [dict(one.values) for one in public] == [{"price": "…"}, {"id": "…", "line": "2"}, {"price": "-5"}]
    assert found[0].values == {"price": "-12345"}


def test_statements_without_evidence_are_warned_of_in_all_four_lists(tmp_path: Path) -> None:
    lists = "".join(f"{name}:\n  - text: A\n" for name in ("strengths", "weaknesses", "opportunities", "threats"))
    found = check(tmp_path, {"swot.yml": lists})
    assert [(one.code, one.place.line) for one in found] == [("K30", 2), ("K30", 4), ("K30", 6), ("K30", 8)]


def test_an_empty_swot_is_no_problem(tmp_path: Path) -> None:
    assert check(tmp_path, {"swot.yml": "strengths: []\n"}) == []


@pytest.mark.parametrize(
    "folder", sorted(path for path in (ROOT / "cooperatives").iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_sample_cooperatives_have_no_error_and_few_warnings(folder: Path) -> None:
    cooperative, problems = read_cooperative(folder, folder.name)
    problems += check_all(cooperative, AS_OF)
    assert [str(one) for one in problems if severity_of(one).value == "error"] == []
    assert len(problems) <= 5
