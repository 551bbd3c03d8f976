"""Run the engine (MkDocs or its successor ProperDocs) on the project with our own plugin asleep, once per language.

Usage: `python -m generator.site.engine ENGINE PROJECT OUT`, with the languages besides Indonesian and their wording of
the theme's templates as JSON on standard input. Kept apart so that a failing engine cannot harm a build.
"""

from __future__ import annotations

import importlib
import json
import logging
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.model.translations import INDONESIAN
from generator.pages.environment import translate_templates
from generator.site.engine_messages import MessageFormatter, tell_fault
from generator.site.translated_config import PAGES, compose_docs, translate_config

CONFIG = "mkdocs.yml"
ONLY_OTHERS = "--only-others"
_ASSET = re.compile(r'((?:href|src)="|"search": ")((?:\.\./)*)assets/')
_LEFT = ("assets", "404.html", "sitemap.xml", "sitemap.xml.gz")
"""What stands once, in the Indonesian tree."""


def build_frame(engine: str, project: Path, out: Path, wordings: Mapping[str, Mapping[str, str]], first: bool) -> None:
    """Build hubs and frames into `out`, those of other languages into folders below; `first` whether the Indonesian
    ones too. Warnings of the engine go to standard error."""
    said = logging.StreamHandler()
    logging.basicConfig(level=logging.WARNING, handlers=[said])
    said.setFormatter(MessageFormatter(partial(_place, project, INDONESIAN)))
    if engine == "properdocs":
        # Lets the theme's plugins, written for MkDocs, find the successor under the old name.
        importlib.import_module("properdocs.replacement")
    languages = [INDONESIAN, *wordings]
    if first:
        _build(engine, _load(engine, project, out, languages))
    for language, pieces in wordings.items():
        said.setFormatter(MessageFormatter(partial(_place, project, language)))
        with tempfile.TemporaryDirectory(prefix="lumbung-docs-") as docs:
            compose_docs(project, language, Path(docs))
            config = _load(engine, project, out / language, languages, docs_dir=docs)
            translate_config(config, language, pieces)
            original = config.theme.get_env

            def get_env(original: Any = original, pieces: Mapping[str, str] = pieces) -> Any:
                environment = original()
                translate_templates(environment, pieces)
                return environment

            config.theme.get_env = get_env
            _build(engine, config)
        _share_assets(out / language)


def _place(project: Path, language: str, page: str) -> str:
    """The file of a page; the one in its language where there is one."""
    own = f"{PAGES}/{language}/{page}"
    return own if language != INDONESIAN and (project / own).is_file() else f"{PAGES}/{page}"


def _load(engine: str, project: Path, out: Path, languages: list[str], **more: str) -> Any:
    load_config = importlib.import_module(f"{engine}.config").load_config
    config = load_config(str(project / CONFIG), site_dir=str(out), **more)
    config.extra["languages"] = languages
    plugin = config.plugins.get("lumbung")
    if plugin is not None:
        plugin.asleep = True
    return config


def _build(engine: str, config: Any) -> None:
    build = importlib.import_module(f"{engine}.commands.build").build
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def _share_assets(folder: Path) -> None:
    """Styles, scripts and pictures of the Indonesian tree serve this one too."""
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        path.write_text(_ASSET.sub(r"\1../\2assets/", html), "utf-8")
    for name in _LEFT:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        build_frame(
            sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), json.load(sys.stdin), ONLY_OTHERS not in sys.argv
        )
    except SystemExit:
        # The engine has said why.
        raise
    except Exception as error:
        sys.stderr.write(f"{tell_fault(error, Path(sys.argv[2]))}\n")
        raise SystemExit(1) from error
