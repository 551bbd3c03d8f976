"""Who may read a field: declared where the field is declared, internal unless said otherwise.

`project_public` makes the copy that the public build works on; that copy never held an internal value.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

AUDIENCE_KEY = "x-audience"
_PLAIN = frozenset({str, int, bool, type(None)})


class Audience(StrEnum):
    """The two builds of the site."""

    PUBLIC = "public"
    INTERNAL = "internal"


def public(default: Any = ..., *, description: str, **more: Any) -> Any:
    """A field the whole world may read. `description` is the editor's hover help, in Indonesian."""
    return Field(default, description=description, json_schema_extra={AUDIENCE_KEY: Audience.PUBLIC.value}, **more)


def internal(default: Any = None, *, description: str, **more: Any) -> Any:
    """A field for the cooperative, its mentor and the officers only. Must have a default: the public copy lacks it."""
    return Field(default, description=description, json_schema_extra={AUDIENCE_KEY: Audience.INTERNAL.value}, **more)


def internal_required(*, description: str) -> Any:
    """A required field of a form that is internal as a whole: such a form has no public copy at all."""
    return Field(..., description=description, json_schema_extra={AUDIENCE_KEY: Audience.INTERNAL.value})


def audience_of(field: FieldInfo) -> Audience:
    """The declared audience; a field that declares none is internal."""
    extra = field.json_schema_extra
    if isinstance(extra, dict) and extra.get(AUDIENCE_KEY) == Audience.PUBLIC.value:
        return Audience.PUBLIC
    return Audience.INTERNAL


def find_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside a field's type (`X`, `X | None`, `tuple[X, ...]`), if there is one."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next(filter(None, (find_model(part) for part in get_args(annotation))), None)


def find_field(model: type[BaseModel], written: str) -> FieldInfo | None:
    """The field of a key or column as people write it; some names are words of the program's own language."""
    found = model.model_fields.get(written)
    return found or next((one for one in model.model_fields.values() if one.alias == written), None)


# Remembered: the paths of a thousand dossiers are the same few hundred.
@lru_cache(maxsize=8192)
def internal_depth(model: type[BaseModel], path: tuple[str | int, ...]) -> int | None:
    """How many parts of the path lead to the first internal field on it; None when the whole way is public."""
    for depth, part in enumerate(path, start=1):
        field = None if isinstance(part, int) else find_field(model, part)
        if field is None:
            continue
        if audience_of(field) is Audience.INTERNAL:
            return depth
        model = find_model(field.annotation) or model
    return None


ModelT = TypeVar("ModelT", bound=BaseModel)


@lru_cache(maxsize=256)
def _public_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if audience_of(field) is Audience.PUBLIC)


def project_public(model: ModelT) -> ModelT:
    """A copy of the model, at every depth, in which internal fields have their defaults.

    Raises TypeError for a form that is internal as a whole: a page that asks for one is wrong.
    """
    form = type(model)
    shown = _public_fields(form)
    kept = {
        name: _project_value(getattr(model, name)) if name in shown else _default_of(form, name)
        for name in form.model_fields
    }
    return form.model_construct(_fields_set=set(kept), **kept)


def _default_of(form: type[BaseModel], name: str) -> Any:
    field = form.model_fields[name]
    if field.is_required():
        raise TypeError(f"{form.__name__} has no public copy")
    return field.get_default(call_default_factory=True, validated_data={})


def _project_value(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, BaseModel):
        hidden = getattr(value, "public_form", None)
        return project_public(hidden() if hidden else value)
    if isinstance(value, tuple):
        return tuple(_project_value(part) for part in value)
    if isinstance(value, dict):
        return {key: _project_value(part) for key, part in value.items()}
    return value
