from __future__ import annotations

import os
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.cluster.place import ClusterPlace


def on_workers(path: str, *folders: tuple[str, str]) -> str:
    place = ClusterPlace("tcp://somewhere:8786", tuple((Path(here), there) for here, there in folders))
    return os.fsdecode(place.on_workers(Path(path)))


def test_a_song_is_called_the_same_on_the_workers_unless_its_folder_has_another_name() -> None:
    assert on_workers("/music/a/b.mp3") == "/music/a/b.mp3"
    assert on_workers("/music/a/b.mp3", ("/music", "/mnt/nas")) == "/mnt/nas/a/b.mp3"
    assert on_workers("/music/a/b.mp3", ("/music", "/mnt/nas/")) == "/mnt/nas/a/b.mp3"
    assert on_workers("/musical/b.mp3", ("/music", "/mnt/nas")) == "/musical/b.mp3"
    assert on_workers("/music/b.mp3", ("/music", "/")) == "/b.mp3"


def test_the_closest_folder_decides() -> None:
    folders = (("/music", "/one"), ("/music/new", "/two"), ("/", "/three"))

    assert on_workers("/music/new/b.mp3", *folders) == "/two/b.mp3"
    assert on_workers("/music/old/b.mp3", *folders) == "/one/old/b.mp3"
    assert on_workers("/other/b.mp3", *folders) == "/three/other/b.mp3"


def test_a_name_that_is_not_text_keeps_its_bytes() -> None:
    path = Path(os.fsdecode(b"/music/caf\xe9.mp3"))

    assert ClusterPlace("", ((Path("/music"), "/mnt"),)).on_workers(path) == b"/mnt/caf\xe9.mp3"


@pytest.mark.parametrize(
    ("address", "processes"),
    [("local:4", 4), ("local:0", 0), ("local:", 0), ("tcp://local:4", 0), ("local:4x", 0)],
)
def test_an_address_may_ask_for_processes_here(address: str, processes: int) -> None:
    assert ClusterPlace(address).processes_here == processes


@pytest.mark.parametrize("pair", ["/music", "=/mnt", "/music="])
def test_half_a_pair_of_folders_is_wrong_usage(pair: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["scan", "/music", "--cluster", "tcp://host:8786", "--map", pair])
    assert "is not HERE=THERE, such as /home/me/music=/mnt/music" in capsys.readouterr().err
