from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr  # type: ignore[import-untyped]
import torch
from safetensors.torch import save_file

from emotion_player.audio.features import log_mel
from emotion_player.core.mel import MelSpec
from emotion_player.errors import DatasetError
from emotion_player.networks.taggers import NAMES, FullyConvolutional, Musicnn, fold_batch_norms, load_tagger


def _windows(path: Path, length: int) -> torch.Tensor:
    samples, rate = soundfile.read(path, dtype="float32")
    samples = soxr.resample(samples, rate, 16_000)
    samples = np.resize(samples, max(length, len(samples)))
    starts = range(0, len(samples) - length + 1, length)
    return torch.from_numpy(np.stack([log_mel(samples[i : i + length], MelSpec()) for i in starts]))


@pytest.mark.data
@pytest.mark.parametrize("name", NAMES)
def test_a_tagger_answers_as_its_authors_did(name: str, data: Path) -> None:
    reference = np.load(data / "taggers" / "reference.npz")
    tagger = load_tagger(data / "taggers", name)
    length = tagger.window_samples
    for row, clip in enumerate(reference["ids"]):
        with torch.inference_mode():
            embedding, logits = tagger(_windows(data / "muse" / "audio" / f"{clip}.opus", length))
        surest = np.log(1e-5 / (1 - 1e-5))  # the reference is of probabilities clipped to [1e-5, 1 - 1e-5]
        assert np.allclose(embedding.mean(0), reference[f"{name}_embedding"][row], atol=1e-3)
        assert np.allclose(logits.clip(surest, -surest).mean(0), reference[f"{name}_logits"][row], atol=1e-3)


@pytest.mark.parametrize("kind", [FullyConvolutional, Musicnn])
def test_a_window_becomes_an_embedding_and_fifty_tags(kind: type[FullyConvolutional] | type[Musicnn]) -> None:
    tagger = kind().eval()
    embedding, logits = tagger(torch.zeros(2, 96, tagger.window_samples // 256 + 1))
    assert embedding.shape == (2, 64 if kind is FullyConvolutional else 200)
    assert logits.shape == (2, 50)


def test_folding_batch_norms_keeps_the_answers() -> None:
    torch.manual_seed(0)
    tagger = FullyConvolutional()
    tagger(torch.randn(2, 96, tagger.window_samples // 256 + 1) * 20 - 30)  # batch norms that are not the identity
    tagger.eval()
    mel = torch.randn(1, 96, tagger.window_samples // 256 + 1) * 20 - 30
    before = tagger(mel)[1]
    fold_batch_norms(tagger)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in tagger.layer1.modules())
    assert torch.allclose(tagger(mel)[1], before, atol=1e-4)


def test_weights_that_decayed_to_nearly_nothing_are_nothing(tmp_path: Path) -> None:
    weights = FullyConvolutional().state_dict()
    weights["layer2.conv.weight"][:, ::2] *= 1e-38
    save_file(weights, tmp_path / "fcn_msd.safetensors")
    kept = load_tagger(tmp_path, "fcn_msd").state_dict()["layer2.conv.weight"]
    assert torch.equal(kept[:, 1::2], weights["layer2.conv.weight"][:, 1::2])
    assert not kept[:, ::2].any()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"fcn_msd\.safetensors are missing"):
        load_tagger(tmp_path, "fcn_msd")


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    save_file(Musicnn().state_dict(), tmp_path / "fcn_msd.safetensors")
    with pytest.raises(DatasetError, match="do not fit"):
        load_tagger(tmp_path, "fcn_msd")
