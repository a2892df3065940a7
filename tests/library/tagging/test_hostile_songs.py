"""Tags are written by worker processes: whatever a file does to one of these, no file is harmed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from emotion_player.analysis.reasons import CRASHES, TAKES_TOO_LONG
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.core.emotion import Emotion
from emotion_player.core.jobs import DoJob
from emotion_player.core.mood_tags import ALL_FIELDS, MoodTags, TagPreview, TagRequest, TagsRefused, TagsSaved
from emotion_player.errors import Sentence, WorkersStoppedError
from emotion_player.library.library import Library
from emotion_player.library.tagging.mood_tagging import MoodTagging
from emotion_player.library.tagging.tag_writer import read_fields

MakeSong = Callable[..., Path]
HAPPY = MoodTags("happy", Emotion(0.42, -0.15))
HANG = partial(exec, "while True: pass")


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(Limits(seconds=1.0)) as workers:
        yield workers


@pytest.fixture
def songs(make_song: MakeSong) -> list[Path]:
    return [make_song(f"{name}", seed=seed) for seed, name in enumerate(["first.mp3", "hostile.flac", "last.m4a"])]


def tagging_in(workers: Workers, library_file: Path, harm: Callable[[], object], step: str) -> MoodTagging:
    """Writes tags in worker processes, to one of which ``hostile.flac`` does harm at a step."""

    def do(path: Path, job: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - as every job
        does_harm = path.name == "hostile.flac" and job.__name__ == step
        return workers.do(path, harm) if does_harm else workers.do(path, job, *arguments)

    return MoodTagging(partial(Library, library_file), cast(DoJob, do))


def write(tagging: MoodTagging, songs: list[Path]) -> list[TagsSaved | TagsRefused]:
    requests = [TagRequest(song, HAPPY) for song in songs]
    return list(tagging.write(requests, ALL_FIELDS, keep_times=False, in_use=list))


@pytest.mark.parametrize("step", ["_contents", "_write_copy", "_contents_of_copy"])
@pytest.mark.parametrize(("harm", "reason"), [(os.abort, CRASHES), (HANG, TAKES_TOO_LONG)], ids=["crash", "hang"])
def test_a_song_that_harms_whoever_writes_it_stays_as_it_is_and_the_others_are_written(
    workers: Workers, songs: list[Path], tmp_path: Path, step: str, harm: Callable[[], object], reason: Sentence
) -> None:
    tagging = tagging_in(workers, tmp_path / "library.db", harm, step)
    content = songs[1].read_bytes()

    first, second, last = write(tagging, songs)

    assert [type(first), type(last)] == [TagsSaved, TagsSaved]
    assert second == TagsRefused(songs[1], reason)
    assert songs[1].read_bytes() == content
    assert not list(tmp_path.glob(".emotion-player-*"))
    assert [each.path for each in tagging.writes(1)] == [songs[0], songs[2]]


def test_a_song_that_harms_whoever_reads_it_has_no_preview_and_is_not_undone(
    workers: Workers, songs: list[Path], tmp_path: Path
) -> None:
    write(MoodTagging(partial(Library, tmp_path / "library.db")), songs)
    tagging = tagging_in(workers, tmp_path / "library.db", os.abort, "_read_fields")
    previews = list(tagging.preview([TagRequest(song, HAPPY) for song in songs]))
    assert [type(each) for each in previews] == [TagPreview, TagsRefused, TagPreview]

    tagging = tagging_in(workers, tmp_path / "library.db", os.abort, "_contents")
    undone = list(tagging.undo(1, in_use=list))

    assert [type(each) for each in undone] == [TagsSaved, TagsRefused, TagsSaved]
    assert read_fields(songs[1]) == HAPPY.texts()
    assert tagging.batches()[0].undone == 2


def test_writing_ends_at_once_when_the_program_does(workers: Workers, songs: list[Path], tmp_path: Path) -> None:
    tagging = MoodTagging(partial(Library, tmp_path / "library.db"), workers.do)
    contents = [song.read_bytes() for song in songs]
    workers.stop()

    with pytest.raises(WorkersStoppedError):
        write(tagging, songs)

    assert [song.read_bytes() for song in songs] == contents
