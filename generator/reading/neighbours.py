"""Long texts of one cooperative that stand, word for word, in the file of the same name of another one.

Reads the neighbours' files as plain bytes and parses none: five hundred of them take a fraction of what reading one
dossier takes. Refuses to know which of the two was first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.problems.problem import Problem
from generator.reading.files import MAX_YAML_BYTES, read_bytes

LEAST_LETTERS = 80
LEAST_WORDS = 10
"""Shorter texts may be the same by chance."""
MAX_TEXTS = 200
"""Texts of one cooperative that are looked for."""
_SPACE = re.compile(rb"\s+")


def is_long(text: str) -> bool:
    """Whether a text is long enough to be nobody's by chance."""
    return len(text) >= LEAST_LETTERS and len(text.split()) >= LEAST_WORDS


def find_copies(texts: Mapping[str, Sequence[str]], own: str, folders: Sequence[Path]) -> dict[str, list[str]]:
    """Names of the folders that hold each text; `texts` by the name of the file they stand in.

    A text is found however its lines are broken, but not where quotation marks or escapes are written inside it.
    """
    found: dict[str, list[str]] = {}
    for name, wanted in texts.items():
        sought = {text: b" ".join(text.encode("utf-8", "replace").split()) for text in wanted[:MAX_TEXTS]}
        for folder in folders:
            if folder.name == own or not sought:
                continue
            content = read_bytes(folder / name, name, MAX_YAML_BYTES)
            if isinstance(content, Problem):
                continue
            squeezed = _SPACE.sub(b" ", content)
            for text, words in sought.items():
                if words in squeezed:
                    found.setdefault(text, []).append(folder.name)
    return found
