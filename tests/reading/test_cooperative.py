"""A folder becomes a cooperative with whatever could be read; the rest is named, never repaired or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.cooperative import Cooperative
from generator.problems.catalogue import LANGUAGES, tell
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, write_problems
from generator.reading.cooperative import read_cooperative

NAMES = (
    "profile.yml",
    "business_model_canvas.yml",
    "swot.yml",
    "stakeholder_map.yml",
    "product_catalogue.csv",
    "assessments/health_2023.yml",
)


def read(folder: Path, **files: str | bytes) -> tuple[Cooperative, list[Problem]]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_cooperative(folder, "cooperatives/uji")


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return sorted((one.code, one.place.file.removeprefix("cooperatives/uji/")) for one in problems)


def test_one_broken_file_leaves_the_others_standing(tmp_path: Path) -> None:
    cooperative, problems = read(
        tmp_path / "uji",
        **{
            "profile.yml": "name: Uji\n",
            "swot.yml": "strengths: [\n",
            "stakeholder_map.yml": b"\xff\xfe",
            "business_model_canvas.yml": "channels: [Kantor]\n",
        },
    )
    assert codes(problems) == [("K08", "stakeholder_map.yml"), ("Y01", "swot.yml")]
    assert cooperative.broken == {"swot.yml", "stakeholder_map.yml"}
    assert cooperative.name == "Uji"
    assert cooperative.canvas is not None
    assert cooperative.swot is None


def test_an_empty_folder_is_a_cooperative_without_a_profile(tmp_path: Path) -> None:
    cooperative, problems = read(tmp_path / "uji")
    assert codes(problems) == [("K02", "profile.yml")]
    assert (cooperative.id, cooperative.name) == ("uji", "uji")


@pytest.mark.parametrize(
    "name", ["Kopi", "a_b", "kopi ", "-a", "a--b", "index", "404", "con", "nul", "kerangka", "a" * 81, "é", "１", "a.b"]
)
def test_names_that_cannot_become_an_address(name: str, tmp_path: Path) -> None:
    assert ("K01", "cooperatives/uji") in codes(read(tmp_path / name, **{"profile.yml": "name: Uji\n"})[1])


def test_names_that_can(tmp_path: Path) -> None:
    for name in ("a", "7", "kpri-nagara", "a" * 80, "koperasi-404"):
        assert read(tmp_path / name, **{"profile.yml": "name: Uji\n"})[1] == []


def test_a_file_that_is_there_is_not_what_another_one_was_meant_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "koperasi-uji"
    (folder / "assessments").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Uji\n", "utf-8")
    (folder / "assessments/health_abc.yml").write_text("period_end: 2023-12-31\n", "utf-8")

    def hint() -> str:
        (found,) = read_cooperative(folder, "koperasi-uji")[1]
        assert found.code == "K03"
        return found.values["hint"]

    assert hint() == "assessments/health_2023.yml"
    (folder / "assessments/health_2024.yml").write_text("period_end: 2024-12-31\n", "utf-8")
    assert hint() == ""


def test_unknown_files_are_named_and_leftovers_are_not(tmp_path: Path) -> None:
    kept = {
        "images/a.jpg": b"\xff",
        "documents/a.xlsx": b"",
        ".hidden": "",
        "a.bak": "",
        "~$a.xlsx": "",
        "Thumbs.db": "",
    }
    _, problems = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n", "profile.yaml": "", "images.txt": "", **kept})
    assert codes(problems) == [("K03", "images.txt"), ("K03", "profile.yaml"), ("K72", "images/a.jpg")]
    # The profile is there; the other file was not meant to be a second one.
    assert next(one for one in problems if "yaml" in one.place.file).values["hint"] == ""
    _, problems = read(tmp_path / "dua", **{"profile.yaml": "name: Uji\n"})
    assert [one.values["hint"] for one in problems if one.code == "K03"] == ["profile.yml"]


@pytest.mark.parametrize("name", ["stakeholder_map.yml", "product_catalogue.csv", "assessments/health_2023.yml"])
def test_a_folder_with_the_name_of_a_form_is_told(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "uji"
    (folder / name).mkdir(parents=True)
    (folder / "documents" / "lampiran.csv").mkdir(parents=True)
    _, problems = read(folder, **{"profile.yml": "name: Uji\n"})
    assert codes(problems) == [("K06", name)]


@pytest.mark.parametrize("name", ["Surat Budi Santoso.docx", "assessments/budi-santoso.yml", "images/budi-santoso.jpg"])
def test_the_name_of_an_unknown_file_is_not_for_the_public(name: str, tmp_path: Path) -> None:
    _, (found,) = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n", name: b"\xff"})
    assert "udi" in write_problems([found], "text")
    told = tell(found.for_public())
    assert "udi" not in f"{told.where}{told.what}{told.why}{told.remedy}".replace("uji", "")
    assert told.where == f"cooperatives/uji/{name}".rpartition("/")[0]


def test_an_unknown_link_is_not_named_to_the_public_and_a_known_form_is(tmp_path: Path) -> None:
    (tmp_path / "uji").mkdir()
    for name in ("budi.txt", "swot.yml"):
        (tmp_path / "uji" / name).symlink_to(tmp_path)
    _, problems = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n"})
    assert codes(problems) == [("K06", "budi.txt"), ("K06", "swot.yml")]
    places = [one.for_public().place.file for one in problems]
    assert places == ["cooperatives/uji", "cooperatives/uji/swot.yml"]


def test_good_rows_of_a_table_stand_beside_bad_ones(tmp_path: Path) -> None:
    table = "id,name,category,price,lead_time_days\na,A,Kopi,1000,\nb,B,Kopi,1.000,dua\nc,,Kopi,,\nd,D\ne,E,Kopi,5,1\n"
    cooperative, problems = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n", "product_catalogue.csv": table})
    assert [product.content.id for product in cooperative.products or ()] == ["a", "e"]
    assert sorted((one.code, one.place.line, one.place.column) for one in problems) == [
        ("C06", 5, 1),
        ("F02", 4, 3),
        ("F06", 3, 10),
        ("F18", 3, 16),
    ]
    assert cooperative.broken == {"product_catalogue.csv"}


def test_rows_not_for_the_public_keep_their_values_from_it(tmp_path: Path) -> None:
    table = "id,name,category,price,published\na,A,Kopi,CANARY,tidak\nb,B,Kopi,TERBUKA,ya\n"
    _, problems = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n", "product_catalogue.csv": table})
    assert [one.for_public().values["value"] for one in problems] == ["…", "TERBUKA"]


def test_assessments_come_oldest_first_with_their_places(tmp_path: Path) -> None:
    years = {f"assessments/health_{year}.yml": f"# {year}\nperiod_end: {year}-12-31\n" for year in (2023, 2021, 2022)}
    cooperative, problems = read(tmp_path / "uji", **{"profile.yml": "name: Uji\n", **years})
    assert problems == []
    assert [one.content.period_end.year for one in cooperative.assessments] == [2021, 2022, 2023]
    place = cooperative.assessments[0].place("period_end")
    assert place == ("cooperatives/uji/assessments/health_2021.yml", 2, 13)


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    neighbour = tmp_path / "tetangga"
    read(neighbour, **{"profile.yml": "name: RAHASIA\n"})
    folder = tmp_path / "uji"
    folder.mkdir()
    (folder / "profile.yml").symlink_to(neighbour / "profile.yml")
    (folder / "assessments").symlink_to(neighbour, target_is_directory=True)
    cooperative, problems = read_cooperative(folder, "cooperatives/uji")
    assert cooperative.profile is None
    assert codes(problems) == [("K02", "profile.yml"), ("K06", "assessments"), ("K06", "profile.yml")]
    assert "RAHASIA" not in write_problems(problems, "text")


def test_warnings_of_escapes_come_along(tmp_path: Path) -> None:
    cooperative, problems = read(tmp_path / "uji", **{"profile.yml": 'name: "Uji\\u200b"\n'})
    assert codes(problems) == [("K11", "profile.yml")]
    assert cooperative.profile is not None


PIECES = st.text("abz019:-,;[]{}&*!|>'\"#%@ \n\t.\\", max_size=80) | st.text(max_size=80)
KEYS = st.sampled_from(
    [
        "name",
        "kind",
        "people",
        "members",
        "sources",
        "title",
        "figures",
        "kas",
        "answers",
        "period_end",
        "id",
        "strengths",
    ]
)
LINES = st.lists(st.tuples(KEYS, st.sampled_from([": ", ":\n  - ", ":\n  ", ","]), PIECES), max_size=6).map(
    lambda rows: "".join(f"{key}{joint}{value}\n" for key, joint, value in rows)
)
CONTENT = (
    st.binary(max_size=120)
    | PIECES.map(lambda text: text.encode("utf-8", "replace"))
    | LINES.map(lambda text: text.encode("utf-8", "replace"))
)


@given(files=st.dictionaries(st.sampled_from(NAMES), CONTENT, min_size=1, max_size=3))
@settings(max_examples=250, deadline=None)
def test_no_folder_raises_and_every_problem_can_be_told(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("acak") / "uji"
    cooperative, problems = read(folder, **files)
    assert cooperative.id == "uji"
    for problem in problems:
        assert problem.place.file.startswith("cooperatives/uji")
        for language in LANGUAGES:
            assert tell(problem, language).what
    for form in FORMATS:
        written = write_problems(problems, form)
        assert not set(written) & set("\x00\x07\x08\x1b\x7f\x9b\u202e\u2066")


def test_files_that_some_computers_cannot_tell_apart_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "koperasi-uji"
    (folder / "documents").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Uji\n", "utf-8")
    for name in ("Profile.yml", "documents/caf\u00e9.pdf", "documents/cafe\u0301.pdf"):
        (folder / name).write_text("x", "utf-8")
    _, problems = read_cooperative(folder, "cooperatives/koperasi-uji")
    found = [(one.place.file, one.related[0].file) for one in problems if one.code == "K91"]
    shown = "cooperatives/koperasi-uji"
    assert found == [
        (f"{shown}/documents/caf\u00e9.pdf", f"{shown}/documents/cafe\u0301.pdf"),
        (f"{shown}/profile.yml", f"{shown}/Profile.yml"),
    ]


def test_tables_saved_with_indonesian_settings_are_read_as_they_are(tmp_path):
    folder = tmp_path / "koperasi-uji"
    folder.mkdir()
    (folder / "profile.yml").write_text("name: Koperasi Uji\n", "utf-8")
    products = "id;name;category;price\nkopi;Kopi;Kopi;25.000,00\n"
    (folder / "product_catalogue.csv").write_bytes(b"\xef\xbb\xbf" + products.replace("\n", "\r\n").encode())
    (folder / "annual_meetings.csv").write_text("date;book_year\n24/02/2024;2023\n", "utf-8")
    found, problems = read_cooperative(folder, "koperasi-uji")
    assert problems == []
    assert found.products[0].content.price == 25000
    assert found.meetings[0].content.date.isoformat() == "2024-02-24"
    # With commas between columns the same cells stay refused: there they are no settings but a slip.
    (folder / "annual_meetings.csv").write_text("date,book_year\n24/02/2024,2023\n", "utf-8")
    assert [one.code for one in read_cooperative(folder, "koperasi-uji")[1]] == ["F07"]
