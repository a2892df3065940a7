"""The student: a small perceptron on what one tagger and mn04 make of a segment as a whole."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from emotion_player.networks.backbones import STEMS, Features
from emotion_player.networks.emotion_network import EmotionNetwork, Output
from emotion_player.networks.mobilenet import CHANNELS


def hidden_layers(inputs: int, outputs: int) -> nn.Sequential:
    """(batch, inputs) -> (batch, outputs), much of it dropped in training: there are a thousand labels."""
    return nn.Sequential(
        nn.Dropout(0.2), nn.Linear(inputs, 192), nn.ReLU(), nn.Dropout(0.35),
        nn.Linear(192, outputs), nn.ReLU(), nn.Dropout(0.35),
    )  # fmt: skip


class Perceptron(EmotionNetwork):
    """The student network.

    With a thousand labels, blocks that look into the feature maps learn the clips by heart and cost more than they
    bring (``MobileViT``); what the backbones know is in their embeddings.
    """

    stems = STEMS[:1]
    reads_maps = False
    embedding_width = 64

    def __init__(self) -> None:
        super().__init__()
        self.embedding_norm = nn.BatchNorm1d(64 + CHANNELS, momentum=0.02)
        self.embed = hidden_layers(64 + CHANNELS, self.embedding_width)
        self.emotion = nn.Linear(self.embedding_width, 2)
        self.gems = nn.Linear(self.embedding_width, 9)

    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and GEMS; no feature maps, no attention."""
        embedding = self.embedded(features)
        return Output(self.in_line(self.emotion(embedding)), self.gems(embedding), embedding)

    def embedded(self, features: Features) -> Tensor:
        """What the backbones made of segments -> (batch, embedding_width)."""
        embeddings = torch.cat([features.tagged, features.embedding], 1)
        embedding: Tensor = self.embed(self.embedding_norm(embeddings))
        return embedding
