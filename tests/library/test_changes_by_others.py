"""A program knows whether another one has changed its library."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp
from emotion_player.errors import Sentence
from emotion_player.library.library import Library

CHANGE = """
import sys
from pathlib import Path
from tests.library.test_changes_by_others import BAD
from emotion_player.library.library import Library
with Library(Path(sys.argv[1])) as library:
    library.add_failure(BAD, "by another")
    library.commit()
"""
BAD = FailedFile(FileStamp(Path("/bad.mp3"), 1, 1), Sentence("It is silent."))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def change_by_another(library: Library) -> None:
    subprocess.run([sys.executable, "-c", CHANGE, str(library.path)], check=True)


def change_here(library: Library) -> None:
    with Library(library.path) as other:
        other.add_failure(BAD, "here")
        other.commit()


def test_what_others_write_is_noticed_once(library: Library) -> None:
    assert [library.changes_by_others(), library.changes_by_others()] == [0, 0]
    change_by_another(library)
    assert [library.changes_by_others(), library.changes_by_others()] == [1, 1]


def test_what_is_written_here_on_any_thread_is_no_news(library: Library) -> None:
    library.changes_by_others()
    change_here(library)
    thread = threading.Thread(target=change_here, args=[library])
    thread.start()
    thread.join()
    library.commit()
    assert library.changes_by_others() == 0


def test_what_others_write_before_something_is_written_here_is_noticed(library: Library) -> None:
    library.changes_by_others()
    change_by_another(library)
    change_here(library)
    assert library.changes_by_others() == 1


def test_what_is_written_and_lost_here_hides_nothing(library: Library) -> None:
    library.changes_by_others()
    other = Library(library.path)
    other.add_failure(BAD, "here")
    assert library.changes_by_others() == 0
    other.close()
    change_by_another(library)
    assert library.changes_by_others() == 1
