"""Which segments of a song a model analyses, and how their predictions become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class SegmentSpec:
    """The segments of a song that the model analyses.

    Attributes:
        duration_s: Length of a segment; a shorter song is repeated until it fills one.
        count: The most segments, spread evenly over the song.
        loudness_lufs: The level (ITU-R BS.1770) to which all segments of a song are brought together, by one gain.
        trim: Share of the predictions left out at each end when those of the segments are averaged, in [0, .5).
    """

    duration_s: float
    count: int
    loudness_lufs: float
    trim: float

    def __post_init__(self) -> None:
        if not (0 < self.duration_s <= 3600 and 1 <= self.count <= 1000 and 0 <= self.trim < 0.5):
            raise ValueError("a segment lasts up to an hour, a song has 1 to 1,000, and trim lies in [0, .5)")
        if not -100 <= self.loudness_lufs <= 0:
            raise ValueError("the loudness of segments is not between -100 and 0 LUFS")

    def combine(self, predictions: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
        """(segments, axes) -> (axes,): each axis's mean without its ``trim`` lowest and highest predictions."""
        import numpy as np  # noqa: PLC0415 - a scan that finds nothing new does without

        cut = int(self.trim * len(predictions))
        mean: npt.NDArray[np.float64] = np.sort(predictions, axis=0)[cut : len(predictions) - cut].mean(
            axis=0, dtype=np.float64
        )
        return mean

    def share_heard(self, starts_s: Sequence[float]) -> float:
        """Return the share of a song that its segments cover, in (0, 1], from their starts."""
        if len(starts_s) < 2:
            return 1.0 if self.count > 1 else 0.0  # one of several segments is all of a short song
        spacing_s = (starts_s[-1] - starts_s[0]) / (len(starts_s) - 1)
        return min(1.0, self.duration_s / spacing_s)
