"""A teacher with a Vision Transformer, ViT-B/16 (Dosovitskiy et al. 2021), beside its ensemble, above all backbones.

The image is the log-mel, 48 bands by 80 columns of 128 ms; its 16 x 16 patches are 3 x 5 tokens. To each the taggers'
grid at the same bands and times is added, as in the hybrid of section 3.1 of that paper. What mn04 hears is 2 x 4
tokens more, musicnn, harmony, rhythm and level are one each, and the class token starts from the embeddings of all.
All else is ViT-B: 12 blocks of width 768 with 12 heads.

A thousand labels and two processor cores do not teach 86 million weights what the perceptrons of the ensemble read from
the embeddings. So the transformer does not stand between the backbones and the prediction: it has a share of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.errors import ModelError
from emotion_player.networks.attention import Attention
from emotion_player.networks.backbones import MUSICNN_WIDTH, STEMS, Features
from emotion_player.networks.descriptors import BANDS, HARMONY, RHYTHM
from emotion_player.networks.emotion_network import ALL_MELS, EmotionNetwork, Output
from emotion_player.networks.ensemble import TEACHER_INPUTS, Members, TeacherEnsemble
from emotion_player.networks.mobilenet import CHANNELS

PATCH = 16
TOKENS = (3, 5)
"""Bands and times, of two seconds, of the image's tokens."""

SOUNDS_TOKENS = (2, 4)
"""Bands and times of the tokens of what mn04 hears."""

_COARSER, _NARROW = 2, 64

_TOLD = (MUSICNN_WIDTH, HARMONY, RHYTHM, BANDS)
"""The last of the embeddings, each of which becomes a token."""

_SAYS = {
    "norm1": "layernorm_before",
    "norm2": "layernorm_after",
    "attention.project": "attention.output.dense",
    "mlp.0": "intermediate.dense",
    "mlp.2": "output.dense",
}
"""What google/vit-base-patch16-224 calls the parts of a block."""


class Block(nn.Module):
    """Pre-norm attention and a perceptron, each with a residual that is silent until it has learned something."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.attention = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        narrow = nn.Linear(4 * width, width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), narrow)
        for last in (self.attention.project, narrow):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, tokens, width) -> the same, and (batch, tokens): where the class token looks."""
        mixed, attention = self.attention.attend(self.norm1(x))
        x = x + mixed
        return x + self.mlp(self.norm2(x)), attention


class VisionTransformer(EmotionNetwork):
    """The teacher network of those who have a GPU, or weights to start from.

    Args:
        width, depth, heads: Of the transformer; ViT-B has 768, 12, 12.
        dropped: Share of the tokens that a training step does not see (He et al. 2022): faster, and harder to learn by
            heart. Evaluation sees all.
        members: Perceptrons of the ensemble, which is trained before; the transformer is trained alone.
        share: The transformer's part of a prediction; the rest is the ensemble's.
    """

    mels = ALL_MELS

    def __init__(
        self,
        width: int = 768,
        depth: int = 12,
        heads: int = 12,
        dropped: float = 0.0,
        members: int = 5,
        share: float = 0.3,
    ) -> None:
        super().__init__()
        self.embedding_width = width
        self.dropped, self.share = dropped, share
        self.hint_layers = tuple(round(depth * part / 4) for part in (2, 3, 4))  # 6, 9, 12
        self.members = Members(members, TEACHER_INPUTS).requires_grad_(False)
        self.image_norm = nn.BatchNorm2d(1)
        self.patch = nn.Conv2d(1, width, PATCH, PATCH)
        self.grid_norm = nn.BatchNorm2d(128 * len(STEMS))
        self.grid_patch = nn.Conv2d(128 * len(STEMS), width, 1, groups=len(STEMS))  # a third of the width a stem
        self.sounds_norm = nn.BatchNorm2d(CHANNELS)
        self.sounds_patch = nn.Conv2d(CHANNELS, width, 1, groups=4)
        self.embeddings_norm = nn.BatchNorm1d(TEACHER_INPUTS)
        self.embeddings_patch = nn.Sequential(nn.Linear(TEACHER_INPUTS, _NARROW), nn.Linear(_NARROW, width))
        self.told = nn.ModuleList(nn.Linear(count, width) for count in _TOLD)
        others = SOUNDS_TOKENS[0] * SOUNDS_TOKENS[1] + len(_TOLD)
        self.class_token = nn.Parameter(torch.zeros(1, 1, width))
        self.position = nn.Parameter(torch.randn(1, 1 + TOKENS[0] * TOKENS[1], width) * 0.02)
        self.others_position = nn.Parameter(torch.randn(1, others, width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.emotion = nn.Linear(width, 2)
        self.gems = nn.Linear(width, 9)

    def predict(self, features: Features) -> Output:
        """Features -> valence, arousal and the rest.

        In training the transformer predicts alone, and without features and attention while tokens are dropped.
        """
        x = self._tokens(features)
        batch, tokens, width = x.shape
        whole = not (self.training and self.dropped)
        if not whole:
            kept = torch.rand(batch, tokens - 1, device=x.device).argsort(1)[:, : round((1 - self.dropped) * tokens)]
            seen = x[:, 1:].gather(1, kept.unsqueeze(2).expand(-1, -1, width))
            x = torch.cat([x[:, :1], seen], 1)
        hints, attention = [], []
        for layer, block in enumerate(self.blocks, 1):
            x, looks = block(x)
            if whole and layer in self.hint_layers:  # where the image's tokens are
                here = slice(1, 1 + TOKENS[0] * TOKENS[1])
                hints.append(x[:, here].transpose(1, 2).reshape(batch, width, *TOKENS))
                attention.append(looks[:, here].reshape(batch, *TOKENS))
        embedding = self.norm(x[:, 0])
        own = Output(self.emotion(embedding), self.gems(embedding), embedding, tuple(hints), tuple(attention))
        if self.training:
            return own
        ensemble = self.members(TeacherEnsemble.heard(features))
        emotion = self.in_line(torch.lerp(ensemble.emotion, own.emotion, self.share))
        return replace(own, emotion=emotion, gems=torch.lerp(ensemble.gems, own.gems, self.share))

    def load_pretrained(self, folder: Path) -> None:
        """Start from a local copy of google/vit-base-patch16-224 (model.safetensors or pytorch_model.bin).

        The patch kernel is averaged over red, green and blue, the position embeddings are interpolated to ``TOKENS``,
        and the classifier is left out.

        Raises:
            ModelError: There is no such file, or it holds another network.
        """
        weights = _read(folder)
        try:
            ours = self._translated(weights)
            missing, unknown = self.load_state_dict(ours, strict=False)
        except KeyError as error:
            raise ModelError(f"{folder} does not hold ViT-B/16: it has no {error}.") from error
        except RuntimeError as error:
            raise ModelError(f"{folder} does not hold ViT-B/16: {str(error).splitlines()[-1].strip()}") from error
        assert not unknown
        own = tuple(f"{name}." for name in ("embeddings", "encoder", "layernorm"))
        assert not any(name.startswith(own) for name in missing), missing

    def _tokens(self, features: Features) -> Tensor:
        """(batch, 1 + 3 * 5 + 2 * 4 + 4, width)."""
        image = functional.avg_pool2d(self.image_norm(features.image.unsqueeze(1)), _COARSER)
        bands, times = (size // tokens for size, tokens in zip(features.grid.shape[2:], TOKENS, strict=True))
        grid = self.grid_patch(functional.avg_pool2d(self.grid_norm(features.grid), (bands, times)))
        tokens = (self.patch(image) + grid).flatten(2).transpose(1, 2)
        sounds = self.sounds_patch(functional.avg_pool2d(self.sounds_norm(features.sounds), 2))
        everything = self.embeddings_norm(TeacherEnsemble.heard(features))
        parts = everything[:, -sum(_TOLD) :].split(_TOLD, 1)
        told = torch.stack([layer(part) for layer, part in zip(self.told, parts, strict=True)], 1)
        others = [sounds.flatten(2).transpose(1, 2), told]
        first = self.class_token + self.embeddings_patch(everything).unsqueeze(1)
        return torch.cat(
            [torch.cat([first, tokens], 1) + self.position, torch.cat(others, 1) + self.others_position], 1
        )

    def _translated(self, theirs: dict[str, Tensor]) -> dict[str, Tensor]:
        ours = {
            "class_token": theirs["embeddings.cls_token"],
            "position": _interpolated(theirs["embeddings.position_embeddings"]),
            "patch.weight": theirs["embeddings.patch_embeddings.projection.weight"].mean(1, keepdim=True),
            "patch.bias": theirs["embeddings.patch_embeddings.projection.bias"],
        }
        for kind in ("weight", "bias"):
            ours[f"norm.{kind}"] = theirs[f"layernorm.{kind}"]
            for i in range(len(self.blocks)):
                layer = f"encoder.layer.{i}"
                qkv = [theirs[f"{layer}.attention.attention.{part}.{kind}"] for part in ("query", "key", "value")]
                ours[f"blocks.{i}.attention.qkv.{kind}"] = torch.cat(qkv)
                for our, their in _SAYS.items():
                    ours[f"blocks.{i}.{our}.{kind}"] = theirs[f"{layer}.{their}.{kind}"]
        return ours


def _read(folder: Path) -> dict[str, Tensor]:
    """The weights in a folder, without the ``vit.`` that some copies put before every name."""
    try:
        if (folder / "model.safetensors").is_file():
            weights = load_file(folder / "model.safetensors")
        elif (folder / "pytorch_model.bin").is_file():
            weights = torch.load(folder / "pytorch_model.bin", map_location="cpu", weights_only=True)
        else:
            raise ModelError(f"{folder} has neither model.safetensors nor pytorch_model.bin.")
    except (SafetensorError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise ModelError(f"The weights in {folder} cannot be read: {str(error).splitlines()[0]}") from error
    return {name.removeprefix("vit."): value for name, value in weights.items()}


def _interpolated(position: Tensor) -> Tensor:
    """(1, 1 + side * side, width) -> (1, 1 + tokens, width)."""
    side = round((position.shape[1] - 1) ** 0.5)
    square = position[:, 1:].reshape(1, side, side, -1).permute(0, 3, 1, 2)
    ours = functional.interpolate(square, TOKENS, mode="bicubic", align_corners=False)
    return torch.cat([position[:, :1], ours.flatten(2).transpose(1, 2)], 1)
