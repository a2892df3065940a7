from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from emotion_player.core.mel import MelSpec
from emotion_player.core.models.figures import GemsFigure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import GEMS
from emotion_player.core.predictions.prediction import ModelKey, ModelStatus
from emotion_player.errors import ModelError
from emotion_player.inference.registry import ModelRegistry

Network = Callable[..., bytes]
Install = Callable[..., Path]


def test_an_installed_model_is_found_and_loaded(network: Network, install: Install) -> None:
    registry = ModelRegistry(install(network()))
    assert registry.names() == ("student",)
    assert registry.status("student") == ModelStatus("student", ModelKey("student", "1"))
    assert registry.load("student").model == ModelKey("student", "1")


def test_a_missing_teacher_tells_how_to_get_it(tmp_path: Path) -> None:
    registry = ModelRegistry(tmp_path)
    reason = f"No teacher model is installed. Put teacher.onnx and teacher.json into {tmp_path}."
    assert str(registry.status("teacher").reason) == reason
    with pytest.raises(ModelError) as caught:
        registry.load("teacher")
    assert str(caught.value) == reason


def test_a_folder_that_is_not_there_has_no_models(tmp_path: Path) -> None:
    assert ModelRegistry(tmp_path / "nowhere").names() == ()
    assert ModelRegistry(tmp_path / "nowhere").status("student").key is None


@pytest.mark.parametrize("missing", ["student.onnx", "student.json"])
def test_half_a_model_names_the_missing_half(missing: str, network: Network, install: Install) -> None:
    folder = install(network())
    (folder / missing).unlink()
    status = ModelRegistry(folder).status("student")
    assert status.key is None
    assert f"{folder / missing} is missing." in str(status.reason)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"name": "student"}'])
def test_a_damaged_card_is_named(text: str, network: Network, install: Install) -> None:
    folder = install(network())
    (folder / "student.json").write_text(text, encoding="utf-8")
    reason = str(ModelRegistry(folder).status("student").reason)
    assert reason.startswith(f"The card {folder / 'student.json'} is damaged: ")
    assert "\n" not in reason


def test_the_card_of_another_model_is_refused(network: Network, install: Install) -> None:
    folder = install(network())
    for ending in (".onnx", ".json"):
        (folder / f"student{ending}").rename(folder / f"teacher{ending}")
    assert "describes another model" in str(ModelRegistry(folder).status("teacher").reason)


def test_a_model_whose_bytes_are_not_its_cards_is_refused(network: Network, install: Install) -> None:
    folder = install(network())
    (folder / "student.onnx").write_bytes(network(offset=(0.0, 0.0)))
    with pytest.raises(ModelError, match=r"student\.onnx is not the one its card describes: its sha256 differs\."):
        ModelRegistry(folder).load("student")


def test_bytes_that_are_no_network_are_refused(install: Install) -> None:
    with pytest.raises(ModelError, match="is not a network"):
        ModelRegistry(install(b"signed, but no network")).load("student")


@pytest.mark.parametrize(
    ("changes", "sides"),
    [
        ({"shape": ("segments", 96, "frames")}, "input is any x 96 x any, not any x 16 x 126"),
        ({"shape": ("segments", 16, 640)}, "input is any x 16 x 640, not any x 16 x 126"),
        ({"shape": (1, 16, 126), "answers": (1, 2)}, "input is 1 x 16 x 126, not any x 16 x 126"),
        ({"slope": (1, 1, 1), "offset": (0, 0, 0), "answers": ("segments", 3)}, "output is any x 3, not any x 2"),
        ({"shares": (0.5,) * 8}, "output is any x 8, not any x 9"),
    ],
)
def test_a_network_that_does_not_fit_its_card_is_refused(
    changes: dict[str, tuple[str | int, ...]], sides: str, network: Network, install: Install
) -> None:
    with pytest.raises(ModelError) as caught:
        ModelRegistry(install(network(**changes))).load("student")
    assert str(caught.value) == f"The card of student 1 does not fit its network: {sides}."


def test_a_network_without_numbers_is_refused(network: Network, install: Install) -> None:
    with pytest.raises(ModelError, match="does not output valence and arousal"):
        ModelRegistry(install(network(offset=(float("nan"), 0.0)))).load("student")


def test_a_network_whose_second_output_is_no_shares_is_refused(network: Network, install: Install) -> None:
    for odd in (-0.5, 1.5, float("nan")):
        with pytest.raises(ModelError) as caught:
            ModelRegistry(install(network(shares=(0.5,) * 8 + (odd,)))).load("student")
        assert str(caught.value) == ("The network of student 1 does not output shares of listeners from 0 to 1.")


def test_a_card_that_tells_of_emotions_its_network_does_not_know_is_refused(
    network: Network, install: Install, card: ModelCard
) -> None:
    telling = dataclasses.replace(card, gems=tuple(GemsFigure(name, 53, 0.6, 0.4, 0.8, True) for name in GEMS))
    with pytest.raises(ModelError) as caught:
        ModelRegistry(install(network(), telling)).load("student")
    assert str(caught.value) == ("The card of student 1 lists GEMS emotions, but its network has no output for them.")


@pytest.mark.parametrize("names", [GEMS[:5], GEMS[::-1], (*GEMS[:8], "joy")])
def test_a_card_names_the_nine_emotions_in_their_order(
    names: tuple[str, ...], network: Network, install: Install, card: ModelCard
) -> None:
    telling = dataclasses.replace(card, gems=tuple(GemsFigure(name, 53, 0.6, 0.4, 0.8, True) for name in names))
    with pytest.raises(ModelError, match="must name all GEMS emotions in this order: amazement, "):
        ModelRegistry(install(network(shares=(0.5,) * 9), telling)).load("student")


def test_a_card_with_another_front_end_is_refused(network: Network, install: Install, card: ModelCard) -> None:
    other = dataclasses.replace(card, mels=(MelSpec(n_mels=16, hop_length=512),))
    with pytest.raises(ModelError, match="does not fit its network"):
        ModelRegistry(install(network(shape=("segments", 16, 126)), other)).load("student")
