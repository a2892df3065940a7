"""Plays scores: MIDI to samples through FluidSynth and a sound font, in a timbre drawn for each piece."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from symusic import Score

from emotion_player.audio.decode import read_all
from emotion_player.audio.samples import Samples
from emotion_player.errors import DatasetError

RENDER_RATE = 32_000
PROGRAMS = (0, 0, 0, 0, 1, 4, 5, 8, 11, 16, 24, 25, 26, 46, 48, 50)
"""General MIDI instruments a piece may be given; often the piano it was written for, but not always."""

_SOUND_FONTS = (
    "/usr/share/sounds/sf2/TimGM6mb.sf2",
    "/usr/share/sounds/sf2/default-GM.sf2",
    "/usr/share/sounds/sf2/FluidR3_GM.sf2",
)


class Renderer:
    """Renders MIDI files.

    Args:
        sound_font: An SF2 file; without one, the usual places are searched.

    Raises:
        DatasetError: FluidSynth or a sound font is missing.
    """

    def __init__(self, sound_font: Path | None = None) -> None:
        candidates: Sequence[Path] = [sound_font] if sound_font else [Path(name) for name in _SOUND_FONTS]
        found = next((path for path in candidates if path.is_file()), None)
        if found is None or shutil.which("fluidsynth") is None:
            raise DatasetError(
                "MIDI datasets need FluidSynth and a sound font (on Debian: apt install fluidsynth timgm6mb-soundfont)."
            )
        self._sound_font = found

    def render(self, path: Path, sample_rate: int, duration_s: float, rng: np.random.Generator) -> Samples:
        """Return up to ``duration_s`` seconds of the piece, mono, in one timbre, transposed by up to two semitones.

        Raises:
            DatasetError: The file is not MIDI or has no notes.
        """
        try:
            score: Any = Score(str(path))
        except RuntimeError as error:
            raise DatasetError(f"{path} is not a MIDI file: {error}.") from error
        if not score.note_num():
            raise DatasetError(f"{path} has no notes.")
        program, shift = int(rng.choice(PROGRAMS)), int(rng.integers(-2, 3))
        for track in score.tracks:
            if not track.is_drum:
                track.program = program
                track.shift_pitch(shift, inplace=True)
        with tempfile.TemporaryDirectory() as folder:
            midi, sound = Path(folder, "piece.mid"), Path(folder, "piece.wav")
            score.dump_midi(str(midi))
            subprocess.run(
                ["fluidsynth", "-ni", "-q", "-g", "0.6", "-r", str(RENDER_RATE), "-F", sound, self._sound_font, midi],
                check=True,
                capture_output=True,
            )
            return read_all(sound, sample_rate, duration_s)
