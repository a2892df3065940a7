import faulthandler
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from emotion_player import paths
from emotion_player.log_file import writing_log

logger = logging.getLogger("emotion_player.test")


def test_what_the_program_does_is_written_to_a_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("emotion_player"), "propagate", False)  # xdist cannot report such names
    home.mkdir()
    with writing_log():
        logger.info("A song called %s", os.fsdecode(b"caf\xe9"))
        logger.warning("Something odd")
    logger.info("Too late")

    first, second = paths.log_file().read_text(encoding="utf-8").splitlines()
    assert first.endswith(f"{os.getpid()} INFO emotion_player.test: A song called caf\\udce9")
    assert second.endswith("WARNING emotion_player.test: Something odd")


def test_no_folder_is_made_for_the_log_but_one_that_comes_is_used(home: Path) -> None:
    with writing_log():
        logger.info("before")
        assert not home.exists()
        home.mkdir()
        logger.info("after")
    assert "before" not in paths.log_file().read_text()
    assert "after" in paths.log_file().read_text()


def test_the_log_never_grows_without_end(home: Path) -> None:
    home.mkdir()
    with writing_log():
        for number in range(60):
            logger.info("%s %s", number, "x" * 100_000)
    files = sorted(path.name for path in home.glob("log.txt*"))
    assert files == ["log.txt", "log.txt.1", "log.txt.2", "log.txt.3"]
    assert sum(path.stat().st_size for path in home.glob("log.txt*")) < 5_000_000


def test_a_disk_that_does_not_take_the_log_stops_nobody(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    paths.log_file().symlink_to("/dev/full")
    with writing_log():
        logger.info("to a full disk")
    paths.log_file().unlink()
    paths.log_file().mkdir()
    with writing_log():
        logger.info("to a folder")
    assert capfd.readouterr() == ("", "")


CRASHES = """
import logging, os
from emotion_player.log_file import writing_log
with writing_log():
    logging.getLogger("emotion_player").info("Here")
    os.abort()
"""


def test_a_crash_leaves_where_it_was(home: Path) -> None:
    home.mkdir()
    crash = subprocess.run([sys.executable, "-c", CRASHES], cwd=Path(__file__).parents[1], check=False)
    assert crash.returncode < 0
    assert "Fatal Python error: Aborted" in paths.crash_log().read_text()
    assert "Here" in paths.log_file().read_text()


def test_the_tests_own_report_of_crashes_is_left_alone(home: Path) -> None:
    home.mkdir()
    was_enabled = faulthandler.is_enabled()
    with writing_log():
        logger.info("Here")
    assert faulthandler.is_enabled() == was_enabled
