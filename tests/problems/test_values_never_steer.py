"""What a person wrote goes through every door out of the program, and steers none of them.

Doors: the five formats of a check, the score in a terminal and as data, the notices of pages.
The values are put into real files, so that every way from a file to a door is walked.
"""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from generator.model.audience import Audience
from generator.pages.environment import Templates
from generator.pages.notices import tell_all
from generator.pages.score_data import scores_as_data
from generator.problems.catalogue import LANGUAGES
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, write_problems
from generator.report import print_scores
from generator.workshop import open_workshop
from tests.problems.test_writers import STEERING

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
HOSTILE = (
    "::error::palsu",
    "::stop-commands::x",
    "##[error]palsu",
    "%0A::error::palsu",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "`rm -rf`",
    "``` | a |",
    "@semua-orang",
    "[klik](javascript:alert(1))",
    "{{ 7*7 }}",
    "{0.__class__}",
    "%s%n",
    "\\x1b[31m",
    "=cmd|' /C calc'!A0",
    "-rf",
)
BIG = "x" * 200_000
YAML_FILES = ("profile.yml", "swot.yml", "assessments/health_2023.yml", "mentoring/2026/engagement.yml")


def quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """Every hostile text as a value, a key, a cell, a column and the name of a file."""
    folder = tmp_path_factory.mktemp("steer") / "koperasi-uji"
    for file in YAML_FILES:
        rows = [f"{quoted(f'kunci {number} {text}')}: {quoted(text)}\n" for number, text in enumerate(HOSTILE)]
        rows.append(
            "".join(f"{key}: {quoted(text)}\n" for key, text in zip(("name", "kind", "founded"), HOSTILE, strict=False))
        )
        rows.append(f"zzz: {quoted(BIG)}\n")
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("".join(rows), "utf-8")
    cells = "".join(f'"{text}","{text}","{text}","{text}"\n' for text in HOSTILE if '"' not in text)
    (folder / "product_catalogue.csv").write_text(f"id,name,category,price\n{cells}", "utf-8")
    columns = ",".join(f'"{text}"' for text in HOSTILE[:8])
    (folder / "annual_meetings.csv").write_text(f"{columns}\nx\n", "utf-8")
    for name in ("::error::a.yml", "a\nb.yml", "\x1b[31m.yml", "\u202elmy.exe", "`a`|b.yml", "<b>.csv", "-rf"):
        (folder / name).write_text("x", "utf-8")
    found = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]
    assert len(found) > 80
    return found


def assert_calm(text: str, commands: int = 0) -> None:
    assert not STEERING.search(text)
    assert "##[" not in text
    assert sum(line.lstrip().startswith("::") for line in text.splitlines()) == commands
    assert max(map(len, text.splitlines()), default=0) < 5_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_no_format_is_steered(problems: list[Problem], form: str, language: str) -> None:
    text = write_problems(problems, form, language)
    # Of GitHub's commands all are our own: ten of each severity, and the count of the rest.
    own = len(text.splitlines()) if form == "github" else 0
    assert_calm(text, own)
    assert own <= 21


def test_no_notice_of_a_page_is_markup(problems: list[Problem]) -> None:
    html = str(Templates(ROOT / "site_templates").macro("parts/layout.html", "notices")(tell_all(problems), "../../"))
    tags = set(re.findall(r"<(/?\w+)", html))
    assert {one.lstrip("/") for one in tags} <= {"section", "p", "ul", "li", "b", "span", "a", "code"}
    assert not re.search(r"<[^>]*(?:onerror|javascript:)", html)


def test_scores_are_calm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "koperasi-uji"
    (folder / "assessments").mkdir(parents=True)
    hostile = "\\u001b[31m[bold]::error::[/] " + " ".join(HOSTILE).replace('"', "")
    (folder / "profile.yml").write_text(f"name: {quoted(hostile)}\nkind: simpan_pinjam\n", "utf-8")
    (folder / "assessments" / "health_2023.yml").write_text(
        "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures: {modal_sendiri: 40000}\n"
        f"notes: {quoted(hostile)}\n",
        "utf-8",
    )
    cooperative, scores, _ = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)
    print_scores(Console(width=100, force_terminal=False), cooperative, scores)
    assert_calm(capsys.readouterr().out)
    assert_calm(json.dumps(scores_as_data(cooperative, scores), ensure_ascii=False))


SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
SEED, ROUNDS = 20261122, 60
SPLINTERS = (
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\t",
        b"\r",
        b"\n",
        b"---\n",
        b"&a ",
        b"*a",
        b"!!int ",
        b"{",
        b"[",
        b"]",
        b":",
    ),
    *(
        b": ",
        b"- ",
        b'"',
        b"'",
        b"#",
        b"|",
        b">",
        b",",
        b";",
        b"-",
        b"1e999",
        b"NaN",
        b"0x1",
        b"9" * 400,
        b"2024-02-30",
    ),
    *(
        "\u202e".encode(),
        "\u00a0".encode(),
        "\uff11".encode(),
        b"ya",
        b"tidak",
        b"null",
        b"~",
        b"=1+1",
        b"%TAG",
        b"2024-02-30",
    ),
)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """A few bytes taken away, put in, doubled or exchanged."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.randint(0, 40))
        kind = chance.randrange(4)
        if kind == 0:
            content = content[:at] + content[to:]
        elif kind == 1:
            content = content[:at] + chance.choice(SPLINTERS) + content[at:]
        elif kind == 2:
            content = content[:to] + content[at:to] + content[to:]
        else:
            content = content[:at] + chance.choice(SPLINTERS) + content[to:]
    return content


def test_mutated_samples_give_problems_or_a_model_and_never_an_exception(tmp_path: Path) -> None:
    """The program's own fault (K90) and a refusal nobody foresaw (F99) would be faults too."""
    chance = random.Random(SEED)
    names = [path for path in sorted(SAMPLE.rglob("*")) if path.suffix in {".yml", ".csv"}]
    folder = tmp_path / SAMPLE.name
    for path in sorted(SAMPLE.rglob("*")):
        if path.is_file():
            (folder / path.relative_to(SAMPLE)).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(SAMPLE)).write_bytes(path.read_bytes())
    workshop = open_workshop(ROOT, Audience.INTERNAL, AS_OF)
    for _ in range(ROUNDS):
        chosen = chance.sample(names, 3)
        for path in chosen:
            (folder / path.relative_to(SAMPLE)).write_bytes(mutate(path.read_bytes(), chance))
        _, _, found = workshop.assess(folder)
        assert not {one.code for one in found} & {"K90", "F99"}, [str(one) for one in found][:5]
        for form in FORMATS:
            assert not STEERING.search(write_problems(found, form))
        for path in chosen:
            (folder / path.relative_to(SAMPLE)).write_bytes(path.read_bytes())
