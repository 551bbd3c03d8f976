"""Every problem of a folder comes in one run, each once, however many values of a file are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative
from tests.checking.cases import HEALTH, KSP, write
from tests.problems.gallery import assess

CITIZEN = "3201010101900001"


def run(folder: Path, files: dict[str, str]) -> list[tuple[str, int]]:
    return [(one.code, one.place.line) for one in found_in(folder, files)]


def found_in(folder: Path, files: dict[str, str]) -> list[Problem]:
    return assess(write(folder, files))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"profile.yml": "name: U\nfounded: x\nregion: 99.99\nlast_annual_meeting: 2030-01-01\n"},
            [("F07", 2), ("K20", 3), ("K23", 4)],
        ),
        ({"profile.yml": "nama: U\nregion: 99.99\n"}, [("F01", 1), ("F02", 1), ("K20", 2)]),
        (
            {"profile.yml": KSP, HEALTH: "period_end: besok\nfigures: {kass: 1}\nanswers: {m9_99: ya}\n"},
            [("F07", 1), ("K44", 2), ("K45", 3)],
        ),
        (
            {HEALTH: "period_end: 2023-12-31\nfigures:\n  kas: 1.0\n  kass: 1\nrecorded: {total: 101}\n"},
            [("F06", 3), ("K44", 4), ("A06", 5)],
        ),
        ({"profile.yml": KSP, HEALTH: "period_end: 2022-12-31\nnots: x\n"}, [("K13", 1), ("F01", 2)]),
        ({"profile.yml": KSP, HEALTH: "period_end: 2023-12-31\nrulebook: [a]\nfigures: {kass: 1}\n"}, [("F03", 2)]),
        (
            {"product_catalogue.csv": "id,name,category,price\na,A,K,x\na,B,K,-1\n,C,K,0\n"},
            [("F06", 2), ("K31", 3), ("K32", 3), ("F02", 4), ("K33", 4)],
        ),
        (
            {"product_catalogue.csv": "id,name,category,harga\na,A,K,x\na,B,K,1\n"},
            [("C04", 1), ("K31", 3)],
        ),
        ({"product_catalogue.csv": "id,name\na,A\na,B\n"}, [("C03", 1), ("K31", 3)]),
    ],
)  # fmt: skip
def test_a_refused_value_hides_nothing_else(
    files: dict[str, str], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert run(tmp_path, files) == sorted(expected, key=lambda row: row[1])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"profile.yml": f"name: U\nfounded: {CITIZEN}\nplace: {CITIZEN}\n"}, [("F07", 2), ("P01", 2), ("P01", 3)]),
        ({"profile.yml": f"name: U\nketua: Budi {CITIZEN}\n"}, [("F01", 2), ("P01", 2)]),
        ({"profile.yml": "name: U\nsources:\n  - title: A\n    x: budi@contoh.id\n"}, [("F01", 4), ("P03", 4)]),
        ({"profile.yml": f"name: U  # NIK {CITIZEN}, 081234567890\n"}, [("P01", 1)]),
        ({"profile.yml": f"name: U\nabout: |\n  # {CITIZEN}\n"}, [("P01", 2)]),
        ({"swot.yml": f"strengths: [\n# {CITIZEN}\n"}, [("P01", 2), ("Y01", 3)]),
        ({"product_catalogue.csv": f"id,name,category\na,A,K,{CITIZEN}\n"}, [("C07", 2), ("P01", 2)]),
        ({"product_catalogue.csv": f"id,name,category,nik\na,A,K,{CITIZEN}\n"}, [("C04", 1), ("P01", 2)]),
        ({"product_catalogue.csv": f"id,name,category,price\na,A,K,{CITIZEN}x\n"}, [("F06", 2), ("P01", 2)]),
        ({"product_catalogue.csv": f"{CITIZEN},A\n"}, [("C03", 1)] * 3 + [("C04", 1)] * 2 + [("P01", 1)]),
        ({"product_catalogue.csv": f"<<<<<<< HEAD\nid,name,category\na,{CITIZEN},K\n"}, [("Y12", 1), ("P01", 3)]),
    ],
)
def test_refused_texts_are_looked_through_too(
    files: dict[str, str], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert sorted(run(tmp_path, files)) == sorted(expected)


def test_no_message_repeats_a_telephone_in_a_refused_value(tmp_path: Path) -> None:
    found = found_in(tmp_path, {"product_catalogue.csv": "id,name,category,price\na,A,K,081234567890\n"})
    assert [one.code for one in found] == ["F06", "P02"]
    assert "081234567890" not in str([dict(one.values) for one in found])


def test_what_is_salvaged_is_neither_shown_nor_scored(tmp_path: Path) -> None:
    files = {"profile.yml": "name: Uji\nfounded: x\n", HEALTH: "period_end: 2023-12-31\nfigures: {kas: 1.0}\n"}
    cooperative, _ = read_cooperative(write(tmp_path, files), "uji")
    assert cooperative.profile is None
    assert cooperative.assessments == ()
    assert cooperative.broken == {"profile.yml", HEALTH}
    checked = cooperative.for_checks()
    assert checked.profile is not None
    assert len(checked.assessments) == 1


def test_a_hidden_row_stays_hidden_when_it_is_wrong(tmp_path: Path) -> None:
    table = "id,name,category,price,published\nrahasia,A,K,-12345,tidakk\nrahasia,A,K,1,tidak\n"
    found = found_in(tmp_path, {"product_catalogue.csv": table})
    assert sorted(one.code for one in found) == ["F09", "K31", "K32"]
    public = str([dict(one.for_public().values) for one in found])
    assert "rahasia" not in public
    assert "12345" not in public
    assert "tidakk" not in public


def test_a_flood_stays_bounded(tmp_path: Path) -> None:
    rows = "".join(f"p{number},P,K,1.000\n" for number in range(5000))
    found = found_in(tmp_path, {"product_catalogue.csv": f"id,name,category,price\n{rows}"})
    assert len(found) == 101
    assert found[0].values == {"rest": "4900", "limit": "100"}
