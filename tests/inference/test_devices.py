"""Devices are played by sessions on the processor that answer a little beside it, late, or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.core.models.device import Device, DeviceUse
from emotion_player.errors import AudioDecodeError, ModelError
from emotion_player.inference.devices import DeviceSession, open_on
from emotion_player.inference.registry import ModelRegistry
from emotion_player.inference.session import Session, offered_devices

Network = Callable[..., bytes]
Mel = npt.NDArray[np.float32]


class Beside(Session):
    """A device whose answers are ``beside`` those of the processor, after ``seconds``."""

    def __init__(self, name: str, network: bytes, beside: float = 0.0, seconds: float = 0.0) -> None:
        super().__init__(name, network)
        self.beside, self.seconds = beside, seconds
        self.is_broken = False

    def run(self, *batches: Mel) -> tuple[Mel, ...]:
        if self.is_broken:
            raise ModelError("the card fell off the bus")
        time.sleep(self.seconds)
        return tuple(answer + np.float32(self.beside) for answer in super().run(*batches))


def song() -> Sequence[Mel]:
    return [np.random.default_rng(3).normal(-40, 10, (3, 16, 126)).astype(np.float32)]


def opened(wanted: Device, network: bytes, devices: dict[Device, Callable[[], Session]]) -> DeviceSession:
    def open_session(name: str, network: bytes, threads: int, device: Device) -> Session:
        return Session(name, network, threads) if device == "cpu" else devices[device]()

    return open_on(wanted, "small.onnx", network, 1, song, offered=lambda: tuple(devices), open_session=open_session)


def fails() -> Session:
    raise ModelError("no driver is installed")


def test_without_other_devices_the_processor_is_no_second_choice(network: Network) -> None:
    assert opened("auto", network(), {}).use == DeviceUse("cpu")
    assert opened("cpu", network(), {"cuda": fails}).use == DeviceUse("cpu")


def test_a_device_that_is_not_offered_is_told(network: Network) -> None:
    session = opened("cuda", network(), {"openvino": fails})

    assert session.use.device == "cpu"
    assert str(session.use.reason) == "The installed onnxruntime does not offer CUDA."
    np.testing.assert_array_equal(session.run(*song())[0], Session("small", network()).run(*song())[0])


@pytest.mark.parametrize("wanted", ["cuda", "auto"])
def test_a_device_that_predicts_as_the_processor_does_answers_a_whole_song_at_once(
    wanted: Device, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1e-9)  # a processor that anything is faster than
    session = opened(wanted, network(), {"cuda": lambda: Beside("small", network(), 0.004)})

    assert session.use == DeviceUse("cuda")
    assert session.takes_batches
    np.testing.assert_allclose(session.run(*song())[0], Session("small", network()).run(*song())[0] + 0.004, atol=1e-6)


@pytest.mark.parametrize(("beside", "told"), [(0.006, "0.006"), (-0.5, "0.500"), (np.nan, "nan")])
def test_a_device_that_predicts_otherwise_is_refused(beside: float, told: str, network: Network) -> None:
    session = opened("cuda", network(), {"cuda": lambda: Beside("small", network(), beside)})

    assert session.use.device == "cpu"
    assert str(session.use.reason) == f"CUDA gives different predictions from the processor: up to {told} apart."
    assert not session.takes_batches


def test_a_device_that_does_not_start_is_refused_with_its_reason(network: Network) -> None:
    session = opened("directml", network(), {"directml": fails})

    assert session.use.device == "cpu"
    assert str(session.use.reason) == "DirectML failed: no driver is installed"


def test_the_first_device_that_works_and_is_faster_is_taken_by_itself(network: Network) -> None:
    slow = opened("auto", network(), {"cuda": fails, "openvino": lambda: Beside("small", network(), seconds=0.1)})
    chosen = opened("openvino", network(), {"openvino": lambda: Beside("small", network(), seconds=0.1)})

    assert slow.use.device == "cpu"
    assert str(slow.use.reason) == "CUDA failed: no driver is installed"
    assert chosen.use == DeviceUse("openvino")


def test_a_song_that_cannot_be_read_leaves_the_processor(network: Network) -> None:
    def gone() -> Sequence[Mel]:
        raise AudioDecodeError(Path("song.flac"), "The file is empty.")

    session = open_on(
        "cuda",
        "small.onnx",
        network(),
        1,
        gone,
        offered=lambda: ("cuda",),
        open_session=lambda name, content, threads, _device: Session(name, content, threads),
    )

    assert str(session.use.reason) == "CUDA cannot be checked: The file is empty."


def test_the_processor_goes_on_when_a_device_fails_later(network: Network, caplog: pytest.LogCaptureFixture) -> None:
    device = Beside("small", network(), 0.001)
    session = opened("cuda", network(), {"cuda": lambda: device})
    device.is_broken = True

    answers = session.run(*song())

    np.testing.assert_array_equal(answers[0], Session("small", network()).run(*song())[0])
    assert str(session.use.reason) == "CUDA failed: the card fell off the bus"
    assert "the processor goes on" in caplog.text
    caplog.clear()


def test_a_batch_that_fits_nowhere_is_no_fault_of_the_device(network: Network) -> None:
    session = opened("cuda", network(), {"cuda": lambda: Beside("small", network())})

    with pytest.raises(ModelError, match="failed on an input of shape"):
        session.run(song()[0][:, :5])

    assert session.use == DeviceUse("cuda")


def test_the_shipped_student_predicts_the_same_on_every_device_that_is_there() -> None:
    models = ModelRegistry(Path(__file__).parents[2] / "models")
    for device in offered_devices():
        use = models.load("student", device=device).device
        assert use == DeviceUse(device) or "cannot start it" in str(use.reason)
