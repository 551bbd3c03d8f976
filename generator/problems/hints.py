"""The nearest known word: what a person most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or an empty text."""
    words = list(known)
    # So long a word shares too little with any of them, and comparing megabytes takes its time.
    if len(word) > 3 * max(map(len, words), default=0):
        return ""
    found = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return found[0] if found else ""
