"""Makes augmented views of clips and what the backbones make of them, once, for the backbones do not change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np
import torch

from emotion_player.audio.segments import decode_segments, segment_mels
from emotion_player.core.mel import decoding_rate
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.files import whole_file
from emotion_player.networks.backbones import Backbones, Features
from emotion_player.networks.emotion_network import ALL_MELS
from emotion_player.networks.taggers import fold_batch_norms
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.augment import LATEST_S, twin_of, vary
from emotion_player.training.features.clips import ClipReader, clip_rng
from emotion_player.training.features.views import EMBEDDED, FEATURES, SHAPES, Matrix, StoredViews, Views

Mapped: TypeAlias = np.memmap[Any, np.dtype[Any]]
Counts: TypeAlias = Sequence[tuple[str, int]]
"""Keys of clips, and how many views there are of each."""

MELS = ALL_MELS
RATE = decoding_rate(MELS)

_SINGLE = frozenset({*EMBEDDED, "twin"})
"""What is small enough to be kept in single precision."""

TWINS = 2
"""Every second view of a clip has a twin."""

_BATCH = 8


class FeatureExtractor:
    """All backbones with their pretrained weights, as fast as can be.

    Args:
        data: The folder that holds ``taggers/`` and ``ears/``.

    Raises:
        DatasetError: Weights are missing or do not fit.
    """

    def __init__(self, data: Path) -> None:
        self._backbones = Backbones(has_all=True)
        self._backbones.load(data)
        self._backbones.eval()
        fold_batch_norms(self._backbones)

    def extract(self, mels: Sequence[Matrix]) -> Features:
        """(segments, n_mels, frames) of each of ``MELS`` -> what the backbones make of them."""
        with torch.inference_mode():
            features: Features = self._backbones(*map(torch.from_numpy, mels))
            return features

    def tagged(self, mels: Matrix) -> Matrix:
        """(segments, 96, 640) -> (segments, 192): the taggers' embeddings alone."""
        with torch.inference_mode():
            batches = torch.split(torch.from_numpy(mels), _BATCH)
            parts = [torch.cat([stem(batch)[1] for stem in self._backbones.stems], 1) for batch in batches]
            return torch.cat(parts).numpy()


def extract_views(
    clips: Sequence[LabelledClip],
    counts: Sequence[int],
    extractor: FeatureExtractor,
    reader: ClipReader,
    segments: SegmentSpec,
    folder: Path,
    on_clip: Callable[[], None],
) -> Views:
    """Return ``counts[i]`` augmented views of ``clips[i]``, going on where ``folder`` leaves off.

    Views are drawn from the clip's name, so they are the same however often the work was interrupted. Each dataset has
    a folder of its own in ``folder``; one that holds more clips serves as well, one that lacks some, or holds another
    number of views, is begun anew. Clips of one dataset stand together in ``clips``.
    """
    stored, clip_of = [], []
    places = {clip.key: place for place, clip in enumerate(clips)}
    for dataset in dict.fromkeys(clip.dataset for clip in clips):
        ours = [(clip, n) for clip, n in zip(clips, counts, strict=True) if clip.dataset == dataset]
        views, kept = _extract_dataset(ours, extractor, reader, segments, folder / dataset, on_clip)
        stored.append(views)
        clip_of += [place for key, count in kept for place in [places.get(key, -1)] * count]
    clip = np.array(clip_of)
    return Views(clip, tuple(stored), np.flatnonzero(clip >= 0))


def extract_songs(
    clips: Sequence[LabelledClip],
    extractor: FeatureExtractor,
    segments: SegmentSpec,
    folder: Path,
    on_clip: Callable[[], None],
) -> list[Features]:
    """What the backbones make of each clip's segments, as the application reads them; kept in ``folder``."""
    extracted = []
    for clip in clips:
        file = folder / clip.dataset / f"{clip.id}-{segments.count}.npz"
        if not _is_whole(file):
            pieces = [segment.samples for segment in decode_segments(clip.path, segments, RATE)]
            features = extractor.extract(segment_mels(pieces, MELS, segments))
            file.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(file) as part, part.open("wb") as stream:
                np.savez(stream, **{name: getattr(features, name).numpy().astype(np.float16) for name in FEATURES})
        with np.load(file) as kept:
            extracted.append(Features(**{name: torch.from_numpy(kept[name].astype(np.float32)) for name in FEATURES}))
        on_clip()
    return extracted


def _is_whole(file: Path) -> bool:
    """Whether a file holds all that the backbones make of a song; those of earlier versions lack something."""
    if not file.is_file():
        return False
    with np.load(file) as kept:
        return set(FEATURES) <= set(kept.files)


def _extract_dataset(
    clips: Sequence[tuple[LabelledClip, int]],
    extractor: FeatureExtractor,
    reader: ClipReader,
    segments: SegmentSpec,
    folder: Path,
    on_clip: Callable[[], None],
) -> tuple[StoredViews, Counts]:
    """The views on disk, and of which clips they are, in order."""
    kept, done = _plan(folder, [(clip.key, count) for clip, count in clips])
    starts = np.cumsum([0, *(count for _, count in kept)])
    arrays = _open(folder, int(starts[-1]), "r+" if done else "w+")
    if done < len(kept):  # begun for these very clips
        for index, (clip, count) in enumerate(clips):
            if index >= done:
                if count:
                    _store(arrays, slice(starts[index], starts[index + 1]), clip, extractor, reader, segments)
                if index % 20 == 0 or index == len(clips) - 1:
                    for array in arrays.values():
                        array.flush()
                    (folder / "done").write_text(str(index + 1))
            on_clip()
    else:
        for _ in clips:
            on_clip()
    return StoredViews(**arrays), kept


def _store(
    arrays: Mapping[str, Mapped],
    rows: slice,
    clip: LabelledClip,
    extractor: FeatureExtractor,
    reader: ClipReader,
    segments: SegmentSpec,
) -> None:
    """Make a clip's views and their twins, and put them into their rows."""
    count = rows.stop - rows.start
    mels = _views_of(clip, count, reader, segments)
    features = extractor.extract(mels)
    arrays["mel"][rows] = mels[0][:count]
    for name in FEATURES:
        arrays[name][rows] = getattr(features, name)[:count].numpy()
    arrays["twin"][rows] = np.nan
    told = torch.cat([getattr(features, name)[count:] for name in EMBEDDED], 1)
    arrays["twin"][rows][::TWINS] = told.numpy()


def _views_of(clip: LabelledClip, count: int, reader: ClipReader, segments: SegmentSpec) -> tuple[Matrix, ...]:
    """(count + twins, n_mels, frames) for each front-end: views, then their twins."""
    samples, rng, chance = reader.read(clip), clip_rng(clip, "views"), clip_rng(clip, "twins")
    length_s = segments.duration_s
    longer = [vary(samples, RATE, length_s + LATEST_S, rng) for _ in range(count)]
    varied = [view[: round(length_s * RATE)] for view in longer]
    varied += [twin_of(view, RATE, length_s, chance) for view in longer[::TWINS]]
    mels = [segment_mels([view], MELS, segments) for view in varied]
    return tuple(np.concatenate(of_front_end) for of_front_end in zip(*mels, strict=True))


def _plan(folder: Path, wanted: Counts) -> tuple[Counts, int]:
    """Of which clips a folder holds or shall hold views, and of how many of them they are done."""
    folder.mkdir(parents=True, exist_ok=True)
    plan_file, done_file = folder / "plan.json", folder / "done"
    version = [*([name, *shape] for name, shape in SHAPES.items()), TWINS]
    done = int(done_file.read_text()) if done_file.is_file() else 0
    if plan_file.is_file():
        made, known = json.loads(plan_file.read_text(encoding="utf-8"))
        kept = [(str(key), int(count)) for key, count in known]
        if made == version and (kept == wanted or (done == len(kept) and set(wanted) <= set(kept))):
            return kept, done
    done_file.unlink(missing_ok=True)
    plan_file.write_text(json.dumps([version, wanted]), encoding="utf-8")
    return wanted, 0


def _open(folder: Path, views: int, mode: Literal["r+", "w+"]) -> dict[str, Mapped]:
    """The arrays on disk by name."""
    arrays = {}
    for name, shape in SHAPES.items():
        kind = np.float32 if name in _SINGLE else np.float16
        arrays[name] = np.lib.format.open_memmap(folder / f"{name}.npy", mode, kind, (views, *shape))
    return arrays
