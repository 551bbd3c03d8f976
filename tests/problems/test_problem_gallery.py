"""Every code of the catalogue has an input that raises it, at its place and alone, and a mended input that does not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.problems.catalogue import LANGUAGES, read_catalogue, severity_of, tell
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, write_problems
from tests.problems.engagement_cases import ENGAGEMENT_PLACES
from tests.problems.gallery import BUILT, expected_of, list_folders, relative, run_folder

UNFILLED = re.compile(r"\{[A-Za-z_]*\}")
PROGRAMMERS_WORDS = re.compile(
    r"\bNone\b|Error\b|Exception|Traceback|<class|pydantic|\bstr\b|\bint\b|\bdict\b|\btuple\b|Decimal|Fraction|\bTrue\b|\bFalse\b"
)
# One position of the byte, letter or value in the built profile; the others are about a file or folder as a whole.
PLACES = {
    **ENGAGEMENT_PLACES,
    "C09": (50_002, 1),
    "F99": (1, 9),
    "K09": (1, 19),
    "K10": (1, 16),
    "K10-escaped": (1, 7),
    "K11": (1, 16),
    "K11-escaped": (1, 7),
    "D12": (2, 10),
    "R30": (4, 11),
    "R30-item": (5, 15),
    "R31": (5, 16),
    "R32": (6, 17),
    "R32-percent": (6, 21),
    "R40": (10, 34),
    "R41": (8, 3),
    "R41-twice": (28, 19),
    "R42": (52, 15),
    "R60": (10, 3),
    "R61": (11, 13),
    "R62": (7, 3),
    "R63": (9, 13),
    "R64": (14, 88),
    "R65": (3, 9),
    "R66": (9, 12),
    "Y10": (9999 * 2, 5),
}


@pytest.mark.parametrize("code", list_folders())
def test_folder_breaks_where_expected_and_only_there(code: str, tmp_path: Path) -> None:
    problems = run_folder(code, "broken", tmp_path)
    assert sorted(relative(one, code, "broken", tmp_path) for one in problems) == expected_of(code)
    assert code in {one.code for one in problems}
    assert_told_well(problems)


@pytest.mark.parametrize("code", list_folders())
def test_following_the_remedy_leaves_no_problem(code: str, tmp_path: Path) -> None:
    assert [str(one) for one in run_folder(code, "fixed", tmp_path)] == []


@pytest.mark.parametrize("name", sorted(BUILT))
def test_built_case_breaks_and_mends(name: str, tmp_path: Path) -> None:
    code = name.partition("-")[0]
    for side in ("broken", "fixed"):
        (tmp_path / side).mkdir()
    problems = BUILT[name](tmp_path / "broken", True)
    found = [one for one in problems if one.code == code]
    assert len(found) == 1
    if name != "Y10":
        assert (found[0].place.line, found[0].place.column) == PLACES.get(name, (0, 0))
    if name not in ("C09",):
        assert problems == found
    assert_told_well(found)
    assert BUILT[name](tmp_path / "fixed", False) == []


def test_every_code_of_the_catalogue_has_a_case() -> None:
    shown = {*list_folders(), *(name.partition("-")[0] for name in BUILT)}
    assert shown == set(read_catalogue())


def test_expected_codes_are_the_folder_s_code() -> None:
    for code in list_folders():
        assert {row[0] for row in expected_of(code)} == {code}


def test_entries_have_three_sentences_in_both_languages_and_the_same_blanks() -> None:
    for code, entry in read_catalogue().items():
        assert re.fullmatch(r"[YCFKARLMWPD][0-9]{2}", code)
        blanks = []
        for language in LANGUAGES:
            sentences = entry[language]
            assert isinstance(sentences, list)
            assert len(sentences) == 3, code
            assert all(sentence.strip().endswith((".", ":")) for sentence in sentences), code
            blanks.append(Counter(name for one in sentences for name in re.findall(r"(?<!\{)\{(\w+)\}", one)).keys())
        assert blanks[0] == blanks[1], code
        assert set(entry) <= {"id", "en", "severity"}


def test_both_languages_are_written() -> None:
    for code, entry in read_catalogue().items():
        assert entry["id"] != entry["en"], code


def assert_told_well(problems: list[Problem]) -> None:
    for problem in problems:
        for language in LANGUAGES:
            told = tell(problem, language)
            assert told.code == problem.code
            assert told.severity == severity_of(problem).value
            for sentence in (told.what, told.why, told.remedy):
                assert sentence
                assert not UNFILLED.search(sentence), sentence
                assert not PROGRAMMERS_WORDS.search(sentence), sentence
        assert UNFILLED.search(tell(problem.for_public()).what) is None
    for form in FORMATS:
        assert problems[0].code in write_problems(problems, form)
