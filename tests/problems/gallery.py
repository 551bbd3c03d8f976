"""The smallest input that breaks each rule, and the same input mended: a folder, or built where no file can show it.

Knows how a folder, a rulebook or a built case is run through the program; refuses to know what ought to come out.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.checking.goals import check_goals
from generator.checking.guidance import check_guidance
from generator.checking.limits import MAX_PER_FILE
from generator.checking.loan_classes import check_loan_classes
from generator.checking.mentoring_needs import check_mentoring_needs
from generator.checking.rulebook import check_rulebook
from generator.checking.size_class import check_size_classes
from generator.editions import Edition
from generator.entries import find_name_clashes
from generator.mentoring import open_mentoring
from generator.model.audience import Audience
from generator.model.rulebook import Instrument
from generator.model.values import Written
from generator.outcome_cache import OutcomeCache
from generator.problems.problem import Problem
from generator.reading.binding import bind
from generator.reading.content import (
    LOAN_CLASSES,
    read_guidance,
    read_instruments,
    read_loan_classes,
    read_mentoring_needs,
    read_regions,
    read_rulebooks,
)
from generator.reading.cooperative import read_cooperative
from generator.reading.files import MAX_FILES, MAX_YAML_BYTES
from generator.reading.references import read_goals, read_size_classes
from generator.reading.yaml_text import MAX_NODES, YamlText, parse_yaml
from generator.teaching import open_teaching
from generator.workbook_import import ImportOrder, import_workbook
from generator.workshop import open_workshop
from tests.problems.engagement_cases import ENGAGEMENT_CASES
from tests.problems.instrument_cases import INSTRUMENT_CASES
from tests.workbooks import JOURNAL, MORE_JOURNAL, TRIAL_BALANCE, add_part, write_workbook

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AS_OF = date(2026, 11, 21)
PROFILE = b"name: Koperasi Uji\n"
INSTRUMENT = Instrument.model_validate(
    {"id": "contoh-peraturan", "number": "1/2001", "title": "Contoh", "issuer": "Contoh", "issued": "2001-01"}
)
Found = tuple[str, str, int, int]
Case = Callable[[Path, bool], list[Problem]]


def list_folders() -> list[str]:
    """Codes whose case is a folder of this directory."""
    return sorted(path.parent.name for path in HERE.glob("*/expected.json"))


def expected_of(code: str) -> list[Found]:
    """What the broken input of a folder must give: code, file, line, column."""
    rows = json.loads((HERE / code / "expected.json").read_text("utf-8"))
    return sorted((row["code"], row["file"], row["line"], row["column"]) for row in rows)


def run_folder(code: str, side: str, scratch: Path) -> list[Problem]:
    """All problems of one side of a folder case."""
    if (HERE / code / side / "content").is_dir():
        return _run_mentoring(HERE / code / side, scratch)
    if (HERE / code / side / "mentoring_needs.yml").exists():
        return _run_mentoring_needs(HERE / code / side, scratch)
    if (HERE / code / side / "health_questions.yml").exists():
        return _run_guidance(HERE / code / side, scratch)
    for name, run in (("kelas-usaha-koperasi", _run_size_classes), ("woccu-pearls", _run_goals)):
        if (HERE / code / side / f"{name}.yml").exists():
            return run(HERE / code / side / f"{name}.yml", scratch)
    rulebook = HERE / code / f"{side}.yml"
    return _run_rulebook(rulebook, scratch) if rulebook.exists() else run_cooperative(HERE / code / side, scratch)


def run_cooperative(source: Path, scratch: Path) -> list[Problem]:
    """Read, check and score a copy of the folder with the real rulebooks."""
    folder = scratch / "koperasi-uji"
    shutil.copytree(source, folder, symlinks=True)
    return assess(folder)


def assess(folder: Path) -> list[Problem]:
    """Every problem of a cooperative folder."""
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]


def _run_rulebook(source: Path, scratch: Path) -> list[Problem]:
    health = scratch / "content" / "rulebooks" / "health"
    health.mkdir(parents=True)
    shutil.copy(source, health / "contoh-aturan.yml")
    written, problems = read_rulebooks(scratch)
    for rulebook in written:
        problems += check_rulebook(rulebook, {INSTRUMENT.id: INSTRUMENT})
    return problems


def _run_size_classes(source: Path, scratch: Path) -> list[Problem]:
    _copy_reference(source, scratch)
    written, problems = read_size_classes(scratch)
    return problems if written is None else problems + check_size_classes(written, {INSTRUMENT.id: INSTRUMENT})


def _run_goals(source: Path, scratch: Path) -> list[Problem]:
    _copy_reference(source, scratch)
    written, problems = read_goals(scratch)
    return problems if written is None else problems + check_goals(written)


def _copy_reference(source: Path, scratch: Path) -> None:
    folder = scratch / "content" / "rulebooks" / "reference"
    folder.mkdir(parents=True)
    shutil.copy(source, folder / source.name)


def _run_mentoring_needs(source: Path, scratch: Path) -> list[Problem]:
    shutil.copytree(source, scratch / "content")
    written, problems = read_mentoring_needs(scratch)
    rulebooks = [one.content for one in read_rulebooks(ROOT)[0]]
    return problems if written is None else problems + check_mentoring_needs(written, rulebooks)


def _run_mentoring(source: Path, scratch: Path) -> list[Problem]:
    """A small programme that holds together, with the case's own files laid over it."""
    shutil.copytree(HERE / "mentoring_base", scratch, dirs_exist_ok=True)
    shutil.copytree(source, scratch, dirs_exist_ok=True)
    regions, instruments = read_regions(ROOT)[0], list(read_instruments(ROOT)[0])
    return open_mentoring(scratch, regions, instruments, [], Audience.INTERNAL, AS_OF)[1]


def _run_guidance(source: Path, scratch: Path) -> list[Problem]:
    problems = _run_rulebook(HERE / "R17" / "fixed.yml", scratch)
    shutil.copytree(source, scratch / "content" / "guidance")
    written, refused = read_guidance(scratch)
    rulebooks = {one.content.id: one.content for one in read_rulebooks(scratch)[0]}
    return problems + refused + (check_guidance(written, rulebooks) if written else [])


def _loan_classes(find: str, put: str) -> Case:
    """The file of loan classes of this project, with one text of it replaced."""

    def run(scratch: Path, broken: bool) -> list[Problem]:
        text = (ROOT / LOAN_CLASSES).read_text("utf-8")
        assert find in text
        (scratch / LOAN_CLASSES).parent.mkdir(parents=True)
        (scratch / LOAN_CLASSES).write_text(text.replace(find, put, 1) if broken else text, "utf-8")
        written, problems = read_loan_classes(scratch)
        return problems + (check_loan_classes(written) if written else [])

    return run


def _workbook(changes: dict[str, Any], rows: Sequence[Sequence[Any]] = JOURNAL, merge: str = "", **order: Any) -> Case:
    """A workbook imported into a folder; broken by changes of single cells."""

    def run(scratch: Path, broken: bool) -> list[Problem]:
        book = write_workbook(scratch / "buku.xlsx", rows, changes if broken else None, merge if broken else "")
        return _import(scratch, book, **order)

    return run


def _import(scratch: Path, book: Path, **order: Any) -> list[Problem]:
    folder = scratch / "koperasi-uji"
    if not folder.exists():
        _folder(scratch)
    return import_workbook(open_workshop(ROOT, Audience.INTERNAL, AS_OF), ImportOrder(book, folder, **order)).problems


def _no_workbook(scratch: Path, broken: bool) -> list[Problem]:
    book = write_workbook(scratch / "buku.xlsx", JOURNAL)
    if broken:
        book.write_bytes(b"bukan buku kerja")
    return _import(scratch, book)


def _packed(scratch: Path, broken: bool) -> list[Problem]:
    book = write_workbook(scratch / "buku.xlsx", JOURNAL)
    return _import(scratch, add_part(book, "xl/media/a.xml", b" " * (3_000_000 if broken else 3)))


def _two_sheets(scratch: Path, broken: bool) -> list[Problem]:
    book = write_workbook(scratch / "buku.xlsx", JOURNAL, more={"Penyesuaian": JOURNAL[3:4] + MORE_JOURNAL})
    return _import(scratch, book, sheets=() if broken else ("Jurnal", "Penyesuaian"))


def _already_there(scratch: Path, broken: bool) -> list[Problem]:
    folder = _folder(scratch)
    if broken:
        (folder / "ledgers").mkdir()
        (folder / "ledgers" / "general_journal_2023.csv").touch()
    return _import(scratch, write_workbook(scratch / "buku.xlsx", JOURNAL))


def _ask(broken: dict[str, Any], mended: dict[str, Any]) -> Case:
    """A trial balance whose order lacks something."""

    def run(scratch: Path, is_broken: bool) -> list[Problem]:
        return _import(scratch, write_workbook(scratch / "b.xlsx", TRIAL_BALANCE), **(broken if is_broken else mended))

    return run


def relative(problem: Problem, code: str, side: str, scratch: Path) -> Found:
    """Code and place, the file as seen from the case's folder."""
    place = problem.place
    file = place.file.removeprefix(f"{(scratch / 'koperasi-uji').as_posix()}/")
    if file == "content/rulebooks/health/contoh-aturan.yml":
        file = f"{side}.yml"
    return (problem.code, file, place.line, place.column)


def _folder(scratch: Path, **files: bytes) -> Path:
    folder = scratch / "koperasi-uji"
    folder.mkdir()
    for name, content in {"profile.yml": PROFILE, **files}.items():
        (folder / name).write_bytes(content)
    return folder


def _profile(content: bytes) -> Case:
    def run(scratch: Path, broken: bool) -> list[Problem]:
        return assess(_folder(scratch, **{"profile.yml": content if broken else PROFILE}))

    return run


def _many_rows(scratch: Path, broken: bool) -> list[Problem]:
    row = b"x\n" * (50_001 if broken else 0)
    return read_cooperative(_folder(scratch, **{"product_catalogue.csv": b"id,name,category\n" + row}), "uji")[1]


def _flood(scratch: Path, broken: bool) -> list[Problem]:
    rows = b"".join(b"p%d,P,K,1.000\n" % number for number in range(MAX_PER_FILE + 1 if broken else 0))
    table = b"id,name,category,price\n" + rows
    found = assess(_folder(scratch, **{"product_catalogue.csv": table}))
    return [one for one in found if one.code != "F06"]


def _bad_name(scratch: Path, broken: bool) -> list[Problem]:
    folder = scratch / ("Koperasi Uji" if broken else "koperasi-uji")
    folder.mkdir()
    (folder / "profile.yml").write_bytes(PROFILE)
    return assess(folder)


def _gone(scratch: Path, broken: bool) -> list[Problem]:
    return assess(scratch / "koperasi-uji" if broken else _folder(scratch))


def _link(scratch: Path, broken: bool) -> list[Problem]:
    folder = _folder(scratch)
    outside = scratch / "rahasia.yml"
    outside.write_text("strengths:\n  - text: RAHASIA\n    evidence: RAHASIA\n")
    if broken:
        (folder / "swot.yml").symlink_to(outside)
    else:
        shutil.copy(outside, folder / "swot.yml")
    return assess(folder)


def _pipe(scratch: Path, broken: bool) -> list[Problem]:
    folder = _folder(scratch)
    if broken:
        os.mkfifo(folder / "swot.yml")
    return assess(folder)


def _many_files(scratch: Path, broken: bool) -> list[Problem]:
    folder = _folder(scratch)
    (folder / "documents").mkdir()
    for number in range(MAX_FILES if broken else MAX_FILES - 1):
        (folder / "documents" / str(number)).touch()
    return assess(folder)


def _program_fault(scratch: Path, broken: bool) -> list[Problem]:
    folder = _folder(scratch)
    workshop = open_workshop.__wrapped__(ROOT, Audience.INTERNAL, AS_OF)
    render = workshop.renderer.render_cooperative

    def fail(cooperative, *more, **options):
        if broken and cooperative.profile is not None:
            raise ZeroDivisionError("rahasia")
        return render(cooperative, *more, **options)

    object.__setattr__(workshop, "cache", OutcomeCache(scratch / "cache", "", {}))
    double = {"render_cooperative": fail, "list_files": lambda cooperative: ()}
    renderer = type("Renderer", (), {name: staticmethod(one) for name, one in double.items()})()
    object.__setattr__(workshop, "editions", (Edition(renderer),))
    return list(workshop.process(folder, render=True).problems)


def _name_clash(scratch: Path, broken: bool) -> list[Problem]:
    return find_name_clashes(["kpri-nagara", "KPRI-Nagara" if broken else "kpri-nagara-dua"])


RUBRIC = """id: rubrik-uji
title: Uji
summary: Uji
stages: []
preparation: []
items: [{id: satu, text: Uji, maximum: 100}]
threshold: {above: 80, meaning: Uji}
sources: []
"""
FAQ = "id: tanya-uji\ntitle: Uji\nsummary: Uji\nrulebook: {}\nquestions: []\n"


def _teaching(good: str, bad: str, file: str = "training/uji.yml") -> Case:
    """One teaching file, right and wrong, beside a rubric of one item."""

    def run(scratch: Path, broken: bool) -> list[Problem]:
        for name, text in {"rulebooks/instruments/training_uji.yml": RUBRIC, file: bad if broken else good}.items():
            path = scratch / "content" / name
            path.parent.mkdir(parents=True)
            path.write_text(text, "utf-8")
        return open_teaching(scratch, open_workshop(ROOT, Audience.INTERNAL, AS_OF).rulebooks)[1]

    return run


def _activity(scores: str, recorded: str = "{}") -> str:
    head = "id: uji\nrubric: rubrik-uji\ntitle: Uji\nsources: []\n"
    return f"{head}scores: {{{scores}}}\nrecorded: {recorded}\n"


def _unforeseen(scratch: Path, broken: bool) -> list[Problem]:
    class Form(Written):
        jumlah: int

    document = parse_yaml(f"jumlah: {'tiga' if broken else '3'}\n", "uji.yml")
    assert isinstance(document, YamlText)
    return bind(document, "uji.yml", Form)[1]


BUILT: dict[str, Case] = {
    "C09": _many_rows,
    "F99": _unforeseen,
    "K01": _bad_name,
    "K05": _gone,
    "K06": _link,
    "K06-pipe": _pipe,
    "K07": _profile(PROFILE + b"# " + b"x" * MAX_YAML_BYTES),
    "K09": _profile(b"name: Koperasi Caf\xe9\n"),
    "K10": _profile(b"name: Koperasi \x07Uji\n"),
    "K10-escaped": _profile(b'name: "Koperasi \\x1b[31mUji"\n'),
    "K11": _profile("name: Koperasi \u202eUji\n".encode()),
    "K11-escaped": _profile(b'name: "Koperasi \\u202eUji"\n'),
    "K12": _many_files,
    "K14": _flood,
    "K90": _program_fault,
    "K91": _name_clash,
    "R30": _teaching(FAQ.format("perdep-06-2016"), FAQ.format("perdep-66-2016"), "faq/uji.yml"),
    "R30-item": _teaching(_activity("satu: 88"), _activity("dua: 88")),
    "R31": _teaching(_activity("satu: 100"), _activity("satu: 101")),
    "R32": _teaching(_activity("satu: 88", "{got: 88}"), _activity("satu: 88", "{got: 87}")),
    "R32-percent": _teaching(
        _activity("satu: 87.715", '{percent: "87.72"}'), _activity("satu: 87.715", '{percent: "87.71"}')
    ),
    "R40": _loan_classes("{above: 1, up_to: 2}", "{above: 2, up_to: 2}"),
    "R41": _loan_classes("[bulanan, dua_bulanan, triwulanan]", "[bulanan, dua_bulanan]"),
    "R41-twice": _loan_classes("[enam_bulanan, tahunan]", "[bulanan, enam_bulanan, tahunan]"),
    "R42": _loan_classes("sources: [S71]", "sources: [S70]"),
    "P07-cell": _workbook({"G4": "NIK"}),
    "W01": _no_workbook,
    "W02": _packed,
    "W03": _workbook({"C4": "Pos"}),
    "W04": _workbook({"G4": "Debit"}),
    "W05": _workbook({}, merge="B5:B6"),
    "W06": _workbook({"E7": "=2500000*2"}),
    "W07": _workbook({"E7": 5_000_000.25}),
    "W08": _workbook({"E7": 10**16}),
    "W09": _workbook({"A7": "03/05/2023"}),
    "W10": _workbook({"E7": "#N/A"}),
    "W11": _workbook({"B7": None}),
    "W12": _workbook({"E9": 14_000_001}),
    "W13": _workbook({"C3": 40_000_001, "C10": 152_000_001}, TRIAL_BALANCE, year=2023, rulebook="perdep-06-2016"),
    "W14": _already_there,
    "W15": _ask({}, {"year": 2023}),
    "W16": _workbook({"A3": "1109"}, TRIAL_BALANCE, year=2023),
    "W18": _workbook({"A3": "(dalam ribuan rupiah)"}),
    "W19": _two_sheets,
    "W17": _ask({"year": 1990}, {"year": 1990, "opening": True}),
    **INSTRUMENT_CASES,
    **ENGAGEMENT_CASES,
    "Y10": _profile(PROFILE + b"sources:\n" + b"  - x\n" * MAX_NODES),
}
"""Cases that a folder in a repository cannot hold: odd bytes, links, pipes, sizes, faults of the program."""
