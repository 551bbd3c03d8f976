"""Five formats, one escaping each: what a value holds never steers a terminal, a log, a host or a reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from generator.problems.catalogue import tell
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, GITHUB_LIMIT, plain, write_problems

NASTY = (
    "\x1b[31m\x07\r\n::error::palsu\n::stop-commands::x ##[stop-commands]y %0A"
    "\u202e\u2066\x9b\u200b\udcff\U000e0041 @semua"
)
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}
"""What the documentation of GitLab asks of a report of code quality; it publishes no schema."""


def error(line: int = 3, value: str = "1.250", file: str = "cooperatives/uji/profile.yml") -> Problem:
    return Problem("F06", Place(file, line, 7), {"field": "assets", "value": value}, (Place(file, 1, 1),))


def warning(line: int = 3) -> Problem:
    return Problem("K30", Place("cooperatives/uji/swot.yml", line, 5))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_in_a_value_or_a_file_name_steers(form: str, language: str) -> None:
    text = write_problems([error(value=NASTY, file=f"cooperatives/uji/{NASTY}.yml")], form, language)
    assert not STEERING.search(text)
    text.encode("utf-8")
    assert "##[" not in text
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (1 if form == "github" else 0)


@pytest.mark.parametrize("form", FORMATS)
def test_no_problem_is_no_complaint(form: str) -> None:
    text = write_problems([], form)
    if form == "sarif":
        assert json.loads(text)["runs"][0]["results"] == []
    elif form == "gitlab":
        assert json.loads(text) == []
    else:
        assert text == ""


def test_text_has_four_parts_and_the_other_place() -> None:
    assert write_problems([error()], "text").splitlines() == [
        "cooperatives/uji/profile.yml:3:7: kesalahan F06: `assets`: `1.250` bukan rupiah utuh.",
        "    mengapa    : Titik, koma, `Rp` atau huruf dapat dibaca keliru sebagai angka lain.",
        "    perbaiki   : Tulis angka saja tanpa pemisah, contoh `1250000`; paling banyak 18 angka.",
        "    lihat juga : cooperatives/uji/profile.yml:1:1",
    ]
    assert write_problems([warning()], "text", "en").startswith("cooperatives/uji/swot.yml:3:5: warning K30: ")


def test_places_leave_out_what_is_not_known() -> None:
    assert str(Place("a.yml")) == "a.yml"
    assert str(Place("a.yml", 3)) == "a.yml:3"
    assert str(Place("a.yml", 3, 4)) == "a.yml:3:4"
    assert json.loads(write_problems([Problem("K02", Place("a.yml"))], "json"))["line"] is None
    assert write_problems([Problem("K02", Place("a.yml"))], "github").startswith("::error file=a.yml,title=K02::")


def test_json_is_one_object_a_line() -> None:
    rows = [json.loads(row) for row in write_problems([error(), warning()], "json").splitlines()]
    assert [(row["code"], row["severity"], row["file"], row["line"], row["column"]) for row in rows] == [
        ("F06", "error", "cooperatives/uji/profile.yml", 3, 7),
        ("K30", "warning", "cooperatives/uji/swot.yml", 3, 5),
    ]
    assert rows[0]["related"] == [{"file": "cooperatives/uji/profile.yml", "line": 1}]
    assert set(rows[0]) == {"code", "severity", "file", "line", "column", "what", "why", "remedy", "related"}


def test_github_escapes_properties_and_data() -> None:
    text = write_problems([error(value="50 %, a: b", file="cooperatives/uji/a,b:c%.yml")], "github")
    assert text.startswith("::error file=cooperatives/uji/a%2Cb%3Ac%25.yml,line=3,col=7,title=F06::")
    assert "`50 %25, a: b`" in text
    assert text.count("\n") == 1


@pytest.mark.parametrize(("language", "word"), [("id", "temuan lain"), ("en", "more findings")])
def test_github_shows_ten_and_ten_and_counts_the_rest(language: str, word: str) -> None:
    problems = [error(line) for line in range(1, 14)] + [warning(line) for line in range(1, 18)]
    rows = write_problems(problems, "github", language).splitlines()
    assert [sum(row.startswith(f"::{kind} ") for row in rows) for kind in ("error", "warning")] == [GITHUB_LIMIT] * 2
    assert rows[-1].startswith("::notice::10 ")
    assert word in rows[-1]
    assert len(rows) == 21
    assert "::notice::" not in write_problems(problems[:10], "github")


def test_sarif_structure() -> None:
    report = json.loads(write_problems([error(file="cooperatives/uji/a b%.yml"), warning(), error(9)], "sarif"))
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["F06", "K30"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "cooperatives/uji/a%20b%25.yml"
    assert unquote(uri) == "cooperatives/uji/a b%.yml"


def test_sarif_of_a_whole_file_points_at_its_start() -> None:
    report = json.loads(write_problems([Problem("K02", Place("a.yml"))], "sarif"))
    region = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize("language", ["id", "en"])
def test_sarif_holds_against_its_schema(language: str) -> None:
    problems = [error(value=NASTY, file=f"cooperatives/uji/{NASTY}.yml"), warning(), Problem("K02", Place("a b"))]
    for some in (problems, []):
        Draft4Validator(SARIF).validate(json.loads(write_problems(some, "sarif", language)))


def test_the_schema_refuses_what_is_not_sarif() -> None:
    report = json.loads(write_problems([error()], "sarif"))
    report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not Draft4Validator(SARIF).is_valid(report)


@pytest.mark.parametrize("language", ["id", "en"])
def test_gitlab_reports_have_the_documented_form(language: str) -> None:
    problems = [error(value=NASTY, file=f"cooperatives/uji/{NASTY}.yml"), warning(), Problem("K02", Place("a.yml"))]
    for some in (problems, []):
        Draft202012Validator(CODE_QUALITY).validate(json.loads(write_problems(some, "gitlab", language)))


@pytest.mark.parametrize(
    "marks",
    [
        lambda problems, language: [
            row["fingerprint"] for row in json.loads(write_problems(problems, "gitlab", language))
        ],
        lambda problems, language: [
            row["partialFingerprints"]["lumbung/v1"]
            for row in json.loads(write_problems(problems, "sarif", language))["runs"][0]["results"]
        ],
    ],
)
def test_fingerprints_stay_when_lines_move_and_languages_change(marks) -> None:
    before = [error(3), error(9), warning(4), Problem("Y04", Place("a.yml", 7), {"key": "x", "line": "2"})]
    after = [error(5), error(11), warning(40), Problem("Y04", Place("a.yml", 8), {"key": "x", "line": "3"})]
    assert marks(before, "id") == marks(after, "en")
    assert len(set(marks(before, "id"))) == len(before)
    assert marks([error(value="2.000")], "id") != marks([error()], "id")


def test_gitlab_fingerprints_are_stable_and_distinct() -> None:
    rows = json.loads(write_problems([error(), error(4), error(value="2.000"), warning()], "gitlab"))
    assert len({row["fingerprint"] for row in rows}) == 4
    assert rows == json.loads(write_problems([error(), error(4), error(value="2.000"), warning()], "gitlab"))
    assert rows[0]["severity"] == "major"
    assert rows[3]["severity"] == "minor"
    assert rows[0]["location"] == {"path": "cooperatives/uji/profile.yml", "lines": {"begin": 3}}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "number",
    ["3201010101900001", "3201 0101 0190 0001", "3201-0101-0190-0001", "3201.0101.0190.0001", "x320101010190000199"],
)
def test_no_message_repeats_what_may_be_a_citizen_number(number: str, form: str) -> None:
    digits = re.sub("[^0-9]", "", write_problems([error(value=number)], form))
    assert "32010101" not in digits
    assert "3201…" in write_problems([error(value=number)], form)


def test_amounts_keep_their_figures() -> None:
    for amount in ("1.250.000.000.000.000", "123456789012345", "999.999.999.999.999.999"):
        assert amount in tell(error(value=amount)).what


def test_a_value_is_never_a_pattern() -> None:
    for value in ("{field}", "{0.__class__}", "%s", "${x}", "{{7*7}}"):
        assert f"`{value}`" in tell(error(value=value)).what


def test_a_megabyte_is_not_repeated() -> None:
    assert len(write_problems([error(value="x" * 1_000_000)], "text")) < 1000


def test_the_public_copy_lacks_what_is_withheld() -> None:
    problem = Problem("F11", Place("a", 1, 1), {"field": "notes", "value": "RAHASIA"}, withheld=frozenset({"value"}))
    assert problem.for_public().values == {"field": "notes", "value": "…"}
    assert problem.values["value"] == "RAHASIA"


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_plain_is_one_line_of_harmless_letters(text: str) -> None:
    shown = plain(text)
    assert not STEERING.search(shown)
    assert len(shown.splitlines()) <= 1
    assert plain(shown) == shown
