"""What every test shares: its own home, and no warning that goes unnoticed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

for _library in ("OMP", "OPENBLAS", "MKL"):  # before any of them is loaded, here or in a process that a test starts
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")  # threads that wait for one another burn a busy core
os.environ.setdefault("NUMBA_OPT", "0")  # a third less to compile, which takes longer than what is compiled

settings.register_profile("same", derandomize=True, deadline=None)  # what passed once passes again, however slowly
settings.register_profile("search", deadline=None)  # other examples each time: --hypothesis-profile search
settings.load_profile("same")

ORDER = (
    r"tests/training/(exports/|test_train_command)",
    r"tests/training/(?!evaluation/)",
    r"tests/(training/|endurance/|commands/benchmark/|test_|gui/test_)",
    "",
)
"""Training, of which files take minutes; the whole program, often in processes of its own; all else.

The evaluation comes later, for it begins with what is compiled of librosa on its first use: by one process, the
others find it.
"""

TOGETHER = r"training/(exports/|test_(train_command|gan_command|processes))"
"""Files that use the fixtures ``exported`` and ``begun``, and what torch loads for its first export."""

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.hookimpl(trylast=True)  # pytest-qt has loaded it by then
def pytest_configure() -> None:
    """Load modules as the program does, without a look at their sources: a seventh less time."""
    from emotion_player.commands.window import leave_sources_unread  # noqa: PLC0415 - Qt is loaded first

    leave_sources_unread()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: at the end, the other processes would wait for them."""
    items.sort(key=lambda item: next(place for place, files in enumerate(ORDER) if re.match(files, item.nodeid)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:  # noqa: ANN401 - xdist's
    """Give each file to one process, and files together that share what takes half a minute to make."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415 - only where it is installed

    class Together(LoadFileScheduling):  # type: ignore[misc] # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return TOGETHER if re.search(TOGETHER, file) else file

    return Together(config, log)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone."""
    folder = tmp_path / "home"
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def log_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that is logged fails the test, unless the test clears it with ``caplog.clear()``."""
    yield
    told = "emotion_player.gui.widgets.message_bar"  # what the window warns its user of is no surprise
    records = (record for record in caplog.get_records("call") if record.name != told)
    loud = [record for record in records if record.levelno >= logging.WARNING]
    assert not loud, f"logged: {[record.getMessage() for record in loud]}"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the research data; a test that asks for it is skipped where it is absent."""
    if not (DATA / "README.md").is_file():
        pytest.skip("the research data is not here")
    return DATA
