"""Schemas for editors: sound by their metaschemas, in plain words, fresh in the repository, true to every file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from generator.schemas import (
    EDITOR_FOLDER,
    MODELS,
    Draft,
    find_kind,
    list_editor_schemas,
    make_schema,
    read_words,
)

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {Draft.NEWEST: ROOT / "schemas", Draft.SEVEN: ROOT / EDITOR_FOLDER}
VALIDATORS = {Draft.NEWEST: jsonschema.Draft202012Validator, Draft.SEVEN: jsonschema.Draft7Validator}
YAML_FILES = sorted(
    path.relative_to(ROOT).as_posix() for name in ("content", "cooperatives") for path in (ROOT / name).rglob("*.yml")
)


class AsEditorsRead(SafeConstructor):
    """YAML 1.2 without dates, as the language server of the editors reads it."""


AsEditorsRead.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_as_editor(text):
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = AsEditorsRead
    return yaml.load(text)


def parts(schema):
    """Every mapping of a schema, at any depth."""
    if isinstance(schema, dict):
        yield schema
        for one in schema.values():
            yield from parts(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from parts(one)


@pytest.mark.parametrize("draft", Draft)
@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_sound_fresh_and_explained(kind, draft):
    text = make_schema(kind, draft)
    kept = FOLDERS[draft] / f"{kind}.schema.json"
    assert kept.read_text("utf-8") == text, "jalankan: make schemas"
    schema = json.loads(text)
    VALIDATORS[draft].check_schema(schema)
    assert schema["title"]
    for part in parts(schema):
        if isinstance(part.get("properties"), dict) and part.get("type") == "object":
            for name, field in part["properties"].items():
                assert field["description"].strip(), name
                assert "title" not in field
        if "enumDescriptions" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(one.endswith(".") for one in part["enumDescriptions"])
        if draft is Draft.SEVEN:
            assert not {"$defs", "prefixItems"} & set(part)
            assert "$ref" not in part or set(part) == {"$ref"}


def test_every_list_of_choices_is_explained_and_no_word_is_left_over():
    named = set()
    for kind in MODELS:
        for name, form in json.loads(make_schema(kind)).get("$defs", {}).items():
            if "enum" in form:
                named |= {(name, choice) for choice in form["enum"]}
                assert form["enumDescriptions"], name
    words = read_words()["choices"]
    assert {(name, choice) for name, choices in words.items() for choice in choices} == named
    assert set(read_words()["kinds"]) == set(MODELS)


def test_no_schema_stays_behind():
    for folder in FOLDERS.values():
        assert {path.name for path in folder.glob("*.json")} == {f"{kind}.schema.json" for kind in MODELS}


@pytest.mark.parametrize("name", YAML_FILES)
def test_every_file_has_one_kind_and_fits_its_schema(name):
    kind = find_kind(name)
    assert kind is not None
    value = read_as_editor((ROOT / name).read_text("utf-8"))
    for draft, validator in VALIDATORS.items():
        schema = json.loads(make_schema(kind, draft))
        assert [one.message for one in validator(schema).iter_errors(value)] == []
        assert not validator(schema).is_valid({**value, "kunci_asing": 1})


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("profile", {"name": "A", "kind": "simpan-pinjam"}),
        ("profile", {"name": "A", "fictional": "yes"}),
        ("profile", {"kind": "jasa"}),
        ("health_assessment", {"period_end": "2023-12-31", "figures": {"kas": "1.000,00"}}),
        ("health_assessment", {"period_end": "2023-12-31", "answers": {"m1_01": True}}),
        ("stakeholder_map", {"stakeholders": [{"name": "Dinas", "interest": 6}]}),
    ],
)
def test_slips_are_seen(kind, value):
    for draft, validator in VALIDATORS.items():
        assert not validator(json.loads(make_schema(kind, draft))).is_valid(value)


def test_the_editor_is_told_which_schema_is_for_which_file():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == list_editor_schemas()
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_new_files_name_their_schema_and_fit_it_at_once(tmp_path):
    for name in ("content", "site_templates", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "cooperatives").mkdir()
    order = ("new", "koperasi-uji", "--mentoring", "2026", "--mode", "hb", "--model", "2023")
    command = [sys.executable, "-m", "generator", *order, "--theme", "manajemen_bisnis"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = sorted((tmp_path / "cooperatives").rglob("*.yml"))
    assert len(made) >= 9
    for path in made:
        first = path.read_text("utf-8").split("\n", 1)[0]
        assert first.startswith("# yaml-language-server: $schema=../../")
        schema = json.loads((path.parent / first.partition("=")[2]).resolve(strict=True).read_text("utf-8"))
        value = read_as_editor(path.read_text("utf-8"))
        assert [one.message for one in jsonschema.Draft7Validator(schema).iter_errors(value)] == [], path
    check = [sys.executable, "-m", "generator", "check", "cooperatives/koperasi-uji"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode in (0, 1)
