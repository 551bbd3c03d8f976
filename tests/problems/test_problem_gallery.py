"""Every code of the catalogue has its folder, which breaks and mends as told, and its page in both languages."""

from __future__ import annotations

import html
import re
import tempfile
from collections import Counter
from collections.abc import Sequence

import pytest

from generator.pages.environment import Templates
from generator.pages.language import speaking
from generator.pages.problem_codes import render_code_pages
from generator.problems.catalogue import LANGUAGES, read_catalogue, severity_of, tell
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, help_path, write_problems
from generator.reading.translations import read_translations
from tests.pages.conftest import text_of
from tests.problems import case as cases
from tests.problems.case import CASE, EXPECTED, HERE, SIDES, list_folders, read_case
from tests.problems.expected import read_expected, tell_fully
from tests.problems.gallery import ROOT, check_project, run_case
from tests.problems.staging import BASE

UNFILLED = re.compile(r"\{[A-Za-z_]*\}")
PROGRAMMERS_WORDS = re.compile(
    r"\bNone\b|Error\b|Exception|Traceback|<class|pydantic|\bstr\b|\bint\b|\bdict\b|\btuple\b|Decimal|Fraction|\bTrue\b|\bFalse\b|[0-9][Ee][+-][0-9]"
)
CODES = sorted(read_catalogue())


@pytest.fixture(scope="module")
def help_pages() -> dict[str, dict[str, str]]:
    """The text of every code's page by language and path."""
    found = {}
    for language in LANGUAGES:
        translations = read_translations(ROOT, language)
        with speaking(translations):
            pages = render_code_pages(Templates(ROOT / "site_templates", translations))
            found[language] = {page.path: " ".join(html.unescape(text_of(page.body)).split()) for page in pages}
    return found


def test_folders_are_those_of_the_catalogue() -> None:
    assert list_folders() == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_folder_has_two_sides_and_the_message(code: str) -> None:
    names = {path.name for path in (HERE / code).iterdir()}
    assert {*SIDES, EXPECTED} <= names <= {*SIDES, EXPECTED, CASE}


@pytest.mark.parametrize("code", CODES)
def test_the_broken_side_gives_the_expected_problems_and_no_other(code: str) -> None:
    problems = run_case(code)["broken"].problems
    own = [one for one in problems if one.code == code]
    assert [tell_fully(one) for one in own] == read_expected(code), "lihat bedanya, lalu jalankan: make examples"
    assert own
    assert Counter(one.code for one in problems if one.code != code) == read_case(code).beside
    assert_told_well(own)


@pytest.mark.parametrize("code", CODES)
def test_following_the_remedy_leaves_no_problem(code: str) -> None:
    assert [str(one) for one in run_case(code)["fixed"].problems] == []


@pytest.mark.parametrize("code", CODES)
def test_the_pages_say_the_first_expected_message(code: str, help_pages: dict[str, dict[str, str]]) -> None:
    for language in LANGUAGES:
        page = help_pages[language][help_path(code)].replace("`", "")
        for sentence in read_expected(code)[0][language].values():
            assert " ".join(sentence.split()).replace("`", "") in page


def test_nothing_of_the_scratch_folder_is_expected() -> None:
    for code in CODES:
        text = (HERE / code / EXPECTED).read_text("utf-8")
        assert tempfile.gettempdir() not in text, code
        assert not any(row["file"].startswith("/") for row in read_expected(code)), code


def test_what_lies_below_every_case_holds_together() -> None:
    assert check_project(BASE) == []


def test_a_setting_nobody_knows_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "HERE", tmp_path)
    (tmp_path / "X01").mkdir()
    (tmp_path / "X01" / CASE).write_text("[broken]\nfail = 'x'\n")
    with pytest.raises(ValueError, match="fail"):
        read_case("X01")


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


def assert_told_well(problems: Sequence[Problem]) -> None:
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
