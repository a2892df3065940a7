"""Augmented views of clips and what the stems hear of them, computed once, for the stems do not change."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.audio.segments import decode_segments, segment_mels
from emotion_player.core.mel import MelSpec
from emotion_player.core.model_card import SegmentSpec
from emotion_player.networks.emotion_network import EmotionNetwork, Heard
from emotion_player.networks.taggers import fold_batch_norms
from emotion_player.training.augment import vary
from emotion_player.training.clips import ClipReader, clip_rng
from emotion_player.training.datasets.clip import LabelledClip

Matrix = npt.NDArray[np.float32]
OnDisk = np.memmap[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The views of one dataset, on disk.

    Attributes:
        mel: (views, 96, 640).
        grid: (views, 384, 12, 10).
        tagged: (views, 192).
    """

    mel: npt.NDArray[np.float16]
    grid: npt.NDArray[np.float16]
    tagged: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Views of clips as the stems heard them.

    Attributes:
        clip: (views,): which clip each view is of.
        shelves: Where they lie, one shelf after the other in the views' order.
        rows: Which of them count.
    """

    clip: npt.NDArray[np.int64]
    shelves: tuple[Shelf, ...]
    rows: npt.NDArray[np.int64]

    def without(self, clips: npt.NDArray[np.bool_]) -> Views:
        """The same views less those of the chosen clips, (clips,)."""
        return replace(self, rows=self.rows[~clips[self.clip[self.rows]]])

    def take(self, rows: npt.NDArray[np.int64]) -> Heard:
        """What was heard of the views of these rows, as tensors."""
        grid = np.empty((len(rows), *self.shelves[0].grid.shape[1:]), np.float32)
        tagged = np.empty((len(rows), *self.shelves[0].tagged.shape[1:]), np.float32)
        for index, here, there in self._located(rows):
            grid[here], tagged[here] = self.shelves[index].grid[there], self.shelves[index].tagged[there]
        image = torch.nn.functional.avg_pool1d(torch.from_numpy(self.mels(rows)), 4)
        return Heard(torch.from_numpy(grid), torch.from_numpy(tagged), image)

    def mels(self, rows: npt.NDArray[np.int64]) -> Matrix:
        """(rows, 96, 640): their log-mels in dB."""
        mel = np.empty((len(rows), *self.shelves[0].mel.shape[1:]), np.float32)
        for index, here, there in self._located(rows):
            mel[here] = self.shelves[index].mel[there]
        return mel

    @property
    def ends(self) -> npt.NDArray[np.int64]:
        """Where each shelf's views end among all views."""
        return np.cumsum([len(shelf.tagged) for shelf in self.shelves])

    def _located(self, rows: npt.NDArray[np.int64]) -> list[Located]:
        return locate(rows, self.ends)


Located: TypeAlias = tuple[int, npt.NDArray[np.intp], npt.NDArray[np.int64]]
"""A part, which of the asked-for places lie in it, and where there."""


def locate(places: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> list[Located]:
    """Find places in parts that stand one after the other and end at ``ends``."""
    part = np.searchsorted(ends, places, side="right")
    starts = np.concatenate([[0], ends[:-1]])
    found = [(int(index), np.flatnonzero(part == index)) for index in np.unique(part)]
    return [(index, here, places[here] - starts[index]) for index, here in found]


class StemEar:
    """Hears mels with a copy of a network's stems that is as fast as can be."""

    def __init__(self, network: EmotionNetwork) -> None:
        self._stems = copy.copy(network)
        self._stems._modules = {"stems": copy.deepcopy(network.stems)}  # the rest of a teacher is 350 MB
        self._stems.eval()
        fold_batch_norms(self._stems)

    def hear(self, mels: Matrix) -> Heard:
        """(views, 96, 640) -> what the stems make of it."""
        with torch.inference_mode():
            return self._stems.hear(torch.from_numpy(mels))


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

    Views are drawn from the clip's name, so they are the same however often the work was interrupted. Each dataset has
    a folder of its own in ``folder``; one made for other clips or another number of views is begun anew. Clips of one
    dataset stand together in ``clips``.
    """
    datasets = list(dict.fromkeys(clip.dataset for clip in clips))
    shelves = []
    for dataset in datasets:
        ours = [(clip, n) for clip, n in zip(clips, counts, strict=True) if clip.dataset == dataset]
        shelves.append(_hear_dataset(ours, ear, reader, mel, segments, folder / dataset, on_clip))
    clip = np.repeat(np.arange(len(clips)), counts)
    return Views(clip, tuple(shelves), np.arange(len(clip)))


def hear_songs(
    clips: Sequence[LabelledClip], ear: StemEar, mel: MelSpec, segments: SegmentSpec, on_clip: Callable[[], None]
) -> list[Heard]:
    """What the stems hear of each clip as the application reads it: its segments, not augmented."""
    heard = []
    for clip in clips:
        pieces = [segment.samples for segment in decode_segments(clip.path, segments, mel.sample_rate)]
        heard.append(ear.hear(segment_mels(pieces, [mel], segments)[0]))
        on_clip()
    return heard


def _hear_dataset(
    clips: Sequence[tuple[LabelledClip, int]],
    ear: StemEar,
    reader: ClipReader,
    mel: MelSpec,
    segments: SegmentSpec,
    folder: Path,
    on_clip: Callable[[], None],
) -> Shelf:
    starts = np.cumsum([0, *(count for _, count in clips)])
    plan = json.dumps([[clip.key, count] for clip, count in clips])
    mels, grid, tagged, done = _open(folder, plan, int(starts[-1]))
    for index, (clip, count) in enumerate(clips):
        if index >= done:
            if count:
                rows = slice(starts[index], starts[index + 1])
                seen = _views_of(clip, count, reader, mel, segments)
                heard = ear.hear(seen)
                mels[rows], grid[rows], tagged[rows] = seen, heard.grid.numpy(), heard.tagged.numpy()
            if index % 20 == 0 or index == len(clips) - 1:
                for array in (mels, grid, tagged):
                    array.flush()
                (folder / "done").write_text(str(index + 1))
        on_clip()
    return Shelf(mels, grid, tagged)


def _views_of(clip: LabelledClip, count: int, reader: ClipReader, mel: MelSpec, segments: SegmentSpec) -> Matrix:
    """(count, 96, 640)."""
    if clip.is_mel:  # made as a view already
        return np.repeat(np.load(clip.path).astype(np.float32)[None], count, axis=0)
    samples, rng = reader.read(clip), clip_rng(clip, "views")
    varied = [vary(samples, mel.sample_rate, segments.duration_s, rng) for _ in range(count)]
    return np.concatenate([segment_mels([view], [mel], segments)[0] for view in varied])


def _open(folder: Path, plan: str, views: int) -> tuple[OnDisk, OnDisk, OnDisk, int]:
    """The three arrays on disk, and of how many clips they already hold the views."""
    folder.mkdir(parents=True, exist_ok=True)
    plan_file, done_file = folder / "plan.json", folder / "done"
    known = plan_file.is_file() and plan_file.read_text(encoding="utf-8") == plan
    if not known:
        done_file.unlink(missing_ok=True)
        plan_file.write_text(plan, encoding="utf-8")
    done = int(done_file.read_text()) if done_file.is_file() else 0
    mode = "r+" if done else "w+"
    mels = np.lib.format.open_memmap(folder / "mel.npy", mode, np.float16, (views, 96, 640))
    grid = np.lib.format.open_memmap(folder / "grid.npy", mode, np.float16, (views, 384, 12, 10))
    tagged = np.lib.format.open_memmap(folder / "tagged.npy", mode, np.float32, (views, 192))
    return mels, grid, tagged, done
