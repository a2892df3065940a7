from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from symusic import Note, Score, Track

from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.features.render import Renderer

needs_fluidsynth = pytest.mark.skipif(shutil.which("fluidsynth") is None, reason="FluidSynth is not installed")


@pytest.fixture
def score(tmp_path: Path) -> Path:
    """Four seconds of a rising scale."""
    piece: Any = Score(480)
    track: Any = Track(program=0)
    for step in range(8):
        track.notes.append(Note(time=480 * step, duration=480, pitch=60 + step, velocity=90))
    piece.tracks.append(track)
    path = tmp_path / "scale.mid"
    piece.dump_midi(str(path))
    return path


@needs_fluidsynth
def test_a_score_can_be_heard_the_same_way_every_time(score: Path, tmp_path: Path) -> None:
    clip = LabelledClip("vgmidi", "scale", score, "scale", "train")
    readers = [ClipReader(tmp_path / work, 16_000, -14.0) for work in ("one", "two")]
    first, second = (reader.read(clip) for reader in readers)
    assert 3.5 * 16_000 < len(first) < 12 * 16_000
    assert np.array_equal(first, second)
    assert float(np.abs(first).max()) > 0.05


@needs_fluidsynth
def test_another_draw_is_another_timbre_or_key(score: Path) -> None:
    renderer = Renderer()
    one, other = (renderer.render(score, 16_000, 2.0, np.random.default_rng(seed)) for seed in (0, 1))
    assert not np.array_equal(one, other)
    assert max(len(one), len(other)) <= 2 * 16_000


@needs_fluidsynth
def test_a_file_that_is_no_score_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.mid").write_text("do re mi")
    with pytest.raises(DatasetError, match=r"text\.mid is not a MIDI file"):
        Renderer().render(tmp_path / "text.mid", 16_000, 2.0, np.random.default_rng(0))


def test_a_missing_sound_font_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="apt install fluidsynth timgm6mb-soundfont"):
        Renderer(tmp_path / "none.sf2")
