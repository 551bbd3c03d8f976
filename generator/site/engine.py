"""Run the engine (MkDocs or its successor ProperDocs) on the project with our own plugin asleep.

Usage: `python -m generator.site.engine ENGINE PROJECT OUT`. Kept apart so that a failing engine cannot harm a build.
"""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path

CONFIG = "mkdocs.yml"


def build_frame(engine: str, project: Path, out: Path) -> None:
    """Build hubs and frames into `out`; warnings of the engine go to standard error."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    if engine == "properdocs":
        # Lets the theme's plugins, written for MkDocs, find the successor under the old name.
        importlib.import_module("properdocs.replacement")
    load_config = importlib.import_module(f"{engine}.config").load_config
    build = importlib.import_module(f"{engine}.commands.build").build
    config = load_config(str(project / CONFIG), site_dir=str(out))
    plugin = config.plugins.get("lumbung")
    if plugin is not None:
        plugin.asleep = True
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


if __name__ == "__main__":
    build_frame(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
