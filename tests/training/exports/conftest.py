"""One small teacher for all tests of the exports, for making a file of a network takes seconds.

It is a transformer above the beginning of mn04 and plain means in place of all else, whose thousand operations take
torch a minute; the files of networks with all of them are made in ``test_train_command``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.core.models.interval import Interval
from emotion_player.networks.backbones import MUSICNN_WIDTH, STEMS, Backbones, Features
from emotion_player.networks.descriptors import COUNT
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.mobilenet import CHANNELS
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training import runs
from emotion_player.training.exports.export import Exported, Exporter
from emotion_player.training.exports.probe import Mels
from emotion_player.training.exports.weights import rounded
from emotion_player.training.recipes import teacher
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import Trained, build

SMALL = replace(teacher.with_transformer(teacher.RECIPE), width=96, depth=2, heads=4)


class _Ears(Backbones):
    """Mn04 up to its first squeeze-excite, and means of the other front-ends."""

    def __init__(self) -> None:
        super().__init__(())
        self.mobilenet.features = nn.Sequential(*list(self.mobilenet.features)[:5])

    def forward(self, tagger_mel: Tensor, audioset_mel: Tensor, notes: Tensor | None = None) -> Features:
        assert notes is not None
        bands, times = tagger_mel.mean(2) / 50, tagger_mel.mean(1) / 50
        beginning = functional.avg_pool2d(self.mobilenet.features(audioset_mel.unsqueeze(1)), 4)
        sounds = beginning.repeat(1, CHANNELS // beginning.shape[1], 1, 1)
        grid = functional.avg_pool2d(tagger_mel.unsqueeze(1), (8, 64)) * torch.ones(1, 128 * len(STEMS), 1, 1)
        return Features(
            grid=grid / 50,
            tagged=torch.cat([bands, bands], 1),
            sounds=functional.avg_pool2d(sounds, (1, 4)),
            embedding=sounds.mean((2, 3)),
            image=functional.avg_pool1d(tagger_mel, 4),
            musicnn=times[:, :MUSICNN_WIDTH],
            descriptors=notes.mean(2)[:, :COUNT] / 50,
            inner=bands,
        )


class _SmallTransformer(VisionTransformer):
    def __init__(self) -> None:
        super().__init__(SMALL.width, SMALL.depth, SMALL.heads)
        self.backbones = _Ears()


def _build(recipe: NetworkRecipe) -> EmotionNetwork:
    return _SmallTransformer() if recipe.blocks and recipe.depth == SMALL.depth else build(recipe)


@pytest.fixture(scope="session")
def trained() -> Iterator[Trained]:
    """A small teacher whose outputs depend on what it hears."""
    torch.manual_seed(0)
    network = _SmallTransformer()
    for name, weight in network.named_parameters():
        if name.endswith(("attention.project.weight", "mlp.2.weight")):  # which begin at zero
            torch.nn.init.normal_(weight, std=0.05)
    torch.nn.init.normal_(network.emotion.weight, std=0.4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "build", _build)
        yield Trained(
            rounded(network.state_dict()), Interval(0.3, 0.2, 0.9), ("muse: research",), ("Trained for a test.",)
        )


@pytest.fixture(scope="session")
def songs() -> list[Mels]:
    """Noise that is dark, even and bright; the even one has two segments."""
    rng = np.random.default_rng(0)
    made: list[Mels] = []
    for count, slope in ((1, -1), (2, 0), (1, 1)):
        mel = rng.normal(-40, 15, (count, 96, 640)) + slope * np.linspace(-30, 30, 96)[:, None]
        fine = rng.normal(0, 0.5, (count, 128, 1023)) + slope * np.linspace(-1, 1, 128)[:, None]
        notes = rng.normal(-20, 10, (count, 144, 80))
        made.append((mel.clip(-100).astype(np.float32), fine.astype(np.float32), notes.astype(np.float32)))
    return made


@pytest.fixture(scope="session")
def export_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where ``exporter`` writes ``models`` and ``exports``."""
    return tmp_path_factory.mktemp("export")


@pytest.fixture(scope="session")
def exporter(trained: Trained, songs: list[Mels], export_folder: Path) -> Exporter:
    return Exporter(trained, SMALL, export_folder / "models", export_folder / "exports", songs, "3 songs")


@pytest.fixture(scope="session")
def exported(exporter: Exporter, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Exported]:
    """Exports a format, once for all tests, to where nothing writes any more; with its card where it has one."""

    @cache
    def export(file_format: str) -> Exported:
        written = exporter.export(file_format)
        folder = tmp_path_factory.mktemp("exported") / written.path.parent.name
        folder.mkdir()
        for path in {written.path, *written.path.parent.glob("*.json")}:
            shutil.copy(path, folder)
        return replace(written, path=folder / written.path.name)

    return export
