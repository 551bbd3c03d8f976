"""The thin plugin that makes plain `mkdocs build`, `serve` and `gh-deploy` give the same site.

Nothing else depends on it: `lumbung build` runs the engine with this plugin asleep and fills the frames itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority


class LumbungPluginConfig(Config):
    """No settings: the project folder says everything."""


class LumbungPlugin(BasePlugin[LumbungPluginConfig]):
    """Fills the frames after the engine has written them; always for the public audience."""

    asleep = False

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Data, rules and templates are worth a rebuild too."""
        for name in ("cooperatives", "content", "site_templates"):
            server.watch(str(_root(config) / name))
        return server

    # After the search plugin has written its index.
    @event_priority(-90)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the folder the engine has just built."""
        if self.asleep:
            return
        # Imported here so that a sleeping plugin costs the engine nothing.
        from generator.build import fill_engine_output

        fill_engine_output(_root(config), Path(config.site_dir))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
