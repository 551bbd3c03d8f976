"""`make wording`: put the texts without a translation into the PO files, and drop those no source says any more."""

from __future__ import annotations

from tests.wording.catalogues import CATALOGUES, FOLDER, LANGUAGES, complete_catalogue, find_faults, list_messages

for language in LANGUAGES:
    for name in CATALOGUES:
        path = FOLDER / language / f"{name}.po"
        messages = list_messages(name)
        added, dropped = complete_catalogue(path, messages)
        empty = sum(fault.startswith("not translated") for fault in find_faults(path, messages))
        print(f"{path.relative_to(FOLDER)}: {added} added, {dropped} dropped, {empty} to translate")
