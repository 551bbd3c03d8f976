"""A code explained in a terminal: the broken example with its line marked, the message, the mended example.

Knows the order of the parts and their headings; the sentences are the catalogue's, the files those of the examples.
"""

from __future__ import annotations

from generator.problems.catalogue import read_catalogue, severity_of, tell
from generator.problems.examples import Excerpt, read_examples
from generator.problems.hints import nearest
from generator.problems.writers import plain, write_problems

_WORDS = {
    "id": {
        "error": "kesalahan",
        "warning": "peringatan",
        "setting": "Keadaannya",
        "broken": "Contoh yang keliru",
        "message": "Pesannya",
        "fixed": "Setelah diperbaiki",
        "difference": "Bedanya",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "setting": "The case",
        "broken": "A broken example",
        "message": "The message",
        "fixed": "Once mended",
        "difference": "The difference",
    },
}
_CLOSING = {
    "id": "Contoh dan perbaikan satu kode: lumbung explain {code}",
    "en": "Example and remedy of a code: lumbung explain {code}",
}


def explain_code(code: str, language: str) -> str:
    """The whole explanation as plain text. Raises KeyError for a code that does not exist."""
    example, words = read_examples()[code], _WORDS[language]
    told = tell(example.problem, language)
    rows = [f"{code} ({words[told.severity]}): {plain(told.what)}", plain(told.why), ""]
    if example.setting:
        rows += [f"{words['setting']}:", f"    {plain(example.setting[language])}", ""]
    if example.broken:
        rows += [f"{words['broken']}:", *_show(example.broken), ""]
    message = write_problems([example.problem], "text", language).rstrip().splitlines()
    rows += [f"{words['message']}:", *(f"    {row}" for row in message), ""]
    if example.fixed:
        rows += [f"{words['fixed']}:", *_show(example.fixed), ""]
    if example.difference:
        rows += [f"{words['difference']}:", *(f"    {plain(row)}" for row in example.difference), ""]
    return "\n".join(rows)


def list_codes(language: str) -> str:
    """Every code with its severity and what it says about its own example, a line each."""
    rows = []
    for code, example in read_examples().items():
        word = _WORDS[language][severity_of(example.problem).value]
        rows.append(f"{code}  {word:<10}  {plain(tell(example.problem, language).what)}\n")
    return "".join(rows)


def find_nearest_code(code: str) -> str:
    """The code most like one that does not exist, or an empty text."""
    return nearest(code.upper(), read_catalogue())


def tell_where_explained(code: str, language: str) -> str:
    """The command that explains a code that was reported."""
    return _CLOSING[language].format(code=code)


def _show(excerpt: Excerpt) -> list[str]:
    rows = [f"    {plain(excerpt.file)}"]
    width = len(str(excerpt.first + len(excerpt.lines)))
    rows += [
        f"  {'>' if marked else ' '} {number:>{width}} | {plain(line)}" for number, line, marked in excerpt.numbered
    ]
    return rows
