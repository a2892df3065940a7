"""The models in a folder: each ``<name>.onnx`` beside its card ``<name>.json``."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from emotion_player import paths
from emotion_player.core.models.device import Device
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.ports.analysis import DecodeMels
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.errors import ModelError, reason_of

logger = logging.getLogger(__name__)

_CHECK_SONG = "Lamplight Waltz.flac"
"""The demo song to which devices must answer as the processor does: without loss, so that every decoder agrees."""

if TYPE_CHECKING:
    from emotion_player.inference.predictor import TrackPredictor


class ModelRegistry:
    """Finds models in a folder and loads those that fit their cards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Which models lie in the folder, whole or not, in order of the alphabet."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.onnx")))

    def card(self, name: str) -> ModelCard:
        """Read the card of a model that is there, without opening the model: quick enough for the window.

        Raises:
            ModelError: The model or its card is missing or damaged.
        """
        network, card_file = self._network_file(name), self._folder / f"{name}.json"
        if not network.is_file():
            if card_file.is_file():
                raise ModelError("The card {path} has no model: {model} is missing.", path=card_file, model=network)
            raise ModelError(
                "No {name} model is installed. Put {network} and {card} into {folder}.",
                name=name,
                network=network.name,
                card=card_file.name,
                folder=self._folder,
            )
        card = ModelCard.load(card_file)
        if card.name != name:
            raise ModelError('The card {path} describes another model, "{model}".', path=card_file, model=card.name)
        return card

    def status(self, name: str) -> ModelStatus:
        """Whether a model can be used, as far as its card tells."""
        try:
            return ModelStatus(name, self.card(name).key)
        except ModelError as error:
            return ModelStatus(name, None, error.sentence)

    def load(
        self, name: str, threads: int = 1, decode_mels: DecodeMels | None = None, device: Device = "cpu"
    ) -> TrackPredictor:
        """Load a model.

        Args:
            name: One of ``names()``.
            threads: For one song; 1 while several are analysed at once.
            decode_mels: Reads songs out of files; by default the thread that asks the model does that too.
            device: What it is to run on; the processor, if it cannot (``TrackPredictor.device`` tells why).

        Raises:
            ModelError: It is missing, damaged, or not the one its card describes.
        """
        # What listens takes a second and 130 MB to load; a window that only shows does without.
        from emotion_player.inference.devices import open_on  # noqa: PLC0415
        from emotion_player.inference.predictor import TrackPredictor  # noqa: PLC0415

        card, file = self.card(name), self._network_file(name)
        try:
            network = file.read_bytes()
        except OSError as error:
            raise ModelError("The model {file} cannot be read: {why}.", file=file, why=reason_of(error)) from error
        if hashlib.sha256(network).hexdigest() != card.sha256:
            raise ModelError("The model {file} is not the one its card describes: its sha256 differs.", file=file)
        logger.info("Loaded %s from %s", card.key, file)
        decode = decode_mels or _decode_here()
        song = paths.demo_folder() / _CHECK_SONG
        session = open_on(device, str(file), network, threads, lambda: decode(song, card.mels, card.segments).mels)
        return TrackPredictor(card, session, decode)

    def _network_file(self, name: str) -> Path:
        return self._folder / f"{name}.onnx"


def _decode_here() -> DecodeMels:
    from emotion_player.audio.segments import decode_mels  # noqa: PLC0415

    return decode_mels
