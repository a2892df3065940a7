"""The card of a model, the JSON beside every ``.onnx``: its input, its output and its evaluation."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from emotion_player.core.mel import MelSpec, decoding_rate
from emotion_player.core.models.card_values import checked, part
from emotion_player.core.models.figures import Figure, GemsFigure, Shift, Standing
from emotion_player.core.models.interval import Interval
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import ModelError, reason_of
from emotion_player.files import open_plain

_LARGEST = 1 << 20
"""The most bytes that are read of a card."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """All information needed to use and to judge a model file.

    Attributes:
        name: ``student`` or ``teacher``; the file is ``<name>.onnx``.
        version: Increases whenever predictions may change; part of the key of stored predictions.
        sha256: Of the model file, lower-case hex.
        parameters: Weights and biases, counted from the file.
        mels: The front-ends, one for each input of the network, in order. An input is (segments, n_mels, frames)
            float32; the outputs are (segments, 2), valence and arousal, and, if the network knows the GEMS emotions,
            (segments, 9) shares in [0, 1].
        segments: Which segments of a song are analysed, and how their predictions are combined.
        interval: The prediction interval.
        trained_on: Names of the datasets with their terms.
        licence: The licence of the weights.
        figures: Measured by ``emotion-player train evaluate``, never entered by hand.
        gems: The same for the nine emotions of the network's second output, in its order; empty without such an output.
        shifts: Likewise, how alterations of the sound change the predictions.
        standing: By ``emotion-player train compare``; the figure by which models are told apart. None before.
        song_s: Processor seconds that a whole song takes, from opening the file to the prediction; None before
            evaluation.
        notes: How the model was trained: initial weights, training budget, how often the test split was used.
    """

    name: str
    version: str
    sha256: str
    parameters: int
    mels: tuple[MelSpec, ...]
    segments: SegmentSpec
    interval: Interval
    trained_on: tuple[str, ...]
    licence: str
    figures: tuple[Figure, ...] = ()
    gems: tuple[GemsFigure, ...] = ()
    shifts: tuple[Shift, ...] = ()
    standing: Standing | None = None
    song_s: float | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def sample_rate(self) -> int:
        """The rate at which a file is decoded, once for all front-ends."""
        return decoding_rate(self.mels)

    @property
    def key(self) -> ModelKey:
        """The key under which predictions of this model are stored."""
        return ModelKey(self.name, self.version)

    @property
    def usable_gems(self) -> tuple[GemsFigure, ...]:
        """The GEMS emotions that the model predicts well enough to be stored and shown."""
        return tuple(figure for figure in self.gems if figure.usable)

    @property
    def score(self) -> float | None:
        """The mean CCC over all figures, by which models are ranked; None before evaluation."""
        return sum(f.ccc for f in self.figures) / len(self.figures) if self.figures else None

    def to_json(self) -> str:
        """Format the card as indented JSON."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def load(cls, path: Path) -> ModelCard:
        """Read a card.

        Raises:
            ModelError: The file is missing or is not a card.
        """
        try:
            with open_plain(path) as file:
                return cls.from_mapping(json.loads(file.read(_LARGEST).decode("utf-8-sig")))
        except FileNotFoundError:
            raise ModelError("The model has no card: {path} is missing.", path=path) from None
        except OSError as error:
            raise ModelError("The card {path} cannot be read: {why}.", path=path, why=reason_of(error)) from error
        except KeyError as error:
            raise ModelError("The card {path} is damaged: it has no {what}.", path=path, what=error) from error
        except (AttributeError, RecursionError, TypeError):
            raise ModelError("The card {path} is damaged: its parts are not those of a card.", path=path) from None
        except (OverflowError, ValueError) as error:
            raise ModelError("The card {path} is damaged: {why}.", path=path, why=reason_of(error)) from error

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> ModelCard:
        """Build a card from parsed JSON; raises KeyError, TypeError or ValueError where it does not fit."""
        return cls(
            name=checked("str", values["name"]),
            version=checked("str", values["version"]),
            sha256=checked("str", values["sha256"]),
            parameters=checked("int", values["parameters"]),
            mels=tuple(part(MelSpec, mel) for mel in ([values["mel"]] if "mel" in values else values["mels"])),
            segments=part(SegmentSpec, values["segments"]),
            interval=Interval.from_mapping(values["interval"]),
            trained_on=tuple(checked("str", name) for name in values["trained_on"]),
            licence=checked("str", values["licence"]),
            figures=tuple(part(Figure, figure) for figure in values.get("figures", ())),
            gems=tuple(part(GemsFigure, figure) for figure in values.get("gems", ())),
            shifts=tuple(part(Shift, shift) for shift in values.get("shifts", ())),
            standing=part(Standing, values["standing"]) if values.get("standing") else None,
            song_s=checked("float", values["song_s"]) if values.get("song_s") is not None else None,
            notes=tuple(checked("str", note) for note in values.get("notes", ())),
        )
