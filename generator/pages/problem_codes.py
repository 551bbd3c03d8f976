"""The help page of every problem code: what it means, a file that is wrong so, the message, the file mended.

Knows the catalogue and its examples, so a page can say nothing that the program does not print. Pages of single codes
are found from their list and from notices, not by searching: their made-up files would crowd out real ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages.environment import Templates
from generator.pages.language import Labels, language, said
from generator.pages.page import GUIDE_FRAME, Page
from generator.problems.catalogue import Told, tell
from generator.problems.examples import Example, read_examples
from generator.problems.writers import help_path, plain, write_problems

LIST = "panduan/kode/index.html"
FAMILIES: Mapping[str, str] = Labels(
    {
        "Y": "Susunan YAML",
        "C": "Susunan tabel CSV",
        "F": "Kunci dan isinya",
        "K": "Berkas dan folder koperasi",
        "A": "Hasil yang tercatat",
        "R": "Aturan penilaian",
        "L": "Pembukuan dan daftar",
        "W": "Buku kerja Excel",
        "M": "Model dan tahun program",
        "P": "Data pribadi",
        "D": "Koperasi modern dan pendampingan",
    }
)
REMOVED, ADDED, FILE = "removed", "added", "file"
_KINDS = {"-": REMOVED, "+": ADDED, "·": FILE, "…": FILE}


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code in a list."""

    code: str
    is_error: bool
    what: str
    href: str


def render_code_pages(templates: Templates) -> Iterator[Page]:
    """The list of all codes, then a page for each, in the language spoken now."""
    told = {code: (example, tell(example.problem, language())) for code, example in read_examples().items()}
    families: dict[str, list[CodeLine]] = {letter: [] for letter in FAMILIES}
    for code, (_, words) in told.items():
        families[code[0]].append(CodeLine(code, words.severity == "error", words.what, f"{code}.html"))
    values = {"families": [(one, FAMILIES[one], lines) for one, lines in families.items()], "count_of_codes": len(told)}
    title, description = said("Kode temuan"), said("Arti setiap kode temuan, dengan contoh yang keliru dan yang benar.")
    body = templates.render("pages/problem_codes.html", values)
    yield Page(LIST, GUIDE_FRAME, title, description, body, f"{description} {' '.join(told)}")
    for code, (example, words) in told.items():
        yield _render(templates, code, example, words)


def _render(templates: Templates, code: str, example: Example, words: Told) -> Page:
    values = {
        "told": words,
        "is_error": words.severity == "error",
        "family": FAMILIES[code[0]],
        "example": example,
        "setting": example.setting.get(language()) or example.setting.get("id", ""),
        "message": write_problems([example.problem], "text", language()).rstrip(),
        "difference": [(_KINDS.get(line[:1], ""), _marked(line)) for line in example.difference],
    }
    body = templates.render("pages/problem_code.html", values)
    title = said("Kode temuan {code}", code=code)
    return Page(help_path(code), GUIDE_FRAME, title, plain(words.what), body, "")


def _marked(line: str) -> str:
    """File names are told from lines by their marks, which are no part of the name."""
    return line.removeprefix("··· ") if line.startswith("··· ") else line
