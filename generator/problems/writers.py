"""Problems in the formats people and machines read: text, JSON lines, GitHub commands, SARIF 2.1.0, GitLab quality.

Every value passes one escaping function per format; control characters never reach a terminal or a log raw.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any
from urllib.parse import quote

from generator.problems.catalogue import severity_of, tell
from generator.problems.problem import Problem, Severity

FORMATS = ("text", "json", "github", "sarif", "gitlab")
GITHUB_LIMIT = 10
_LABELS = {
    "id": {"error": "kesalahan", "warning": "peringatan", "why": "mengapa", "remedy": "perbaiki", "see": "lihat juga"},
    "en": {"error": "error", "warning": "warning", "why": "why", "remedy": "remedy", "see": "see also"},
}
_RISKY = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]|(?<=#)#(?=\[)"
)
"""Controls, marks of direction, invisible letters, halves of characters; and `##[`, which steers CI logs anywhere in a
line."""
_NOTICE = {
    "id": "{rest} temuan lain tidak ditampilkan di sini; lihat catatan lengkap.",
    "en": "{rest} more findings are not shown here; see the full log.",
}

_HELP = {
    "id": "Contoh yang keliru dan perbaikannya: lumbung explain {code}",
    "en": "A broken example and how it is mended: lumbung explain {code} --language en",
}


def write_problems(problems: Iterable[Problem], form: str, language: str = "id", site_url: str = "") -> str:
    """All problems as one text in the given format; `site_url` is where the site with the help pages stands."""
    if form == "sarif":
        return _write_sarif(list(problems), language, site_url)
    writers: dict[str, Callable[[list[Problem], str], str]] = {
        "text": _write_text,
        "json": _write_json,
        "github": _write_github,
        "gitlab": _write_gitlab,
    }
    return writers[form](list(problems), language)


def plain(text: str) -> str:
    """Text that cannot steer a terminal or break out of its line."""
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\n", " ").replace("\t", " "))


def _write_text(problems: list[Problem], language: str) -> str:
    labels = _LABELS[language]
    width = max(len(labels["why"]), len(labels["remedy"]), len(labels["see"]))
    rows = []
    for problem in problems:
        told = tell(problem, language)
        rows.append(f"{plain(told.where)}: {labels[told.severity]} {told.code}: {plain(told.what)}")
        rows.append(f"    {labels['why']:<{width}} : {plain(told.why)}")
        rows.append(f"    {labels['remedy']:<{width}} : {plain(told.remedy)}")
        rows += [f"    {labels['see']:<{width}} : {plain(str(place))}" for place in problem.related]
        rows.append("")
    return "\n".join(rows)


def problem_as_data(problem: Problem, language: str) -> dict[str, Any]:
    """One problem as the JSON lines give it."""
    told, place = tell(problem, language), problem.place
    return {
        "code": told.code,
        "severity": told.severity,
        "file": plain(place.file),
        "line": place.line or None,
        "column": place.column or None,
        "what": plain(told.what),
        "why": plain(told.why),
        "remedy": plain(told.remedy),
        "related": [{"file": plain(one.file), "line": one.line or None} for one in problem.related],
    }


def _write_json(problems: list[Problem], language: str) -> str:
    return "".join(f"{json.dumps(problem_as_data(one, language), ensure_ascii=False)}\n" for one in problems)


def _write_github(problems: list[Problem], language: str) -> str:
    """Workflow commands; the host shows ten of each severity a step, the rest is counted in a notice."""
    rows, counts = [], {Severity.ERROR: 0, Severity.WARNING: 0}
    for problem in problems:
        severity = severity_of(problem)
        counts[severity] += 1
        if counts[severity] > GITHUB_LIMIT:
            continue
        told = tell(problem, language)
        place = problem.place
        where = f"file={_command(place.file)}" + (f",line={place.line}" if place.line else "")
        where += f",col={place.column}" if place.column else ""
        text = f"{told.what} {told.why} {told.remedy}"
        rows.append(f"::{severity.value} {where},title={_command(told.code)}::{_command(text, data=True)}")
    rest = sum(max(0, count - GITHUB_LIMIT) for count in counts.values())
    if rest:
        rows.append(f"::notice::{_NOTICE[language].format(rest=rest)}")
    return "".join(f"{row}\n" for row in rows)


def _command(text: str, data: bool = False) -> str:
    escaped = plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped if data else escaped.replace(":", "%3A").replace(",", "%2C")


def _write_sarif(problems: list[Problem], language: str, site_url: str) -> str:
    codes = sorted({problem.code for problem in problems})
    results = []
    for problem, mark in zip(problems, _fingerprints(problems), strict=True):
        told = tell(problem, language)
        region = {"startLine": max(1, problem.place.line), "startColumn": max(1, problem.place.column)}
        location = {"artifactLocation": {"uri": _uri(problem.place.file)}, "region": region}
        results.append(
            {
                "ruleId": told.code,
                "ruleIndex": codes.index(told.code),
                "level": told.severity,
                "message": {"text": plain(f"{told.what} {told.why} {told.remedy}")},
                "locations": [{"physicalLocation": location}],
                "partialFingerprints": {"lumbung/v1": mark},
            }
        )
    driver = {"name": "lumbung", "rules": [_rule(code, language, site_url) for code in codes]}
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, language: str, site_url: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "help": {"text": _HELP[language].format(code=code)}}
    if site_url.startswith(("https://", "http://")):
        rule["helpUri"] = f"{site_url.rstrip('/')}/{help_path(code, language)}"
    return rule


def help_path(code: str, language: str = "id") -> str:
    """Where the page of a code stands in the site, relative to its root."""
    return f"{'' if language == 'id' else f'{language}/'}panduan/kode/{code}.html"


def _fingerprints(problems: list[Problem]) -> list[str]:
    """One name for each problem that stays when its line moves or the language changes; equals are numbered."""
    seen: Counter[Hashable] = Counter()
    found = []
    for problem in problems:
        seen[problem.identity] += 1
        key = json.dumps([problem.identity, seen[problem.identity]], ensure_ascii=True)
        found.append(hashlib.sha256(key.encode()).hexdigest())
    return found


def _uri(path: str) -> str:
    return quote(path, safe="/._-", errors="replace")


def _write_gitlab(problems: list[Problem], language: str) -> str:
    rows = []
    for problem, mark in zip(problems, _fingerprints(problems), strict=True):
        told = tell(problem, language)
        rows.append(
            {
                "description": plain(f"{told.what} {told.remedy}"),
                "check_name": told.code,
                "fingerprint": mark,
                "severity": "major" if told.severity == "error" else "minor",
                "location": {"path": plain(problem.place.file), "lines": {"begin": max(1, problem.place.line)}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
