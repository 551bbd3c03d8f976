"""Read the wording of another language from `content/wording/<language>/*.po` (gettext); with pages/wording the only
importer of babel.

A sentence without a translation, or one marked as doubtful, is left out: it will be said in Indonesian.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po

from generator.model.translations import INDONESIAN, Translations

FOLDER = "content/wording"


def read_translations(root: Path, language: str) -> Translations:
    """All catalogues of one language; of Indonesian there are none."""
    if language == INDONESIAN:
        return Translations()
    folder = root / FOLDER / language
    templates, program, content = (_read(folder / f"{name}.po") for name in ("pages", "program", "content"))
    return Translations(language, templates, program, content)


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
            found[said] = meant
    return MappingProxyType(found)
