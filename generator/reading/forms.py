"""One YAML file in one form: the document with its problems, or what is left of it for checks.

Knows the way from bytes to a form and what stays behind on it. Refuses to know which files a folder holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from generator.model.cooperative import Authored
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.binding import bind
from generator.reading.files import MAX_YAML_BYTES, read_text
from generator.reading.salvage import salvage
from generator.reading.yaml_text import parse_yaml

ModelT = TypeVar("ModelT", bound=BaseModel)
NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True)
class FormReading(Generic[ModelT]):
    """What one file gave."""

    document: Authored[ModelT] | None = None
    problems: list[Problem] = field(default_factory=list)
    left: Authored[ModelT] | None = None
    """A refused document without its refused values."""
    refused: Authored[Any] | None = None
    """The refused values, or the whole tree when nothing is left."""
    remarks: Authored[Any] | None = None
    """Comments; all lines when the file has no readable structure."""


def read_form(path: Path, shown: str, model: type[ModelT]) -> tuple[Authored[ModelT] | None, list[Problem]]:
    """The document, or why not; warnings of the text come along either way."""
    reading = read_whole_form(path, shown, model)
    return reading.document, reading.problems


def read_whole_form(
    path: Path, shown: str, model: type[ModelT], stand_ins: Mapping[str, Any] = NOTHING
) -> FormReading[ModelT]:
    """The document, or what is left of it; `stand_ins` take the place of required values that were refused."""
    text = read_text(path, shown, MAX_YAML_BYTES)
    if isinstance(text, Problem):
        return FormReading(problems=[text])
    document = parse_yaml(text[0], shown)
    if isinstance(document, Problem):
        lines = enumerate(text[0].replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)
        remarks = note_lines(shown, ((Place(shown, number, 1), line) for number, line in lines))
        return FormReading(problems=[*text[1], document], remarks=remarks)
    authored, problems = bind(document, shown, model)
    reading = FormReading(authored, [*text[1], *document.problems, *problems])
    if document.comments:
        reading.remarks = note_lines(shown, document.comments)
    if authored is None:
        reading.left, reading.refused = salvage(document, shown, model, stand_ins)
    return reading


def note_lines(shown: str, lines: Iterable[tuple[Place, str]]) -> Authored[Any]:
    """Lines of text without a form, each with its place."""
    texts = {str(place.line): (place, line) for place, line in lines}
    places: dict[tuple[str | int, ...], Place] = {(number,): place for number, (place, _) in texts.items()}
    return Authored(shown, {number: line for number, (_, line) in texts.items()}, places)
