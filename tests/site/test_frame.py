"""The engine in its own process: what is told when it ends badly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.site.frame import EngineFailed, _wait


def start(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_an_engine_that_falls_silently_gets_a_sentence() -> None:
    with pytest.raises(EngineFailed, match="content/pages/"):
        _wait(start("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"))


def test_what_a_failing_engine_says_is_passed_on_from_its_end() -> None:
    with pytest.raises(EngineFailed) as failed:
        _wait(start("import sys; print('awal' + 'x' * 5000 + 'akhir'); sys.exit(1)"))
    assert str(failed.value).endswith("akhir")
    assert "awal" not in str(failed.value)
