"""What runs leave in the work folder, and where."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from torch import Tensor

from emotion_player.core.mel import MelSpec
from emotion_player.core.models.interval import Interval
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import ModelError
from emotion_player.networks.backbones import MUSICNN
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.ensemble import StudentEnsemble, TeacherEnsemble
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training import checkpoint
from emotion_player.training.recipes.recipe import NetworkRecipe


def run_folder(work: Path, network: str, leave_out: str | None = None) -> Path:
    """Where the run of a teacher or student is kept, one that has not seen the dataset ``leave_out`` by itself."""
    return work / (f"{network}-without-{leave_out}" if leave_out else network)


def soft_targets_file(work: Path, leave_out: str | None = None) -> Path:
    """Where the experts' soft targets are kept."""
    return work / (f"soft-targets-without-{leave_out}.npz" if leave_out else "soft-targets.npz")


def taggers_of(recipe: NetworkRecipe) -> tuple[str, ...]:
    """The taggers that the recipe's network listens through."""
    return (*TeacherEnsemble.stems, MUSICNN) if recipe.network == "teacher" else StudentEnsemble.stems


def mels_of(recipe: NetworkRecipe) -> tuple[MelSpec, ...]:
    """The front-ends of the recipe's network."""
    return TeacherEnsemble.mels if recipe.network == "teacher" else StudentEnsemble.mels


def build(recipe: NetworkRecipe) -> EmotionNetwork:
    """The recipe's network, not trained."""
    if recipe.network == "teacher" and recipe.blocks:
        return VisionTransformer(recipe.width, recipe.depth, recipe.heads, recipe.dropped, recipe.members, recipe.share)
    if recipe.network == "teacher":
        return TeacherEnsemble(recipe.members)
    return MobileViT(recipe.dropout) if recipe.blocks else StudentEnsemble(recipe.members)


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained network with what its card will say.

    Attributes:
        weights: Its state.
        interval: How far off its predictions may be.
        terms: What it learned from, and on what terms.
        notes: How it came to be.
    """

    weights: dict[str, Tensor]
    interval: Interval
    terms: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        """A hash of the weights, to tell this network from others."""
        digest = hashlib.blake2b(digest_size=8)
        for value in self.weights.values():
            digest.update(value.detach().cpu().contiguous().numpy().tobytes())
        return digest.hexdigest()

    @property
    def has_blocks(self) -> bool:
        """Whether there is a transformer in it."""
        return any(name.startswith(("blocks.", "stage1.")) for name in self.weights)

    def network(self, recipe: NetworkRecipe) -> EmotionNetwork:
        """The network with its weights, ready to predict; with a transformer, if it has one.

        Raises:
            ModelError: The recipe is of another network.
        """
        network = build(replace(recipe, blocks=self.has_blocks))
        try:
            network.load_state_dict(self.weights)
        except RuntimeError as error:
            raise ModelError(f"The trained {recipe.network} was made by another recipe; train it again.") from error
        return network.eval()

    def save(self, folder: Path) -> None:
        """Keep it as ``<folder>/trained.pt``."""
        interval = json.dumps(asdict(self.interval))
        checkpoint.save(
            folder / "trained.pt",
            {"weights": self.weights, "interval": interval, "terms": list(self.terms), "notes": list(self.notes)},
        )

    @classmethod
    def shipped(cls, weights: dict[str, Tensor], card: ModelCard) -> Trained:
        """A network of which the weights and the card are known."""
        return cls(weights, card.interval, card.trained_on, card.notes)

    @classmethod
    def load(cls, folder: Path, network: str) -> Trained:
        """Read ``<folder>/trained.pt``.

        Raises:
            ModelError: There is none, or it is damaged.
        """
        state = checkpoint.load(folder / "trained.pt")
        if state is None:
            raise ModelError(
                f"There is no trained {network} ({folder / 'trained.pt'} is missing): "
                f"run 'emotion-player train {network}'."
            )
        return cls(
            state["weights"],
            Interval.from_mapping(json.loads(state["interval"])),
            tuple(state["terms"]),
            tuple(state["notes"]),
        )
