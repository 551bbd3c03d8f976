"""Every code is explained by the case that breaks it, in both languages, without a letter that could steer a screen."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from generator.cli import app, register
from generator.problems.catalogue import LANGUAGES, read_catalogue, tell
from generator.problems.examples import read_examples
from generator.problems.explanation import explain_code, list_codes
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import write_problems
from tests.problems.case import read_case
from tests.problems.examples import FILE, encode, make_examples
from tests.problems.test_writers import STEERING

HEADINGS = {"id": ("Pesannya:", "Setelah diperbaiki:"), "en": ("The message:", "Once mended:")}
WITHOUT_FILES = {"K05", "K12", "K15", "K90", "W15"}
"""What breaks there is no text of a file: a folder, a number of files, the program itself, an option."""


def test_the_examples_are_those_of_the_cases() -> None:
    assert encode(make_examples()) == FILE.read_text("utf-8"), "jalankan: make examples"


def test_every_code_has_an_example_that_travels_with_the_package() -> None:
    assert (
        json.loads(files("generator.problems").joinpath("examples.json").read_text("utf-8")).keys()
        == read_catalogue().keys()
    )
    assert 'generator = ["problems/*.json"' in (FILE.parents[2] / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_is_whole(language: str) -> None:
    for code, example in read_examples().items():
        text = explain_code(code, language)
        assert text.startswith(f"{code} (")
        assert HEADINGS[language][0] in text
        assert plain_part(tell(example.problem, language).remedy) in text, code
        assert not STEERING.search(text), code
        assert not re.search(r"/tmp/|[0-9]{16}", text), code
        # Either files show the mistake and its end, or a sentence says what they cannot show.
        shows = bool(example.broken or example.fixed) and bool(example.difference)
        assert shows or example.setting, code


def test_the_marked_line_is_the_problem_s() -> None:
    marked = 0
    for code, example in read_examples().items():
        if example.broken and example.broken.marked and ":" not in example.problem.place.file:
            (line,) = (number for number, _, is_marked in example.broken.numbered if is_marked)
            assert line == example.problem.place.line, code
            marked += 1
    assert marked > 200


def test_settings_are_told_in_both_languages() -> None:
    settings = {code: one.setting for code, one in read_examples().items() if one.setting}
    assert settings == {code: told for code in read_catalogue() if (told := read_case(code).told)}
    assert {code for code, one in read_examples().items() if not one.difference} == WITHOUT_FILES
    assert all(set(one) == set(LANGUAGES) and one["id"] != one["en"] for one in settings.values())


def plain_part(remedy: str) -> str:
    return remedy.split("\n", maxsplit=1)[0][:60]


def run(*words: str):
    register(["explain"])
    return CliRunner().invoke(app, ["explain", *words])


def test_the_command_explains_codes_and_lists_them() -> None:
    told = run("f06", "K01")
    assert told.exit_code == 0
    assert "> 4 |     assets: 1.250.000" in told.output
    assert "+    assets: 1250000" in told.output
    assert "K01 (kesalahan)" in told.output
    assert "K01 (error)" in run("K01", "--language", "en").output
    listed = run().output
    assert listed == list_codes("id")
    assert len(listed.splitlines()) == len(read_catalogue())


def test_an_unknown_code_is_refused_with_the_nearest_one() -> None:
    refused = run("F66\x1b[31m")
    assert refused.exit_code == 2
    assert "\x1b" not in refused.output
    assert "Mungkin maksudnya R66." in run("F66").output
    assert run("F06", "--language", "nl").exit_code == 2


def test_sarif_names_the_help_of_each_rule() -> None:
    problem = Problem("F06", Place("a.yml", 1, 2), {"field": "a", "value": "b"})

    def rule(**more: str):
        return json.loads(write_problems([problem], "sarif", **more))["runs"][0]["tool"]["driver"]["rules"][0]

    assert rule() == {"id": "F06", "help": {"text": "Contoh yang keliru dan perbaikannya: lumbung explain F06"}}
    assert rule(site_url="https://contoh.id/a/")["helpUri"] == "https://contoh.id/a/panduan/kode/F06.html"
    assert rule(site_url="https://contoh.id", language="en")["helpUri"] == "https://contoh.id/en/panduan/kode/F06.html"
    assert "helpUri" not in rule(site_url="javascript:x")
