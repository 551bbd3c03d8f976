"""The PO files: completed from the sources, and held against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.wording.content import list_content_messages
from tests.wording.program import Message, list_program_messages, placeholders
from tests.wording.templates import differing_parts, list_template_messages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content" / "wording"
LANGUAGES = ("en",)
_HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Lumbung\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
"""Without dates and names: they would change with every run and say nothing that the history does not say."""
HINT = "Run `make wording`, then fill in the empty `msgstr` in content/wording/en/*.po."


def list_messages(name: str) -> list[Message]:
    """What one catalogue must hold: `program`, `content`, `pages`."""
    sources = {"program": list_program_messages, "content": list_content_messages, "pages": list_template_messages}
    return list(sources[name](ROOT))


CATALOGUES = ("program", "content", "pages")


def read_catalogue(path: Path) -> Catalog:
    """The file as it is; empty where there is none."""
    if not path.is_file():
        return Catalog(locale=path.parent.name, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name)


def complete_catalogue(path: Path, messages: Iterable[Message]) -> tuple[int, int]:
    """Add what is missing, without a translation, and drop what no source says; how many of each."""
    old = read_catalogue(path)
    new = Catalog(locale=path.parent.name, fuzzy=False)
    for message in messages:
        _carry(message, None, old, new, path.stem)
        # In this one file the same text may have another translation.
        if old.get(message.text, message.file) is not None:
            _carry(message, message.file, old, new, path.stem)
    head = _read_head(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(f"{head}{_HEADER.format(language=path.parent.name)}\n".encode())
        write_po(file, new, width=120, omit_header=True, include_lineno=False)
    before, after = ({one.id for one in each if one.id} for each in (old, new))
    return len(after - before), len(before - after)


def _carry(message: Message, context: str | None, old: Catalog, new: Catalog, name: str) -> None:
    kept = old.get(message.text, context)
    string = kept.string if kept is not None else ""
    comments = kept.user_comments if kept is not None else ()
    flags = kept.flags if kept is not None else ()
    entry = new.add(message.text, string, [(message.file, 1)], flags=flags, user_comments=comments, context=context)
    if name == "pages":
        # Guessed by the library from braces and percent signs; these are pieces of templates.
        entry.flags -= {"python-format", "python-brace-format"}


def _read_head(path: Path) -> str:
    """The notes and the glossary above the first entry are written by people."""
    if not path.is_file():
        return ""
    return "".join(takewhile(lambda line: line.startswith("#"), path.read_text("utf-8").splitlines(keepends=True)))


def find_faults(path: Path, messages: Sequence[Message]) -> Iterator[str]:
    """Everything that would leave a page of this language partly Indonesian, or wrong."""
    found = {(one.id, one.context): one for one in read_catalogue(path) if one.id}
    wanted = {one.text: one.file for one in messages}
    places = {(one.text, one.file) for one in messages}
    for text, file in wanted.items():
        if (text, None) not in found or not found[text, None].string:
            yield f"not translated: {text!r} ({file})"
    for (text, context), message in found.items():
        if text not in wanted or (context and (text, context) not in places):
            yield f"said nowhere any more: {text!r}"
        elif message.fuzzy:
            yield f"marked as doubtful (fuzzy): {text!r}"
        elif message.string and _differs(path.stem, text, message.string):
            yield f"other {{names}}: {text!r} and {message.string!r}"


def _differs(name: str, text: str, string: str) -> bool:
    if name == "pages":
        return differing_parts(text, string)
    return placeholders(text) != placeholders(string)
