import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.site.publish import MARKER, Busy, NotOurFolder, open_staging, publish_site, write_marker

WRITER = """
import sys, time
from pathlib import Path
from generator.site.publish import open_staging, publish_site, write_marker
out, word = Path(sys.argv[1]), sys.argv[2]
with open_staging(out) as staging:
    write_marker(staging, {"word": word})
    for number in range(40):
        (staging / f"{number}.txt").write_text(word)
        time.sleep(0.002)
    print("writing", flush=True)
    publish_site(staging, out)
    print("published", flush=True)
"""


def publish(out: Path, word: str) -> None:
    with open_staging(out) as staging:
        write_marker(staging, {"word": word})
        for number in range(40):
            (staging / f"{number}.txt").write_text(word)
        publish_site(staging, out)


def words(out: Path) -> set[str]:
    return {(out / f"{number}.txt").read_text() for number in range(40)}


def test_a_new_site_replaces_the_old_one_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    (out / "gone.txt").write_text("x")
    publish(out, "new")
    assert words(out) == {"new"}
    assert not (out / "gone.txt").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


@pytest.mark.parametrize("prepare", ["file", "foreign", "link"])
def test_a_folder_that_is_not_ours_is_never_touched(tmp_path: Path, prepare: str) -> None:
    out = tmp_path / "site"
    if prepare == "file":
        out.write_text("mine")
    elif prepare == "foreign":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    else:
        (tmp_path / "real").mkdir()
        out.symlink_to(tmp_path / "real")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(NotOurFolder), open_staging(out):
        pass
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    publish(out, "new")
    assert words(out) == {"new"}


def test_a_failed_build_leaves_the_old_site_and_no_rubbish(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    with pytest.raises(RuntimeError), open_staging(out) as staging:
        (staging / "half.txt").write_text("x")
        raise RuntimeError
    assert words(out) == {"old"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def test_a_second_build_of_the_same_site_is_told_to_wait(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with open_staging(out), pytest.raises(Busy), open_staging(out):
        pass


def test_killed_at_any_moment_the_site_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "old")
    outcomes = set()
    for attempt in range(12):
        publish(out, "old")
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(out), "new"], stdout=subprocess.PIPE, text=True)
        if attempt % 2:
            assert writer.stdout is not None
            writer.stdout.readline()
        time.sleep(0.0007 * attempt)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        seen = words(out)
        assert seen in ({"old"}, {"new"})
        assert (out / MARKER).is_file()
        outcomes |= seen
    publish(out, "after")
    assert words(out) == {"after"}
    assert not list(tmp_path.glob(".site-staging-*")), "the next build clears what a killed one left"


def test_readers_never_see_a_missing_or_mixed_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, "0")
    stop = threading.Event()
    wrong: list[str] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not stop.is_set():
            # One open folder is one site: names are resolved inside it.
            try:
                handle = os.open(out, os.O_RDONLY)
            except OSError as error:
                wrong.append(str(error))
                continue
            try:
                first = os.open("0.txt", os.O_RDONLY, dir_fd=handle)
                last = os.open("39.txt", os.O_RDONLY, dir_fd=handle)
                if os.read(first, 9) != os.read(last, 9):
                    wrong.append("mixed")
                os.close(first)
                os.close(last)
                reads += 1
            except FileNotFoundError:
                # The old folder is being emptied after the exchange; a reader that opens the name again gets the new.
                if not (out / "0.txt").is_file():
                    wrong.append("missing")
            finally:
                os.close(handle)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 40):
        publish(out, str(number))
    stop.set()
    reader.join()
    assert not wrong
    assert reads > 20
