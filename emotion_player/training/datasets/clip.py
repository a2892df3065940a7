"""One labelled piece of music, whatever dataset it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.predictions.gems import GEMS

__all__ = ["GEMS", "LabelledClip"]


@dataclass(frozen=True, slots=True)
class LabelledClip:
    """A sound or MIDI file and what people said of it.

    Attributes:
        dataset: Which dataset it is from.
        id: Its name there.
        path: The file.
        group: Artist or song; clips of one group never lie on both sides of a split.
        split: ``train`` or ``test``.
        emotion: Valence and arousal, where the dataset has them.
        weight: How much its label counts, in (0, 1].
        quadrant: The quadrant people chose, where the dataset has it.
        gems: Share of listeners who felt each of ``GEMS``, in [0, 1], where the dataset has it.
        generated: Whether no person ever played it; an evaluation refuses such clips.
    """

    dataset: str
    id: str
    path: Path
    group: str
    split: str
    emotion: Emotion | None = None
    weight: float = 1.0
    quadrant: Quadrant | None = None
    gems: tuple[float, ...] | None = None
    generated: bool = False

    @property
    def key(self) -> str:
        """A name for the clip that no other clip of any dataset has."""
        return f"{self.dataset}/{self.id}"

    @property
    def is_midi(self) -> bool:
        """Whether the file is a score that must be rendered before it can be heard."""
        return self.path.suffix.lower() in {".mid", ".midi"}

    @property
    def is_rated_recording(self) -> bool:
        """Whether people heard it and said where it lies: what experts learn, and what validation is made of."""
        return self.emotion is not None and not self.is_midi and not self.generated


def rated_datasets(clips: Iterable[LabelledClip]) -> tuple[str, ...]:
    """The datasets that have rated recordings among the clips, in their order."""
    return tuple(dict.fromkeys(clip.dataset for clip in clips if clip.is_rated_recording))
