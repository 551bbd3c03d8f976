"""`python -m tests.review`: renew the golden reports of the scripted pull request; then look at the difference."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.review.golden import FOLDER, write_reports

with tempfile.TemporaryDirectory() as scratch:
    for name, text in write_reports(Path(scratch)).items():
        (FOLDER / name).write_text(text, "utf-8")
        print(name)
