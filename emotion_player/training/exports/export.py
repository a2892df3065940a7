"""From a trained network to the files of a model: which file is which, whether it agrees with torch, and its card."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from emotion_player import paths
from emotion_player.audio.segments import decode_segments, segment_mels
from emotion_player.core.mel import MelSpec, decoding_rate
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.errors import ModelError
from emotion_player.library.files.format_registry import audio_suffixes
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.datasets.catalog import load_datasets
from emotion_player.training.exports.formats import FormatWriter, count_parameters
from emotion_player.training.exports.probe import Answers, Mels, probe
from emotion_player.training.exports.weights import rounded, write_weights
from emotion_player.training.files import replace_file
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import Trained, mels_of, taggers_of

SHIPPED = {"student": "onnx-int8", "teacher": "onnx-int8"}
"""The format of each model that the application loads."""

AGREEMENT = {"onnx": 0.01, "onnx-int8": 0.03, "torchscript": 0.01, "tflite": 0.01}
"""How far a format's outputs may lie from torch's, in the mean over segments, on any output."""

LARGEST = {"student": 18_000_000, "teacher": 90_000_000}
"""Bytes that a shipped file may have."""

LICENCE = "Research and personal, non-commercial use: the terms of the data sets the weights were trained on."

AGREES = "onnxruntime's outputs differ from torch's"
"""Part of what a card notes of its file."""

_ENDINGS = {"onnx": "fp32.onnx", "onnx-int8": "int8.onnx", "torchscript": "pt", "tflite": "tflite"}
_HOW = {
    False: "Large convolutions in int8, the largest made of two smaller ones, all else in float32",
    True: "Weights in int8 and half precision",
}
"""How the shipped file is made, of a network with a transformer and of one without."""
_DATASETS = ("muse", "4q")
_SONGS = 32


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written.

    Attributes:
        path: Where.
        parameters: Weights and biases, counted from it.
        delta_valence, delta_arousal: Mean distance from torch's answers.
    """

    path: Path
    parameters: int
    delta_valence: float
    delta_arousal: float


class Exporter:
    """Writes the files of one trained network.

    Args:
        trained: The network's weights with what its card will say.
        recipe: How it was trained.
        models: Where the shipped file and its card go.
        exports: Where the other formats go.
        songs: For which every file must have torch's outputs.
        source: What these songs are, in words.
        from_weights: Whether ``trained`` was read from the shipped weights: then all formats go to ``exports``.
        former: The card of the file that ships, if that is made again of the same weights: the new one keeps from it
            what was measured, and says how far predictions moved.
    """

    def __init__(
        self,
        trained: Trained,
        recipe: NetworkRecipe,
        models: Path,
        exports: Path,
        songs: Sequence[Mels],
        source: str,
        *,
        from_weights: bool = False,
        former: ModelCard | None = None,
    ) -> None:
        self._trained, self._recipe = replace(trained, weights=rounded(trained.weights)), recipe
        self._models, self._exports = models, exports
        self._songs, self._source = songs, source
        self._from_weights, self._former = from_weights and former is None, former
        network = self._trained.network(recipe)
        self._writer = FormatWriter(network, songs)
        self._answers = predict_with_torch(network, songs)

    def export(self, file_format: str) -> Exported:
        """Write one format; the card too if it is the one that ships.

        The old file stays as it was unless the new one agrees with torch.

        Raises:
            EmotionPlayerError: The packages for the format are not installed.
            ModelError: The new file differs from torch, or is too large to ship.
        """
        name = self._recipe.network
        ships = SHIPPED[name] == file_format and not self._from_weights
        path = file_of(name, file_format, self._models, self._exports)
        if self._from_weights:
            path = self._exports / name_of(name, file_format)
        content = self._writer.make(file_format)
        if ships and len(content) > LARGEST[name]:
            raise ModelError(
                f"{path.name} would have {len(content) / 1e6:.1f} MB, more than {LARGEST[name] / 1e6:.0f} MB."
            )
        with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
            new = Path(folder, path.name)
            new.write_bytes(content)
            answers = probe(new, file_format, self._songs, runs=0).answers
        deltas = distances(answers, self._answers)
        if not deltas.max() <= AGREEMENT[file_format]:
            raise ModelError(
                f"{path.name} was not written: it differs from torch by {deltas.max():.2g}, "
                f"more than {AGREEMENT[file_format]:g}."
            )
        exported = Exported(path, count_parameters(file_format, content), float(deltas[0]), float(deltas[1]))
        card = self._card(content, exported) if ships else None
        if card and self._former:
            moved = distances(probe(path, file_format, self._songs, runs=0).answers, answers)
            card = self._again(card, float(moved[0]), float(moved[1]))
        replace_file(path, content)
        if card:
            replace_file(self._models / f"{name}.json", card.to_json().encode())
            if name == "student" and not self._former:
                write_weights(self._models / f"{name}.safetensors", self._trained.weights)
        return exported

    def require_shipped(self) -> None:
        """Check that the weights are those of the file that ships.

        Raises:
            ModelError: Its outputs differ from torch's, or it cannot be run.
        """
        name = self._recipe.network
        shipped = file_of(name, SHIPPED[name], self._models, self._exports)
        deltas = distances(probe(shipped, SHIPPED[name], self._songs, runs=0).answers, self._answers)
        if not deltas.max() <= AGREEMENT[SHIPPED[name]]:
            raise ModelError(f"The weights are not those of {shipped}: their outputs differ by {deltas.max():.2g}.")

    def _card(self, content: bytes, exported: Exported) -> ModelCard:
        recipe, trained = self._recipe, self._trained
        how = _HOW[trained.has_blocks and recipe.network == "teacher"]
        agreement = (
            f"{how}; {AGREES} by {exported.delta_valence:.2g} (valence) and "
            f"{exported.delta_arousal:.2g} (arousal) in the mean over {self._source}."
        )
        return ModelCard(
            name=recipe.network,
            version=recipe.version,
            sha256=hashlib.sha256(content).hexdigest(),
            parameters=exported.parameters,
            mels=mels_of(recipe),
            segments=recipe.segments,
            interval=trained.interval,
            trained_on=(
                *trained.terms,
                f"initial weights {', '.join(taggers_of(recipe))} (Won et al. 2020): MIT licence",
                "initial weights mn04 (Schmid, Koutini and Widmer 2023): MIT licence",
            ),
            licence=LICENCE,
            notes=(*trained.notes, agreement),
        )

    def _again(self, card: ModelCard, valence: float, arousal: float) -> ModelCard:
        """The card of a file that was made again, whose predictions moved by so much."""
        assert self._former
        kept = [note for note in self._former.notes if AGREES not in note]
        moved = (
            f"The file was made again of the same weights, to cost less. What was measured before still stands here; "
            f"predictions moved by {valence:.2g} (valence) and {arousal:.2g} (arousal) in the mean over {self._source}."
        )
        return replace(
            self._former,
            sha256=card.sha256,
            parameters=card.parameters,
            mels=card.mels,
            notes=(*kept, card.notes[-1], moved),
        )


def file_of(name: str, file_format: str, models: Path, exports: Path) -> Path:
    """Where a model's file of a format lies."""
    return models / f"{name}.onnx" if SHIPPED[name] == file_format else exports / name_of(name, file_format)


def name_of(name: str, file_format: str) -> str:
    """What a model's file of a format is called where it does not ship."""
    return f"{name}.{_ENDINGS[file_format]}"


def predict_with_torch(network: EmotionNetwork, songs: Sequence[Mels]) -> Answers:
    """What torch makes of the songs, as a ``Probe`` has it."""
    with torch.inference_mode():
        answers = [torch.cat(network(*map(torch.from_numpy, song)), 1) for song in songs]
    return torch.cat(answers).numpy()


def distances(answers: Answers, truth: Answers) -> npt.NDArray[np.float64]:
    """(outputs,): mean distance of each output both have; not a number where an answer is none."""
    outputs = min(answers.shape[1], truth.shape[1])
    distance: npt.NDArray[np.float64] = np.abs(answers[:, :outputs] - truth[:, :outputs], dtype=np.float64).mean(0)
    return distance


@lru_cache(maxsize=2)
def songs_to_compare(data: Path | None, mels: tuple[MelSpec, ...], spec: SegmentSpec) -> tuple[tuple[Mels, ...], str]:
    """The mels of training recordings in ``data``, else of the demo songs, as the application reads them, and a name.

    Raises:
        DatasetError: There are no recordings in ``data``.
        TrackError: One cannot be decoded.
    """
    if data:
        clips = [clip.path for clip in load_datasets(data, _DATASETS) if clip.split == "train"]
        files = [clips[i] for i in np.unique(np.linspace(0, len(clips) - 1, _SONGS, dtype=int))]
        source = f"{len(files)} training recordings"
    else:
        files = sorted(file for file in paths.demo_folder().iterdir() if file.suffix.lower() in audio_suffixes())
        source = f"{len(files)} demo songs"
    songs = []
    for file in files:
        segments = decode_segments(file, spec, decoding_rate(mels))
        songs.append(segment_mels([segment.samples for segment in segments], mels, spec))
    return tuple(songs), source
