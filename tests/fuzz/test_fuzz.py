"""A slice of what ``python -m tests.fuzz`` does at length."""

from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.analysis.workers import Workers
from tests.fuzz.__main__ import Report, fuzz
from tests.fuzz.inputs import _bases, make_input
from tests.fuzz.jobs import READ, outcome


def test_damaged_files_end_in_a_result_or_in_one_reason(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    report = Report(seed=7)
    with Workers() as workers:
        fuzz(report, 300, workers, threads=2, folder=tmp_path)

    assert report.faults == [], caplog.text
    assert report.outcomes.total() == report.done == 300
    assert len(report.contained) <= 3


def test_an_input_is_the_same_whenever_it_is_made() -> None:
    assert make_input(3, 14) == make_input(3, 14) != make_input(3, 15)


def test_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    report = Report(3, done=400)
    report.outcomes["song: read"] = 400
    report.faults.append((7, "song.mp3: truncate", "!"))
    report.save(tmp_path / "fuzz.json")
    again = Report.load(tmp_path / "fuzz.json", 3)
    assert (again.done, again.outcomes, [tuple(fault) for fault in again.faults]) == (
        400,
        report.outcomes,
        report.faults,
    )
    assert Report.load(tmp_path / "fuzz.json", 4).done == Report.load(tmp_path / "none.json", 3).done == 0


@pytest.mark.parametrize("kind", ["tags", "playlist", "analyses", "settings", "card"])
def test_what_is_not_damaged_is_read(kind: str, tmp_path: Path) -> None:
    for name, data in _bases(kind):
        (tmp_path / name).write_bytes(data)
        assert outcome(kind, tmp_path / name) == READ
