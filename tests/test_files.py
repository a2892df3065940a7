"""Files are whole or not there at all, whatever they are called."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emotion_player.errors import reason_of
from emotion_player.files import whole_file


@pytest.mark.parametrize("name", ["a" * 251 + ".txt", "音" * 80 + ".jsonl.gz", "x"])
def test_a_name_may_be_as_long_as_the_file_system_takes_it(tmp_path: Path, name: str) -> None:
    with whole_file(tmp_path / name) as part:
        part.write_text("whole")

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "whole")]


def test_until_it_is_whole_the_old_file_stays_and_a_failure_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")

    def stop_within() -> None:
        with whole_file(tmp_path / "a") as part:
            part.write_text("ne")
            assert (tmp_path / "a").read_text() == "old"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_within()

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "old")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such permissions")
def test_a_new_file_has_the_usual_permissions_and_another_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "new"):
            pass
    finally:
        os.umask(before)
    (tmp_path / "old").touch(mode=0o600)
    with whole_file(tmp_path / "old"):
        pass

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("new", "old")] == [0o640, 0o600]


def test_nothing_is_written_where_links_lead_in_a_circle(tmp_path: Path) -> None:
    (circle := tmp_path / "circle").symlink_to(circle)

    with pytest.raises(OSError) as refused, whole_file(circle):  # noqa: PT011 - its number tells more than its words
        pass

    assert str(reason_of(refused.value)) == "its links lead in a circle"
    assert circle.is_symlink()


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to("real")

    with whole_file(tmp_path / "link") as part:
        part.write_text("whole")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "whole"
