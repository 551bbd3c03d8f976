"""The guidance of the project: every question and account explained twice, compared only where that is sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.checking.guidance import check_guidance
from generator.model.guidance import HealthGuidance
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.content import GUIDANCE, read_guidance
from generator.scaffold import FolderOrder, create_cooperative
from tests.computing.books import ROOT, RULEBOOKS, rulebook

EXPLAINED = ("perdep-06-2016", "permen-14-2009", "permen-20-2008")
PARTS = [
    ("H-030", "m1", "manajemen_umum", 12),
    ("H-031", "m2", "kelembagaan", 6),
    ("H-032", "m3", "manajemen_permodalan", 5),
    ("H-033", "m4", "manajemen_aktiva", 10),
    ("H-034", "m5", "manajemen_likuiditas", 5),
]
FIGURE_QUESTIONS = {"m3_01", "m3_02", "m3_03", "m3_04", "m4_01", "m4_03", "m4_04"}


def guidance() -> HealthGuidance:
    found, problems = read_guidance(ROOT)
    assert found is not None and problems == []
    return found.content


def questions_of(name: str, indicator: str = "") -> list[str]:
    found = [one for aspect in rulebook(name).aspects for one in aspect.indicators if indicator in ("", one.id)]
    return [question.id for one in found for question in one.questions]


def judge(tmp_path: Path, change: Callable[[str], str]) -> list[Problem]:
    text = (ROOT / GUIDANCE).read_text("utf-8")
    changed = change(text)
    assert changed != text
    (tmp_path / GUIDANCE).parent.mkdir(parents=True)
    (tmp_path / GUIDANCE).write_text(changed, "utf-8")
    found, problems = read_guidance(tmp_path)
    if found is None:
        return problems
    return problems + check_guidance(found, {name: rulebook(name) for name in RULEBOOKS})


@pytest.mark.requirement("H-029")
def test_the_guidance_fits_its_rulebooks_and_holds_thirty_eight_questions() -> None:
    found, _ = read_guidance(ROOT)
    assert found is not None
    assert check_guidance(found, {name: rulebook(name) for name in RULEBOOKS}) == []
    assert set(found.content.rulebooks) == set(RULEBOOKS)
    questions = [name for name in found.content.questions if not name.startswith("ps_")]
    assert len(questions) == 38
    for name in EXPLAINED:
        assert questions_of(name) == questions


def test_sharia_asks_ten_questions_more_and_each_is_explained() -> None:
    expected = [f"ps_{number:02d}" for number in range(1, 11)]
    assert questions_of("perdep-07-2016", "pelaksanaan_prinsip_syariah") == expected
    assert [name for name in guidance().questions if name.startswith("ps_")] == expected


def test_the_regulation_of_2008_asks_the_same_questions_in_the_same_words() -> None:
    def asked(name: str) -> list[tuple[str, str]]:
        found = [one for aspect in rulebook(name).aspects for one in aspect.indicators]
        return [(question.id, question.topic.id) for one in found for question in one.questions]

    assert asked("permen-20-2008") == asked("perdep-06-2016") == asked("permen-14-2009")


@pytest.mark.parametrize(
    ("start", "indicator", "number"),
    [pytest.param(*rest, marks=pytest.mark.requirement(row), id=row) for row, *rest in PARTS],
)
def test_each_part_has_its_questions_and_each_is_explained(start: str, indicator: str, number: int) -> None:
    expected = [f"{start}_{position:02d}" for position in range(1, number + 1)]
    for name in EXPLAINED:
        assert questions_of(name, indicator) == expected
    assert [name for name in guidance().questions if name.startswith(start)] == expected


@pytest.mark.requirement("H-008")
def test_every_text_is_written_twice_short_and_of_its_own() -> None:
    raw = yaml.load((ROOT / GUIDANCE).read_text("utf-8"), Loader=yaml.BaseLoader)
    seen: set[str] = set()
    for entry in (*raw["questions"].values(), *raw["accounts"].values()):
        for text in (entry[key] for key in ("why", "look", "example", "place") if key in entry):
            assert set(text) == {"id", "en"} and text["id"] != text["en"]
            for words in text.values():
                assert 12 < len(words) <= 180 and words.endswith("."), words
                assert words not in seen, words
                seen.add(words)
    for name, entry in raw["questions"].items():
        assert re.search(r"\b(ya|tidak|boleh)\b", entry["example"]["id"]), name
        assert re.search(r"\b(yes|no|will do)\b", entry["example"]["en"]), name


@pytest.mark.requirement("H-008")
def test_the_example_of_every_account_can_be_typed_as_it_stands() -> None:
    for name, entry in guidance().accounts.items():
        for text in (entry.example.id, entry.example.en):
            # An amount is whole rupiah without dots, as the file wants it.
            assert re.search(r"(?<![\d.,])-?(?:0|[1-9]\d{6,})(?= |\.)", text), (name, text)


def test_what_figures_can_tell_is_compared_or_the_reason_is_given() -> None:
    questions = guidance().questions
    for name in EXPLAINED:
        marked = {
            question.id
            for aspect in rulebook(name).aspects
            for one in aspect.indicators
            for question in one.questions
            if question.from_figures
        }
        assert marked == FIGURE_QUESTIONS
    for name, one in questions.items():
        assert bool(one.readings) + (one.not_compared is not None) == (name in FIGURE_QUESTIONS), name


def test_thresholds_are_those_of_the_questions() -> None:
    percents = {name: [str(rule.percent) for rule in one.readings] for name, one in guidance().questions.items()}
    assert {name: found for name, found in percents.items() if found} == {
        "m3_01": ["100"],
        "m3_02": ["110"],
        "m3_04": ["110"],
        "m4_01": ["90"],
        "m4_03": ["100", "100"],
    }


BREAKS = {
    "a question without guidance": (lambda text: re.sub(r"  m5_05:\n(?:    .*\n|      .*\n)+", "", text), {"R18"}),
    "an account without guidance": (lambda text: re.sub(r"  meppp:\n(?:    .*\n)+", "", text), {"R18"}),
    "guidance for no question": (lambda text: text.replace("  m5_05:", "  m5_06:"), {"R18", "R19"}),
    "guidance for no account": (lambda text: text.replace("\n  kas:", "\n  kass:"), {"R18", "R19"}),
    "an amount is no account": (lambda text: text.replace("\n  kas:", "\n  modal_sendiri:"), {"R18", "R19"}),
    "an unknown sum": (lambda text: text.replace("left: [{of: modal_sendiri}]", "left: [{of: modal}]"), {"R19"}),
    "an unknown required sum": (lambda text: text.replace("once: pinjaman_diberikan", "once: pinjaman"), {"R19"}),
    "an unknown rulebook": (lambda text: text.replace("- perdep-06-2016", "- perdep-06-2061"), {"R19"}),
    "an unknown comparison": (lambda text: text.replace("kind: pace", "kind: race"), {"F08"}),
    "a misspelt key": (lambda text: text.replace("    why:", "    whi:", 1), {"F01", "F02"}),
    "one language only": (
        lambda text: re.sub(r"(    why:\n      id: .*\n)      en: .*\n", r"\1", text, count=1),
        {"F02"},
    ),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_guidance_that_does_not_fit_is_refused(tmp_path: Path, broken: str) -> None:
    change, expected = BREAKS[broken]
    assert {one.code for one in judge(tmp_path, change)} == expected


def test_what_belongs_to_an_unknown_rulebook_is_not_called_stray(tmp_path: Path) -> None:
    found = judge(tmp_path, lambda text: re.sub(r"rulebooks:\n(?:  - .*\n)+", "rulebooks: [perdep-06-2061]\n", text))
    assert [(one.code, one.values["id"], one.values["hint"]) for one in found] == [
        ("R19", "perdep-06-2061", "perdep-06-2016")
    ]


@pytest.mark.requirement("H-008")
@pytest.mark.parametrize(("year", "judged_by"), [(2019, "perdep-06-2016"), (2025, "juknis-15-2021-ksp")])
def test_a_new_folder_says_before_every_blank_where_to_look(tmp_path: Path, year: int, judged_by: str) -> None:
    for name in ("content", "site_templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    made = create_cooperative(Project(tmp_path), FolderOrder("koperasi-uji"), year)
    lines = next(path for path in made if path.name == f"health_{year}.yml").read_text("utf-8").splitlines()
    found = guidance()
    looks = {name: one.look.id for name, one in found.questions.items()}
    looks |= {name: one.place.id for name, one in found.accounts.items()}
    asked = {*questions_of(judged_by), *(one.id for one in rulebook(judged_by).accounts)}
    for name, look in looks.items():
        if name not in asked:
            continue
        place = next(number for number, line in enumerate(lines) if re.fullmatch(rf"  # {name}: (0|ya)", line))
        before = " ".join(line.strip(" #") for line in lines[place - 3 : place])
        assert before.endswith(f"Cari di: {look}"), name
    assert max(map(len, lines)) <= 140


def test_a_project_without_guidance_still_makes_folders(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site_templates").symlink_to(ROOT / "site_templates")
    made = create_cooperative(Project(tmp_path), FolderOrder("koperasi-uji"), 2025)
    assert not any("Cari di" in path.read_text("utf-8") for path in made)
