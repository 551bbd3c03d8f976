"""Listed photos against the files of the folder: missing, unlisted, listed twice, without consent, telling a place.

Refuses to judge what a photo shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.model.cooperative import Authored
from generator.model.photo import ImageFile, Photo
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import NAME_OF_FILE, Problem


def check_photos(
    document: Authored[Any],
    path: tuple[str | int, ...],
    photos: Sequence[Photo],
    images: Mapping[str, ImageFile],
    unusable: Iterable[str],
) -> Iterator[Problem]:
    """Every problem of a list of photos; `unusable` names files that were refused and told as such."""
    seen: dict[str, Place] = {}
    refused = frozenset(unusable)
    for number, photo in enumerate(photos):
        place = document.place(*path, number, "file")
        if photo.file in seen:
            values = {"file": photo.file, "line": str(seen[photo.file].line)}
            yield Problem("K70", place, values, (seen[photo.file],))
            continue
        seen[photo.file] = place
        image = images.get(photo.file)
        if image is None and photo.file not in refused:
            yield Problem("K71", place, {"file": photo.file, "hint": nearest(photo.file, list(images))})
        if not photo.consent:
            yield Problem("K73", document.place(*path, number, "consent"), {"file": photo.file})


def check_images(folder: str, images: Mapping[str, ImageFile], listed: Iterable[str] | None) -> Iterator[Problem]:
    """Image files that tell a place, and those no list names; without a readable list the latter is not told."""
    known = None if listed is None else frozenset(listed)
    for name, image in images.items():
        # What no list names is not published, and its name neither.
        withheld = frozenset() if known is not None and name in known else frozenset({NAME_OF_FILE, "file"})
        if image.has_location:
            yield Problem("P04", Place(f"{folder}/{name}"), {"file": name}, withheld=withheld)
        if known is not None and name not in known:
            yield Problem("K74", Place(f"{folder}/{name}"), {"file": name}, withheld=withheld)
