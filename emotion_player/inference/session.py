"""A network that runs in onnxruntime."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from io import StringIO

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as states

from emotion_player.core.models.device import Device
from emotion_player.errors import ModelError

logger = logging.getLogger(__name__)

_FAILURES = (
    states.EPFail,
    states.Fail,
    states.InvalidArgument,
    states.InvalidGraph,
    states.InvalidProtobuf,
    states.NotImplemented,
    states.RuntimeException,
    RuntimeError,
    ValueError,
)
"""What onnxruntime raises; its exceptions have no base class of their own."""

_FATAL = 4
"""The log level at which onnxruntime keeps what it also raises off the standard error."""

_EXTERNAL_DATA = re.compile(rb"\x0a\x08location")
"""The key (a text of eight letters, in the encoding of protocol buffers) by which a network names a file of weights.

onnxruntime would open whatever file it names, wherever it lies.
"""

Shape = tuple[int | None, ...]
"""Of an input or output; None where a size is free."""


_PROVIDERS: Mapping[Device, tuple[str, Mapping[str, str]]] = {
    # TF32, which cards use for speed otherwise, keeps ten bits of a number; trying out every algorithm takes minutes.
    "cuda": ("CUDAExecutionProvider", {"use_tf32": "0", "cudnn_conv_algo_search": "HEURISTIC"}),
    "directml": ("DmlExecutionProvider", {}),
    "coreml": ("CoreMLExecutionProvider", {}),
    "openvino": ("OpenVINOExecutionProvider", {"device_type": "AUTO"}),
    "cpu": ("CPUExecutionProvider", {}),
}
"""What onnxruntime calls each device, the fastest first, and how it is asked to run on it."""


def offered_devices() -> tuple[Device, ...]:
    """The devices that the installed onnxruntime offers beside the processor."""
    available = ort.get_available_providers()
    return tuple(device for device, (provider, _) in _PROVIDERS.items() if provider in available and device != "cpu")


class Session:
    """One network, one to three inputs, one or two outputs, on one device; several threads may ``run`` it at once.

    Args:
        name: What error messages call the network.
        network: The content of an ``.onnx`` file.
        threads: How many threads one run may use; 1 while several runs go on at once.
        device: What it runs on, not ``auto``. One other than the processor does one thing after another.

    Attributes:
        input_shapes: Of the batches it takes, in order.
        output_shapes: Of its answers, in order.

    Raises:
        ModelError: It is not a network, or has other than one to three float32 inputs and one or two outputs; or the
            device does not start.
    """

    def __init__(self, name: str, network: bytes, threads: int = 1, device: Device = "cpu") -> None:
        self._name = name
        if _EXTERNAL_DATA.search(network):
            raise ModelError("{network} keeps weights in other files, which is not allowed.", network=name)
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # which plans memory for one size of batch, and keeps it
        options.log_severity_level = _FATAL
        provider, how = _PROVIDERS[device]
        self._turn: AbstractContextManager[object] = nullcontext() if device == "cpu" else threading.Lock()
        if device != "cpu":
            ort.set_default_logger_severity(_FATAL)  # what a device says while it starts goes to another log
        if device == "cuda":
            _load_cuda()
        try:
            self._session = ort.InferenceSession(network, options, providers=[(provider, how)], enable_fallback=False)
        except _FAILURES as error:
            if device != "cpu":
                raise ModelError("onnxruntime cannot start it: {why}", why=str(error).partition("\n")[0]) from error
            raise ModelError("{network} is not a network that onnxruntime can run.", network=name) from error
        if provider not in self._session.get_providers():
            raise ModelError("onnxruntime cannot start it: a driver or a library may be missing; see the log.")
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        are_floats = all(each.type == "tensor(float)" for each in inputs)
        if len(inputs) not in (1, 2, 3) or len(outputs) not in (1, 2) or not are_floats:
            raise ModelError("{network} must have one to three float32 inputs and one or two outputs.", network=name)
        self._inputs = tuple(each.name for each in inputs)
        self.input_shapes = tuple(_shape(each.shape) for each in inputs)
        self.output_shapes = tuple(_shape(output.shape) for output in outputs)

    def run(self, *batches: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], ...]:
        """Return the network's answers to a batch, which has one array an input; one array an output.

        Raises:
            ModelError: The network does not accept the batch.
        """
        try:
            with self._turn:
                answers = self._session.run(None, dict(zip(self._inputs, batches, strict=True)))
        except _FAILURES as error:
            raise ModelError(
                "{network} failed on an input of shape {shape}.", network=self._name, shape=batches[0].shape
            ) from error
        return tuple(np.asarray(answer, np.float32) for answer in answers)


def _load_cuda() -> None:
    """Load the libraries of CUDA that pip has installed; those of the system are found without."""
    if hasattr(ort, "preload_dlls"):  # from 1.21 on
        with redirect_stdout(StringIO()) as told:
            ort.preload_dlls()
        for line in told.getvalue().splitlines():
            logger.info("%s", line)


def _shape(sizes: list[int | str | None]) -> Shape:
    """Named sizes are free."""
    return tuple(size if isinstance(size, int) else None for size in sizes)
