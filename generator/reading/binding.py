"""Text trees -> validated models: pydantic's findings become problems with the place of the value.

Knows how pydantic names an error's location and type; nothing of pydantic's own wording leaves this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.model.audience import find_field, find_model, internal_depth
from generator.model.cooperative import Authored
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.yaml_syntax import explain_text
from generator.reading.yaml_text import Path, YamlText

ModelT = TypeVar("ModelT", bound=BaseModel)
SHOWN_VALUE = 60
MAX_TOLD = 1000
"""Findings of one file that are told one by one; the rest is counted."""
_BY_TYPE = {
    "missing": "F02",
    "extra_forbidden": "F01",
    "list_type": "F04",
    "tuple_type": "F04",
    "dict_type": "F05",
    "model_type": "F05",
    "model_attributes_type": "F05",
    "string_type": "F03",
    "enum": "F08",
    "literal_error": "F08",
}


def bind(document: YamlText, shown: str, model: type[ModelT]) -> tuple[Authored[ModelT] | None, list[Problem]]:
    """Validate the whole document; either the model with its places, or every problem of every value."""
    tree = without_empty(document.tree)
    try:
        content = model.model_validate(tree)
    except ValidationError as error:
        return None, explain(error, model, document.places, document.keys, shown)
    return Authored(shown, content, document.places, keys=document.keys), []


def explain(
    error: ValidationError,
    model: type[BaseModel],
    places: Mapping[Path, Place],
    keys: Mapping[Path, Place],
    shown: str,
) -> list[Problem]:
    """One problem for each finding, at the key for unknown keys, at the value otherwise."""
    problems = []
    findings = error.errors(include_url=False, include_context=True, include_input=True)
    for finding in findings[:MAX_TOLD]:
        path = path_of(finding)
        code = _BY_TYPE.get(finding["type"], finding["type"] if len(finding["type"]) == 3 else "F99")
        is_key = finding["loc"][-1:] == ("[key]",) or code == "F01"
        place = (keys if is_key else places).get(path) or _enclosing(places, path, shown)
        if code == "F05" and isinstance(finding["input"], str) and (meant := explain_text(finding["input"], place)):
            problems.append(meant)
            continue
        values = {"field": ".".join(str(part + 1) if isinstance(part, int) else part for part in path)}
        owner, known = _owner(model, path)
        if code == "F01":
            values["key"] = _shorten(str(path[-1]))
            values["hint"] = nearest(str(path[-1]), known)
            values["known"] = ", ".join(known)
        elif code != "F02":
            values.update(_describe(finding["input"]))
            values.update({name: str(value) for name, value in finding.get("ctx", {}).items() if name != "error"})
            if code == "F03":
                values |= {"wanted": values.get("wanted", "text"), "coded": "value wanted"}
            if code == "F08":
                values["known"] = ", ".join(_choices(owner, path, finding))
                if "coded" not in values:
                    values["hint"] = nearest(values["value"], values["known"].split(", "))
        problems.append(Problem(code, place, values, withheld=_withheld(model, path, code)))
    if len(findings) > MAX_TOLD:
        problems.append(untold(shown, len(findings) - MAX_TOLD))
    return problems


def untold(shown: str, rest: int) -> Problem:
    """How many problems of a file are not told one by one."""
    return Problem("K14", Place(shown), {"rest": str(rest), "limit": str(MAX_TOLD)})


def path_of(finding: Any) -> Path:
    """Where in the document a finding of pydantic stands."""
    return tuple(part for part in finding["loc"] if part != "[key]")


def without_empty(tree: Any) -> Any:
    """A key left empty is the same as a key left out: unknown."""
    if isinstance(tree, dict):
        return {key: without_empty(value) for key, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [without_empty(value) for value in tree]
    return tree


def _enclosing(places: Mapping[Path, Place], path: Path, shown: str) -> Place:
    while path:
        path = path[:-1]
        if path in places:
            return places[path]
    return Place(shown)


def _owner(model: type[BaseModel], path: Path) -> tuple[type[BaseModel], list[str]]:
    """The model that holds the last name of the path, with the names it knows."""
    for part in path[:-1]:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        model = find_model(model.model_fields[part].annotation) or model
    return model, [field.alias or name for name, field in model.model_fields.items()]


def _withheld(model: type[BaseModel], path: Path, code: str) -> frozenset[str]:
    """What is not for the public: what stands in an internal field, names a person chose inside it, unknown keys."""
    if code == "F01":
        return frozenset({"value", "key", "field", "hint"})
    depth = internal_depth(model, path)
    if depth is None:
        return frozenset()
    return frozenset({"value", "hint"} if depth == len(path) else {"value", "hint", "field"})


def _choices(owner: type[BaseModel], path: Path, finding: Any) -> list[str]:
    field = find_field(owner, str(path[-1])) or (find_field(owner, str(path[-2])) if len(path) > 1 else None)
    if field is None:
        return []
    return _enum_values(field.annotation)


def _enum_values(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    found: list[str] = []
    for part in get_args(annotation):
        found.extend([part] if isinstance(part, str) else _enum_values(part))
    return found


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_VALUE else f"{text[:SHOWN_VALUE]}…"


def _describe(value: Any) -> dict[str, str]:
    """The refused value; for what is no text, a code that the catalogue words."""
    if isinstance(value, dict):
        return {"value": "mapping", "coded": "value"}
    if isinstance(value, (list, tuple)):
        return {"value": "list", "coded": "value"}
    return {"value": _shorten(str(value))} if value is not None else {"value": "empty", "coded": "value"}
