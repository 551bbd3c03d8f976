"""What is internal never reaches the public copy: every field says who may read it, and canaries prove the copy."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

import generator.model
from generator.model import assessment, dossier, profile
from generator.model.audience import AUDIENCE_KEY, Audience, audience_of, project_public
from generator.model.cooperative import Authored, Cooperative
from generator.model.dossier import Product, Stakeholder, StakeholderMap
from generator.model.values import Written

CANARY = "KENARI-RAHASIA"
MODELS = sorted(
    {
        model
        for found in pkgutil.iter_modules(generator.model.__path__)
        for module in (import_module(f"generator.model.{found.name}"),)
        for _, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, Written) and model is not Written
    },
    key=lambda model: (model.__name__, model.__module__),
)
# Forms without a single public field may require what they need: they have no public copy.
INTERNAL_AS_A_WHOLE = [
    model
    for model in MODELS
    if all(audience_of(field) is Audience.INTERNAL for field in model.model_fields.values())
    and any(field.is_required() for field in model.model_fields.values())
]
ROOTS = [model for model in MODELS if model.__name__ in {"Profile", "Swot", "StakeholderMap", "HealthAssessment"}]


def fields() -> Iterator[tuple[type[Written], str]]:
    for model in MODELS:
        for name in model.model_fields:
            yield model, name


@pytest.mark.parametrize(("model", "name"), list(fields()))
def test_every_field_declares_who_may_read_it(model: type[Written], name: str) -> None:
    field = model.model_fields[name]
    assert isinstance(field.json_schema_extra, dict)
    assert field.json_schema_extra[AUDIENCE_KEY] in {"public", "internal"}
    assert field.description
    if audience_of(field) is Audience.INTERNAL and field.is_required():
        assert model in INTERNAL_AS_A_WHOLE, "the public copy could not be made without it"


def test_the_models_are_all_found() -> None:
    def below(model: type[Written]) -> Iterator[type[Written]]:
        for child in model.__subclasses__():
            yield child
            yield from below(child)

    ours = {model for model in below(Written) if model.__module__.startswith("generator.")}
    assert ours == set(MODELS)


def test_an_undeclared_field_is_internal() -> None:
    class Form(Written):
        silent: str = ""

    assert audience_of(Form.model_fields["silent"]) is Audience.INTERNAL
    assert project_public(Form(silent=CANARY)).silent == ""


def fill(annotation: Any, internal: bool) -> Any:
    """A value of the annotated type; every text in an internal place is the canary."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return (fill(parts[0], internal),)
    if origin is dict:
        return {(CANARY if internal else "kunci"): fill(parts[1], internal)}
    if origin is Literal:
        return parts[0]
    if parts and origin is not None and (origin is Union or type(annotation).__name__ == "UnionType"):
        return fill(next(part for part in parts if part is not type(None)), internal)
    if hasattr(annotation, "__metadata__"):
        return fill(parts[0], internal)
    if issubclass(annotation, BaseModel):
        return fill_model(annotation, internal)
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    samples = {str: CANARY if internal else "terbuka", bool: True, int: 987_654_321 if internal else 3}
    return samples.get(annotation, date(2023, 12, 31) if annotation is date else Decimal(1))


def fill_model(model: type[BaseModel], internal: bool = False) -> BaseModel:
    values = {
        name: fill(field.annotation, internal or audience_of(field) is Audience.INTERNAL)
        for name, field in model.model_fields.items()
    }
    return model.model_construct(**values)


@pytest.mark.parametrize("model", MODELS)
def test_no_internal_value_survives_at_any_depth(model: type[Written]) -> None:
    full = fill_model(model)
    if model in INTERNAL_AS_A_WHOLE:
        with pytest.raises(TypeError, match="no public copy"):
            project_public(full)
        return
    projected = project_public(full)
    for text in (repr(projected), str(projected.model_dump()), projected.model_dump_json()):
        assert CANARY not in text
        assert "987654321" not in text
    assert type(projected) is type(full)


@pytest.mark.parametrize("model", ROOTS)
def test_the_canary_would_be_seen(model: type[Written]) -> None:
    assert CANARY in repr(fill_model(model))


@pytest.mark.parametrize("model", [model for model in MODELS if model not in INTERNAL_AS_A_WHOLE])
def test_public_values_are_kept(model: type[Written]) -> None:
    full = fill_model(model)
    projected = project_public(full)
    for name, field in model.model_fields.items():
        if audience_of(field) is Audience.PUBLIC and not isinstance(getattr(full, name), (BaseModel, tuple, dict)):
            assert getattr(projected, name) == getattr(full, name)


def person(**more: str) -> dict[str, object]:
    return {"name": CANARY, "type": "perorangan", "role": "Pemilik gudang", "interest": "2", "influence": "1", **more}


def test_a_private_person_s_name_never_survives() -> None:
    texts = {"relation": f"Sewa dari {CANARY}", "action": f"Temui {CANARY}", "notes": CANARY}
    written = StakeholderMap.model_validate({"stakeholders": [person(**texts)], "notes": CANARY})
    projected = project_public(written)
    assert CANARY not in repr(projected)
    assert CANARY not in projected.model_dump_json()
    assert projected.stakeholders[0].name == "Pemilik gudang"
    assert CANARY in repr(written)


@pytest.mark.parametrize("kind", ["lembaga", "kelompok"])
def test_institutions_and_groups_keep_their_names(kind: str) -> None:
    written = Stakeholder.model_validate({**person(), "type": kind, "name": "Pemerintah desa"})
    assert project_public(written).name == "Pemerintah desa"


def product(identity: str, published: str | None) -> Authored[Product]:
    values = {"id": identity, "name": identity, "category": "Kopi", "cost_price": "987654321"}
    return Authored("p.csv", Product.model_validate(values | ({"published": published} if published else {})), {})


def test_unpublished_products_are_dropped_and_cost_prices_too() -> None:
    products = (product("terbuka", "ya"), product("tersembunyi", "tidak"), product("bawaan", None))
    whole = Cooperative("uji", "cooperatives/uji", products=products)
    public = whole.for_audience(Audience.PUBLIC)
    assert [one.content.id for one in public.products or ()] == ["terbuka", "bawaan"]
    assert "tersembunyi" not in repr(public)
    assert "987654321" not in repr(public)
    assert whole.for_audience(Audience.INTERNAL) is whole


def test_every_part_of_a_cooperative_is_projected() -> None:
    parts: dict[str, Any] = {
        "profile": fill_model(profile.Profile),
        "canvas": fill_model(dossier.BusinessModelCanvas),
        "swot": fill_model(dossier.Swot),
        "stakeholders": fill_model(dossier.StakeholderMap),
    }
    whole = Cooperative(
        "uji",
        "cooperatives/uji",
        **{name: Authored(f"{name}.yml", part, {}) for name, part in parts.items()},
        products=(Authored("p.csv", fill_model(dossier.Product), {}),),  # type: ignore[arg-type]
        assessments=(Authored("h.yml", fill_model(assessment.HealthAssessment), {}),),  # type: ignore[arg-type]
    )
    assert CANARY in repr(whole)
    public = repr(whole.for_audience(Audience.PUBLIC))
    assert CANARY not in public
    assert "987654321" not in public
