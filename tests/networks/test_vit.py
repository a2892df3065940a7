from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from emotion_player.errors import ModelError
from emotion_player.networks.vit import VisionTransformer
from tests.networks.conftest import noise_for
from tests.training.made_views import made_features


def _teacher(dropped: float = 0.0) -> VisionTransformer:
    torch.manual_seed(0)
    return VisionTransformer(width=96, depth=4, heads=4, dropped=dropped)


def _awake(teacher: VisionTransformer) -> VisionTransformer:
    """Blocks are silent at the start; these have learned something."""
    torch.manual_seed(1)
    for name, parameter in teacher.named_parameters():
        if name.startswith("blocks."):
            torch.nn.init.normal_(parameter, 0, 0.1)
    return teacher


def _google(width: int, depth: int, side: int, prefix: str = "") -> dict[str, Tensor]:
    """A checkpoint of the layout of google/vit-base-patch16-224."""
    generator = torch.Generator().manual_seed(3)

    def made(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator)

    weights = {
        "embeddings.cls_token": made(1, 1, width),
        "embeddings.position_embeddings": made(1, 1 + side * side, width),
        "embeddings.patch_embeddings.projection.weight": made(width, 3, 16, 16),
        "embeddings.patch_embeddings.projection.bias": made(width),
        "layernorm.weight": made(width),
        "layernorm.bias": made(width),
    }
    shapes = {
        "attention.attention.query": (width, width),
        "attention.attention.key": (width, width),
        "attention.attention.value": (width, width),
        "attention.output.dense": (width, width),
        "intermediate.dense": (4 * width, width),
        "output.dense": (width, 4 * width),
    }
    for layer in range(depth):
        for name, shape in shapes.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = made(*shape)
            weights[f"encoder.layer.{layer}.{name}.bias"] = made(shape[0])
        for name in ("layernorm_before", "layernorm_after"):
            weights[f"encoder.layer.{layer}.{name}.weight"] = made(width)
            weights[f"encoder.layer.{layer}.{name}.bias"] = made(width)
    return {prefix + name: value for name, value in weights.items()} | {"classifier.bias": made(1000)}


def test_the_teacher_has_86_million_parameters_above_its_backbones_give_or_take_one_percent() -> None:
    with torch.device("meta"):
        teacher = VisionTransformer()
    own = sum(weight.numel() for name, weight in teacher.named_parameters() if not name.startswith("backbones."))
    assert own == pytest.approx(86e6, rel=0.01)


def test_segments_become_valence_arousal_and_shares_of_the_gems_emotions() -> None:
    with torch.inference_mode():
        teacher = _teacher().eval()
        emotion, gems = teacher(*noise_for(teacher, 3))
    assert emotion.shape == (3, 2)
    assert gems.shape == (3, 9)


def test_a_new_teacher_goes_by_the_embeddings_and_a_trained_one_by_the_whole_segment() -> None:
    features = made_features(1)
    other = replace(features, image=features.image.flip(2))
    with torch.inference_mode():
        for teacher, sees in ((_teacher().eval(), False), (_awake(_teacher()).eval(), True)):
            assert torch.allclose(teacher.predict(features).emotion, teacher.predict(other).emotion, atol=1e-6) != sees


def test_its_features_and_attention_are_those_of_the_middle_three_quarters_and_last_layer() -> None:
    teacher = _awake(_teacher()).eval()
    assert VisionTransformer(24, 12, 2).hint_layers == (6, 9, 12)
    with torch.inference_mode():
        output = teacher.predict(made_features(2))
    assert [tuple(feature.shape) for feature in output.features] == [(2, 96, 3, 5)] * 3
    assert [tuple(attention.shape) for attention in output.attention] == [(2, 3, 5)] * 3
    for attention in output.attention:
        assert attention.min() >= 0
        assert (attention.sum((1, 2)) <= 1).all()  # the rest goes to the class token and to what the others hear


def test_tokens_are_dropped_in_training_only() -> None:
    teacher = _awake(_teacher(dropped=0.5))
    features = made_features(2)
    seen: list[int] = []
    teacher.blocks[0].register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0].shape[1]))
    teacher.train().predict(features)
    teacher.eval().predict(features)
    assert seen == [15, 28]


@pytest.mark.parametrize("layout", ["model.safetensors", "pytorch_model.bin"])
def test_a_teacher_starts_from_a_local_copy_of_google_s_vit(tmp_path: Path, layout: str) -> None:
    theirs = _google(96, 4, 14, prefix="vit.")
    if layout.endswith("safetensors"):
        save_file(theirs, tmp_path / layout)
    else:
        torch.save(theirs, tmp_path / layout)
    teacher = _teacher()
    teacher.load_pretrained(tmp_path)
    kernel = theirs["vit.embeddings.patch_embeddings.projection.weight"]
    assert torch.allclose(teacher.patch.weight[:, 0], kernel.mean(1))
    state = teacher.state_dict()
    assert torch.equal(
        state["blocks.2.attention.qkv.weight"][96:192], theirs["vit.encoder.layer.2.attention.attention.key.weight"]
    )
    assert torch.equal(state["blocks.3.mlp.2.bias"], theirs["vit.encoder.layer.3.output.dense.bias"])
    position = theirs["vit.embeddings.position_embeddings"]
    assert torch.equal(teacher.position[:, 0], position[:, 0])
    assert teacher.position.shape == (1, 16, 96)


def test_position_embeddings_keep_their_place_when_they_are_interpolated(tmp_path: Path) -> None:
    theirs = _google(96, 4, 14)
    ramp = torch.linspace(0, 1, 14)
    theirs["embeddings.position_embeddings"][0, 1:, 0] = ramp.repeat_interleave(14)  # grows from row to row
    theirs["embeddings.position_embeddings"][0, 1:, 1] = ramp.repeat(14)  # grows from column to column
    save_file(theirs, tmp_path / "model.safetensors")
    teacher = _teacher()
    teacher.load_pretrained(tmp_path)
    ours = teacher.position[0, 1:].reshape(3, 5, 96).detach()
    assert (ours[:, :, 0].diff(dim=0) > 0).all()
    assert (ours[:, :, 1].diff(dim=1) > 0).all()


def test_what_is_not_that_network_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has neither model\.safetensors nor pytorch_model\.bin"):
        _teacher().load_pretrained(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="cannot be read"):
        _teacher().load_pretrained(tmp_path)
    save_file(_google(96, 3, 14), tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match=r"it has no 'encoder\.layer\.3"):
        _teacher().load_pretrained(tmp_path)
    save_file(_google(48, 4, 14), tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="does not hold ViT-B/16"):
        _teacher().load_pretrained(tmp_path)
