"""Pages into frames: the built HTML of a frame is cut at its tokens once, then every page is joined in.

A token that no page fills is an error: it would mean that the frame and the program no longer agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from generator.pages.page import BODY_TOKEN, DESCRIPTION_TOKEN, PATH_TOKEN, PROVENANCE_TOKEN, TITLE_TOKEN, Page

_TOKEN = re.compile(
    f"(<p>\\s*{re.escape(BODY_TOKEN)}\\s*</p>|{re.escape(BODY_TOKEN)}|"
    f"{re.escape(TITLE_TOKEN)}|{re.escape(DESCRIPTION_TOKEN)}|{re.escape(PATH_TOKEN)}|{re.escape(PROVENANCE_TOKEN)})"
)
_TITLE, _DESCRIPTION, _PATH = (token.encode() for token in (TITLE_TOKEN, DESCRIPTION_TOKEN, PATH_TOKEN))
_PROVENANCE = PROVENANCE_TOKEN.encode()
_SET_TEXT = re.compile(r"<(?:pre|textarea)\b")
_MARGIN = re.compile(r"\s*\n\s*")
TOKEN_START = "@@lumbung:"
Stamp = Callable[[Page], str]
"""What a page was made from, as HTML."""


def leave_blank(page: Page) -> str:
    """No word about what the page was made from."""
    return ""


class FrameMismatch(Exception):
    """A frame lacks its body token, or a token was left in the output; the text is the file."""


class FrameSet:
    """The frames of one staging folder, each cut once: those named at once, any other when it is first filled."""

    def __init__(self, folder: Path, frames: Iterable[str] = ()) -> None:
        self._folder = folder
        self._cut = {frame: self._read(frame) for frame in frames}

    def fill(self, page: Page, stamp: Stamp = leave_blank) -> bytes:
        """The whole HTML of a page, in UTF-8."""
        pieces = self._cut.get(page.frame)
        if pieces is None:
            pieces = self._cut[page.frame] = self._read(page.frame)
        # The body's token may stand in a paragraph of its own, so it is whatever is none of the others.
        values = {
            _TITLE: escape(page.title).encode(),
            _DESCRIPTION: escape(page.description).encode(),
            _PATH: escape(page.path_in_tree).encode(),
            _PROVENANCE: stamp(page).encode(),
        }
        body = page.encoded
        return b"".join(values.get(piece, body) if odd % 2 else piece for odd, piece in enumerate(pieces))

    def _read(self, frame: str) -> list[bytes]:
        path = self._folder / frame
        if not path.is_file():
            raise FrameMismatch(frame)
        pieces = _TOKEN.split(_without_margins(path.read_text("utf-8")))
        if not any(BODY_TOKEN in piece for piece in pieces[1::2]):
            raise FrameMismatch(frame)
        return [piece.encode() for piece in pieces]


def _without_margins(html: str) -> str:
    """The engine's blank lines and indents would be repeated on every page; only set text may depend on them."""
    return html if _SET_TEXT.search(html) else _MARGIN.sub("\n", html)


def stamp_built_page(file: Path, page: Page, stamp: Stamp) -> None:
    """The same for a page that the engine has built whole."""
    file.write_text(file.read_text("utf-8").replace(PROVENANCE_TOKEN, stamp(page)), "utf-8")


def find_leftover_tokens(folder: Path, names: Iterable[str]) -> list[str]:
    """Those of the named HTML files in which a token is still to be seen."""
    return [name for name in names if TOKEN_START in (folder / name).read_text("utf-8")]
