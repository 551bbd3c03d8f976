"""A cooperative's folder as it would be after some edits, in a place of its own, to be read before they are kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def copy_folder(folder: Path, names: Iterable[str], into: Path, edited: Mapping[str, bytes]) -> Path:
    """The copy, of the same name; big documents are lent, not copied, where the disk allows it."""
    copy = into / folder.name
    for name in {*names, *edited}:
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in edited:
            target.write_bytes(edited[name])
            continue
        try:
            os.link(folder / name, target)
        except OSError:
            shutil.copyfile(folder / name, target)
    return copy
