"""The engine's settings and pages in another language: words from the catalogue, pages from their own folder.

A page that stands in `content/pages/<language>/` takes the place of the Indonesian one; frames, which hold no words,
are the same in every language.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.translations import CONTEXT

PAGES = "content/pages"
SETTINGS = "mkdocs.yml"


def compose_docs(project: Path, language: str, folder: Path) -> None:
    """Copy the Indonesian pages into the folder, and over them those of the language."""
    source = project / PAGES
    others = [one.name for one in source.iterdir() if one.is_dir() and len(one.name) == 2]
    shutil.copytree(source, folder, dirs_exist_ok=True, ignore=lambda at, names: others if Path(at) == source else ())
    if (source / language).is_dir():
        shutil.copytree(source / language, folder, dirs_exist_ok=True)


def translate_config(config: Any, language: str, pieces: Mapping[str, str]) -> None:
    """The theme, the description and the navigation in the language."""
    config.theme["language"] = language
    config.site_description = pieces.get(config.site_description, config.site_description)
    config.nav = [_name(item, pieces) for item in config.nav or []] or None
    palette = config.theme.get("palette", None)
    for scheme in palette if isinstance(palette, list) else []:
        toggle = scheme.get("toggle", {})
        if "name" in toggle:
            toggle["name"] = pieces.get(toggle["name"], toggle["name"])


def _name(item: Any, pieces: Mapping[str, str]) -> Any:
    if not isinstance(item, dict):
        return item
    return {pieces.get(f"{SETTINGS}{CONTEXT}{name}") or pieces.get(name, name): page for name, page in item.items()}
