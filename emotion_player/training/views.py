"""What the student's stems hear of augmented views, computed once, for the stems do not change."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.audio.segments import hear, segment_mels
from emotion_player.core.mel import MelSpec
from emotion_player.core.model_card import SegmentSpec
from emotion_player.networks.mobilevit import MobileViT, StemOutput
from emotion_player.networks.taggers import fold_batch_norms
from emotion_player.training.augment import vary
from emotion_player.training.clips import ClipReader, clip_rng
from emotion_player.training.datasets.clip import LabelledClip


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Views of clips as the stems heard them, on disk.

    Attributes:
        clip: (views,): which clip each view is of.
        grid: (views, 384, 12, 10) float16.
        tagged: (views, 192) float32.
        rows: Which of them count.
    """

    clip: npt.NDArray[np.int64]
    grid: npt.NDArray[np.float16]
    tagged: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int64]

    def without(self, clips: npt.NDArray[np.bool_]) -> Views:
        """The same views less those of the chosen clips, (clips,)."""
        return Views(self.clip, self.grid, self.tagged, self.rows[~clips[self.clip[self.rows]]])

    def take(self, rows: npt.NDArray[np.int64]) -> StemOutput:
        """The views of these rows, as tensors."""
        return StemOutput(
            torch.from_numpy(self.grid[rows].astype(np.float32)), torch.from_numpy(self.tagged[rows].copy())
        )


class StemEar:
    """Hears mels with a copy of a student's stems that is as fast as can be."""

    def __init__(self, student: MobileViT) -> None:
        self._student = copy.deepcopy(student).eval()
        fold_batch_norms(self._student)

    def hear(self, mels: npt.NDArray[np.float32]) -> StemOutput:
        """(views, 96, 640) -> what the stems make of it."""
        with torch.inference_mode():
            return self._student.hear(torch.from_numpy(mels))


def hear_views(
    clips: Sequence[LabelledClip],
    counts: Sequence[int],
    ear: StemEar,
    reader: ClipReader,
    mel: MelSpec,
    segments: SegmentSpec,
    folder: Path,
    on_clip: Callable[[], None],
) -> Views:
    """Return ``counts[i]`` augmented views of ``clips[i]``, going on where ``folder`` leaves off.

    Views are drawn from the clip's name, so they are the same however often the work was interrupted. A folder made for
    other clips or another number of views is begun anew.
    """
    clip = np.repeat(np.arange(len(clips)), counts)
    plan = json.dumps([[c.key, n] for c, n in zip(clips, counts, strict=True)])
    grid, tagged, done = _open(folder, plan, len(clip))
    for index, (one, count) in enumerate(zip(clips, counts, strict=True)):
        if index >= done and count:
            samples, rng = reader.read(one), clip_rng(one, "views")
            varied = [vary(samples, mel.sample_rate, segments.duration_s, rng) for _ in range(count)]
            heard = ear.hear(np.concatenate([segment_mels([view], mel, segments) for view in varied]))
            rows = clip == index
            grid[rows], tagged[rows] = heard.grid.numpy(), heard.tagged.numpy()
            if index % 20 == 0 or index == len(clips) - 1:
                grid.flush()
                tagged.flush()
                (folder / "done").write_text(str(index + 1))
        on_clip()
    return Views(clip, grid, tagged, np.arange(len(clip)))


def hear_songs(
    clips: Sequence[LabelledClip], ear: StemEar, mel: MelSpec, segments: SegmentSpec, on_clip: Callable[[], None]
) -> list[StemOutput]:
    """What the stems hear of each clip as the application reads it: its segments, not augmented."""
    heard = []
    for clip in clips:
        pieces = [segment.samples for segment in hear(clip.path, segments, mel.sample_rate)]
        heard.append(ear.hear(segment_mels(pieces, mel, segments)))
        on_clip()
    return heard


def _open(
    folder: Path, plan: str, views: int
) -> tuple[np.memmap[tuple[int, ...], np.dtype[np.float16]], np.memmap[tuple[int, ...], np.dtype[np.float32]], int]:
    """The two arrays on disk, and of how many clips they already hold the views."""
    folder.mkdir(parents=True, exist_ok=True)
    plan_file, done_file = folder / "plan.json", folder / "done"
    known = plan_file.is_file() and plan_file.read_text(encoding="utf-8") == plan
    if not known:
        done_file.unlink(missing_ok=True)
        plan_file.write_text(plan, encoding="utf-8")
    done = int(done_file.read_text()) if done_file.is_file() else 0
    mode = "r+" if done else "w+"
    grid = np.lib.format.open_memmap(folder / "grid.npy", mode, np.float16, (views, 384, 12, 10))
    tagged = np.lib.format.open_memmap(folder / "tagged.npy", mode, np.float32, (views, 192))
    return grid, tagged, done
