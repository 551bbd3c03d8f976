"""The thin plugin that makes plain `mkdocs build`, `serve` and `gh-deploy` give the same site.

Nothing else depends on it: `lumbung build` runs the engine with this plugin asleep and fills the frames itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority

from generator.build import fill_site, process_folders
from generator.model.audience import Audience
from generator.project import Project
from generator.site.publish import write_marker
from generator.workshop import open_workshop, read_build_date


class LumbungPlugin(BasePlugin[Any]):
    """Fills the frames after the engine has written them; always for the public audience."""

    asleep = False

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Data, rules and templates are worth a rebuild too."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        for name in ("cooperatives", "content", "site_templates"):
            server.watch(str(root / name))
        return server

    @event_priority(-90)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the folder the engine has just built."""
        if self.asleep:
            return
        open_workshop.cache_clear()
        project = Project(Path(config.config_file_path or "mkdocs.yml").resolve().parent)
        workshop = open_workshop(project.root, Audience.PUBLIC, read_build_date())
        folders = project.list_folders()
        with process_folders(workshop, folders) as outcomes:
            result = fill_site(Path(config.site_dir), workshop, outcomes, len(folders), lambda done, total: None)
        write_marker(Path(config.site_dir), {"cooperatives": result.cooperatives, "pages": result.pages})
