"""A network that runs in onnxruntime."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as states

from emotion_player.errors import ModelError

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


class Session:
    """One network with one or two inputs and outputs, on the processor; several threads may ``run`` it at once.

    Args:
        name: What error messages call the network.
        network: The content of an ``.onnx`` file.
        threads: How many threads one run may use; 1 while several runs go on at once.

    Attributes:
        input_shapes: Of the batches it takes, in order.
        output_shapes: Of its answers, in order.

    Raises:
        ModelError: It is not a network, or has other than one or two float32 inputs and one or two outputs.
    """

    def __init__(self, name: str, network: bytes, threads: int = 1) -> None:
        self._name = name
        if _EXTERNAL_DATA.search(network):
            raise ModelError("{network} keeps weights in other files, which is not allowed.", network=name)
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # which plans memory for one size of batch, and keeps it
        options.log_severity_level = _FATAL
        try:
            self._session = ort.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        except _FAILURES as error:
            raise ModelError("{network} is not a network that onnxruntime can run.", network=name) from error
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        are_floats = all(each.type == "tensor(float)" for each in inputs)
        if len(inputs) not in (1, 2) or len(outputs) not in (1, 2) or not are_floats:
            raise ModelError("{network} must have one or two float32 inputs and one or two outputs.", network=name)
        self._inputs = tuple(each.name for each in inputs)
        self.input_shapes = tuple(_shape(each.shape) for each in inputs)
        self.output_shapes = tuple(_shape(output.shape) for output in outputs)

    def run(self, *batches: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], ...]:
        """Return the network's answers to a batch, which has one array an input; one array an output.

        Raises:
            ModelError: The network does not accept the batch.
        """
        try:
            answers = self._session.run(None, dict(zip(self._inputs, batches, strict=True)))
        except _FAILURES as error:
            raise ModelError(
                "{network} failed on an input of shape {shape}.", network=self._name, shape=batches[0].shape
            ) from error
        return tuple(np.asarray(answer, np.float32) for answer in answers)


def _shape(sizes: list[int | str | None]) -> Shape:
    """Named sizes are free."""
    return tuple(size if isinstance(size, int) else None for size in sizes)
