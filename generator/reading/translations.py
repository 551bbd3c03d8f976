"""Read the wording of another language from `content/wording/<language>/*.po` (gettext); with pages/wording the only
importer of babel.

A sentence without a translation, or one marked as doubtful, is left out: it will be said in Indonesian.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po

from generator.model.audience import Audience
from generator.model.translations import CONTEXT, INDONESIAN, Translations
from generator.reading.settings import read_list

FOLDER = "content/wording"


class UnknownLanguages(Exception):
    """`extra: languages:` in mkdocs.yml is not a list of languages of this site; the text is what may be written."""


def read_languages(root: Path) -> tuple[str, ...]:
    """Languages the site is built in besides Indonesian, from `extra: languages:` in mkdocs.yml; none by default."""
    folder = root / FOLDER
    try:
        written = read_list(root, "extra", "languages")
    except ValueError as error:
        raise UnknownLanguages(INDONESIAN) from error
    known = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    if written is None:
        return ()
    if len(set(written)) < len(written) or written[:1] != [INDONESIAN] or not set(written[1:]) <= set(known):
        raise UnknownLanguages(", ".join([INDONESIAN, *known]))
    return tuple(written[1:])


def list_languages(root: Path, audience: Audience) -> tuple[str, ...]:
    """The languages besides Indonesian; none inside, where the programme's own staff reads."""
    return read_languages(root) if audience is Audience.PUBLIC else ()


def read_translations(root: Path, language: str) -> Translations:
    """All catalogues of one language; of Indonesian there are none."""
    if language == INDONESIAN:
        return Translations()
    folder = root / FOLDER / language
    templates, program, content = (_read(folder / f"{name}.po") for name in ("pages", "program", "content"))
    return Translations(language, templates, program, content)


def read_pieces(root: Path, language: str) -> Mapping[str, str]:
    """The pieces of templates in a language: all that the frame around the pages needs, and quickly read."""
    return _read(root / FOLDER / language / "pages.po")


def _read(path: Path) -> Mapping[str, str]:
    if not path.is_file():
        return MappingProxyType({})
    with path.open("rb") as file:
        catalogue = read_po(file)
    found: dict[str, str] = {}
    for message in catalogue:
        said, meant = message.id, message.string
        # Plural forms are chosen inside the sentence: of several texts under one key there are none.
        if isinstance(said, str) and isinstance(meant, str) and said and meant and not message.fuzzy:
            found[f"{message.context}{CONTEXT}{said}" if message.context else said] = meant
    return MappingProxyType(found)
