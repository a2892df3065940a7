from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch
from safetensors.torch import save_file

from emotion_player import paths
from emotion_player.__main__ import main
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.taggers import NAMES, FullyConvolutional, Musicnn
from emotion_player.training.datasets.catalog import load_datasets
from emotion_player.training.exports import formats
from emotion_player.training.exports.export import songs_to_compare
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.features.extraction import RATE, FeatureExtractor, extract_views
from emotion_player.training.recipes import student
from tests.training.few_views import VIEWS, few_views
from tests.training.made_views import save_untrained_mobilenet

SETS = ("--datasets", "muse", "4q")


def write_table(folder: Path, rows: Sequence[dict[str, object]]) -> None:
    """A dataset's table."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "tracks.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_sound(path: Path, brightness: float, seed: int) -> None:
    """Two seconds of noise and a tone; the brighter, the more noise."""
    rng = np.random.default_rng(seed)
    time = np.arange(2 * 16_000) / 16_000
    samples = 0.2 * np.sin(2 * np.pi * 220 * (1 + seed % 5) * time) + 0.2 * brightness * rng.standard_normal(len(time))
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples.astype(np.float32).clip(-1, 1), 16_000)


@pytest.fixture(autouse=True, scope="session")
def exported_once() -> Iterator[None]:
    """The ONNX file of a network is made once, however often it is asked for: that takes torch half a minute."""
    made: dict[str, bytes] = {}
    make = formats.to_onnx

    def to_onnx(network: EmotionNetwork) -> bytes:
        digest = hashlib.sha256(repr(network).encode())
        for name, value in network.state_dict().items():
            digest.update(name.encode() + value.contiguous().numpy().tobytes())
        key = digest.hexdigest()
        if key not in made:
            made[key] = make(network)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "to_onnx", to_onnx)
        yield


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of datasets with muse and 4q of 6 clips each, and backbones that are not trained."""
    folder = tmp_path_factory.mktemp("data")
    for dataset in ("muse", "4q"):
        rows: list[dict[str, object]] = []
        for i in range(6):
            brightness = i / 5
            write_sound(folder / dataset / "audio" / f"{i}.flac", brightness, i)
            rows.append(
                {
                    "id": f"clip{i}",
                    "file": f"audio/{i}.flac",
                    "group": f"artist{i}",
                    "valence": round(0.8 - brightness, 3),
                    "arousal": round(2 * brightness - 1, 3),
                    "quadrant": "Q1",
                    "split": "test" if i % 3 == 2 else "train",
                }
            )
        write_table(folder / dataset, rows)
    torch.manual_seed(0)
    (folder / "taggers").mkdir()
    for name in NAMES:
        network = FullyConvolutional() if name.startswith("fcn_") else Musicnn()
        save_file(network.state_dict(), folder / "taggers" / f"{name}.safetensors")
    (folder / "ears").mkdir()
    save_untrained_mobilenet(folder / "ears")
    return folder


@pytest.fixture(scope="session")
def begun(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with the experts' soft targets and few views. A test that changes it takes a copy."""
    work = tmp_path_factory.mktemp("begun")
    with few_views() as patch:
        patch.setattr(os, "cpu_count", lambda: 1)  # a second process takes longer to start than it saves
        assert main(["train", "experts", "--data", str(tiny_data), "--work", str(work), *SETS]) == 0
    clips = list(load_datasets(tiny_data, SETS[1:]))  # of the test split, too, which a comparison trains with
    spec, counts = student.RECIPE.segments, [VIEWS[clip.dataset] for clip in clips]
    reader = ClipReader(work, RATE, spec.loudness_lufs)
    extract_views(clips, counts, FeatureExtractor(tiny_data), reader, spec, work / "views", lambda: None)
    return work


@pytest.fixture(scope="module")
def short_demo_songs(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Three short sounds in place of the demo songs, which take half a minute to judge."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("0.flac", "3.flac", "5.flac"):
        shutil.copy(tiny_data / "muse" / "audio" / name, folder)
    songs_to_compare.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "demo_folder", lambda: folder)
        yield
    songs_to_compare.cache_clear()
