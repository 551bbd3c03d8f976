"""What many folders of tests share, made once: the sample site with the real engine, and a real Chromium.

One place for both, since a fixture imported into a second folder would be made a second time; a second Chromium
cannot even be driven beside the first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project
from tests.site.conftest import AS_OF, copy_project

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


REQUIRED = "LUMBUNG_REQUIRE_BROWSER"
"""Set where browser and PDF library must be there: a missing one is a failure, and nothing else is skipped either."""


def find_browser() -> str | None:
    """The system's Chromium."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of this repository's content, templates and cooperatives, free to be changed by no test."""
    return Project(copy_project(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def sample_site(sample_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project as a public site."""
    out = tmp_path_factory.mktemp("out") / "site"
    build_site(sample_project, out, Audience.PUBLIC, AS_OF, lambda done, total: None)
    return out


@pytest.fixture(scope="session")
def internal_site(sample_project: Project, sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for the people who work in the programme; the frame is that of the public site."""
    out = tmp_path_factory.mktemp("internal") / "site"
    build_site(sample_project, out, Audience.INTERNAL, AS_OF, lambda done, total: None)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get(REQUIRED):
            pytest.fail("Chromium is required here and was not found")
        pytest.skip("no Chromium on this machine: install it to run the browser checks")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """A test that looks skipped is none that holds: said as a failure, with where and why it was skipped."""
    if report.skipped and os.environ.get(REQUIRED) and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"{REQUIRED} is set: nothing may be skipped here. {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file that is skipped, as where a library is missing."""
    report = yield
    _forbid_skip(report)
    return report
