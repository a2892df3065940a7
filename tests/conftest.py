"""What every test shares: its own home, and no warning that goes unnoticed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)  # what passed once passes again, however slowly
settings.register_profile("search", deadline=None)  # other examples each time: --hypothesis-profile search
settings.load_profile("same")

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


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
