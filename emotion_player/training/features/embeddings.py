"""What music taggers, mn04 and classic descriptors make of each clip, computed once and kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.audio.descriptors import describe
from emotion_player.audio.features import log_mel
from emotion_player.audio.samples import Samples
from emotion_player.audio.stream import resampled
from emotion_player.core.mel import AUDIOSET_MEL, TAGGER_MEL
from emotion_player.files import whole_file
from emotion_player.networks.mobilenet import load_mobilenet
from emotion_player.networks.taggers import NAMES, FullyConvolutional, Musicnn, fold_batch_norms, load_tagger
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.memory import keep_freed_memory

Matrix = npt.NDArray[np.float32]


RATE = AUDIOSET_MEL.sample_rate

_AT_ONCE = 4
"""So many clips a process is given at once."""


class Embedder:
    """The five taggers and mn04.

    Args:
        data: The folder that holds ``taggers/`` and ``ears/``.

    Raises:
        DatasetError: Weights are missing or do not fit.
    """

    def __init__(self, data: Path) -> None:
        self._taggers: list[FullyConvolutional | Musicnn] = []
        for name in NAMES:
            tagger = load_tagger(data / "taggers", name)
            fold_batch_norms(tagger)
            self._taggers.append(tagger)
        self._mobilenet, self._classifier = load_mobilenet(data / "ears")
        fold_batch_norms(self._mobilenet)

    def embed(self, samples: Samples) -> Matrix:
        """(samples,) at 32 kHz -> (1369,): means over the clip.

        Each tagger's embedding and tag logits over windows side by side, and mn04's logits of AudioSet's classes.
        """
        parts = []
        fine = torch.from_numpy(log_mel(samples, AUDIOSET_MEL)[None])
        samples = resampled(samples, RATE, TAGGER_MEL.sample_rate)
        with torch.inference_mode():
            for tagger in self._taggers:
                length = tagger.window_samples
                whole = np.resize(samples, max(length, len(samples)))
                windows = [whole[i : i + length] for i in range(0, len(whole) - length + 1, length)]
                mels = torch.from_numpy(np.stack([log_mel(window, TAGGER_MEL) for window in windows]))
                embedding, logits = tagger(mels)
                parts += [embedding.mean(0), logits.mean(0)]
            parts.append(self._classifier(self._mobilenet(fine)[0].mean((2, 3)))[0])
        return torch.cat(parts).numpy()


def embed_clips(
    clips: Sequence[LabelledClip],
    data: Path,
    work: Path,
    loudness_lufs: float,
    on_clip: Callable[[], None],
) -> Matrix:
    """Return (clips, 1369 + descriptors), computing on every core what ``work`` does not hold yet.

    Each clip is a file of its own under ``work/embeddings``, so that a run that was stopped goes on where it was.
    """
    files = [work / "embeddings" / clip.dataset / f"{clip.id}.npy" for clip in clips]
    missing = [(clip, file) for clip, file in zip(clips, files, strict=True) if not file.is_file()]
    for _ in range(len(clips) - len(missing)):
        on_clip()
    if missing:
        settings = (data, work, loudness_lufs)
        processes = min(os.cpu_count() or 1, -(-len(missing) // _AT_ONCE))
        with ProcessPoolExecutor(processes, get_context("spawn"), _start, settings) as pool:
            for _ in pool.map(_embed, *zip(*missing, strict=True), chunksize=_AT_ONCE):
                on_clip()
    return np.stack([np.load(file) for file in files])


class _Worker:
    """What each process holds."""

    embedder: Embedder
    reader: ClipReader


def _start(data: Path, work: Path, loudness_lufs: float) -> None:
    keep_freed_memory()
    torch.set_num_threads(1)
    _Worker.embedder = Embedder(data)
    _Worker.reader = ClipReader(work, RATE, loudness_lufs)


def _embed(clip: LabelledClip, file: Path) -> None:
    samples = _Worker.reader.read(clip)
    low = resampled(samples, RATE, TAGGER_MEL.sample_rate)
    values = np.concatenate([_Worker.embedder.embed(samples), describe(low, TAGGER_MEL.sample_rate)])
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(file) as part, part.open("wb") as stream:
        np.save(stream, values)
