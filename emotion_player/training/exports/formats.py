"""The formats a network can be exported to: how one is made, and how many parameters its file holds."""

from __future__ import annotations

import copy
import io
import logging
import math
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from emotion_player.errors import EmotionPlayerError
from emotion_player.networks.emotion_network import EmotionNetwork, input_shapes
from emotion_player.networks.taggers import fold_batch_norms
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.exports.arrangement import arranged
from emotion_player.training.exports.convolutions import with_int8_convolutions
from emotion_player.training.exports.narrowed import narrowed
from emotion_player.training.exports.probe import Mels
from emotion_player.training.exports.process import run_in_process
from emotion_player.training.exports.quantize import quantized
from emotion_player.training.exports.separable import separated

FORMATS = ("onnx", "onnx-int8", "torchscript", "tflite")

_SEGMENTS = 101
"""So many segments a network is looked through with, a prime of which no other size is a multiple.

Torch takes twice as long where it is told that their number may vary, and counts in symbols.
"""

_INPUTS, _OUTPUTS = ["tagger_mel", "audioset_mel", "notes"], ["emotion", "gems"]
_LITERT = ("litert_torch", "ai_edge_litert")
_DEPRECATED = r"`torch\.jit\.\w+` is deprecated"
_UNPACKED = "Iterating over a tensor might cause the trace to be incorrect"


class FormatWriter:
    """Turns one network into files of all formats.

    Their inputs are (segments, n_mels, frames) of each front-end, those of LiteRT one segment at a time.

    Args:
        network: Trained.
        songs: They tell the ranges of activations, and which filters do with less, where a format needs that.
    """

    def __init__(self, network: EmotionNetwork, songs: Sequence[Mels]) -> None:
        self._network, self._songs = network, songs

    def make(self, file_format: str) -> bytes:
        """The content of the network's file in one of ``FORMATS``.

        Raises:
            EmotionPlayerError: The packages for the format are not installed, or its converter failed.
        """
        if file_format == "onnx":
            return self._onnx
        if file_format == "onnx-int8":
            if isinstance(self._network, VisionTransformer):
                return quantized(self._onnx)
            cheaper = narrowed(separated(self._arranged, self._songs), self._songs)
            return with_int8_convolutions(to_onnx(cheaper), self._songs)
        return to_torchscript(self._network) if file_format == "torchscript" else to_tflite(self._network)

    @cached_property
    def _arranged(self) -> EmotionNetwork:
        return arranged(self._network)

    @cached_property
    def _onnx(self) -> bytes:
        return to_onnx(self._arranged)


def require_runtime(file_format: str) -> None:
    """Check that files of a format can be made and run here.

    Raises:
        EmotionPlayerError: A package is missing.
    """
    missing = [name for name in _LITERT if file_format == "tflite" and find_spec(name) is None]
    if missing:
        raise EmotionPlayerError(f"TFLite needs more packages ({', '.join(missing)}): pip install -e '.[tflite]'.")


def to_onnx(network: EmotionNetwork) -> bytes:
    """The network as an ONNX file: (segments, n_mels, frames) of each front-end -> (segments, 2), (segments, 9)."""
    for name in ("torch.onnx", "onnxscript", "onnx_ir"):
        logging.getLogger(name).setLevel(logging.ERROR)  # they remark on their own inner workings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # likewise
        program = torch.onnx.export(
            network,
            _mels(network, _SEGMENTS),
            dynamo=True,
            verbose=False,
            input_names=_INPUTS[: len(network.mels)],
            output_names=_OUTPUTS,
        )
    assert program is not None
    model = program.model_proto
    for node in model.graph.node:  # names of source lines and the like, a megabyte of them
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    model.graph.ClearField("value_info")
    _let_segments_vary(model.graph)
    return bytes(model.SerializeToString())


def _let_segments_vary(graph: onnx.GraphProto) -> None:
    """Let a network for ``_SEGMENTS`` segments take any number of them."""
    for value in (*graph.input, *graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "segments"
    shapes = {node.input[1] for node in graph.node if node.op_type == "Reshape"}
    for tensor in graph.initializer:
        if tensor.name in shapes:
            sizes = numpy_helper.to_array(tensor).copy()
            if sizes[0] > 0 and sizes[0] % _SEGMENTS == 0:
                sizes[0] = -1
                tensor.CopyFrom(numpy_helper.from_array(sizes, tensor.name))


def to_torchscript(network: EmotionNetwork) -> bytes:
    """The network as TorchScript, its backbones' batch norms folded."""
    faster = copy.deepcopy(network).eval()
    fold_batch_norms(faster)
    content = io.BytesIO()
    with _torchscript(), torch.no_grad():
        # No check: the file is compared with torch on real clips anyway.
        script = torch.jit.trace(faster, _mels(network, 2), check_trace=False)  # type: ignore[no-untyped-call]
        torch.jit.save(script, content)
    return content.getvalue()


def to_tflite(network: EmotionNetwork) -> bytes:
    """The network as a LiteRT file that predicts one segment at a time.

    Raises:
        EmotionPlayerError: The packages for it are missing, or it cannot be converted.
    """
    require_runtime("tflite")
    with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
        program, out = Path(folder, "network.pt2"), Path(folder, "network.tflite")
        torch.export.save(torch.export.export(network, _mels(network, 1)), program)
        run_in_process("emotion_player.training.exports.litert", program, out)
        return out.read_bytes()


def count_parameters(file_format: str, content: bytes) -> int:
    """How many weights and biases a file holds.

    Scales and zero points of quantised weights do not count, nor do integers that are shapes or axes.
    """
    if file_format == "torchscript":
        with _torchscript():
            script = torch.jit.load(io.BytesIO(content))  # type: ignore[no-untyped-call]
        return sum(weight.numel() for weight in script.parameters())
    return _count_tflite(content) if file_format == "tflite" else _count_onnx(content)


def _count_onnx(content: bytes) -> int:
    graph = onnx.load_model_from_string(content).graph
    measured = {node.output[1] for node in graph.node if node.op_type == "DynamicQuantizeLinear"}
    scales = {node.input[1] for node in graph.node if node.op_type == "Mul" and node.input[0] in measured}
    scales |= {node.input[1] for node in graph.node if node.op_type in {"QuantizeLinear", "DequantizeLinear"}}
    stored = {tensor.name for tensor in graph.initializer if tensor.data_type == onnx.TensorProto.INT8}
    widened = {node.output[0] for node in graph.node if node.op_type == "Cast" and node.input[0] in stored}
    scales |= {node.input[1] for node in graph.node if node.op_type == "Mul" and node.input[0] in widened}
    whole = {node.input[1] for node in graph.node if node.op_type == "MatMulInteger"}
    whole |= {node.input[0] for node in graph.node if node.op_type == "DequantizeLinear"} | stored
    floats = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16)
    return sum(
        math.prod(tensor.dims)
        for tensor in graph.initializer
        if tensor.name in whole or (tensor.data_type in floats and tensor.name not in scales)
    )


def _count_tflite(content: bytes) -> int:
    from ai_edge_litert import schema_py_generated as schema  # noqa: PLC0415 - an optional package

    model = schema.Model.GetRootAs(content)
    sizes: dict[int, int] = {}  # by buffer, which several tensors may share
    for subgraph in map(model.Subgraphs, range(model.SubgraphsLength())):
        for tensor in map(subgraph.Tensors, range(subgraph.TensorsLength())):
            buffer = model.Buffers(tensor.Buffer())
            if tensor.Type() == schema.TensorType.FLOAT32:
                # Those of large files lie behind the flat buffer.
                sizes[tensor.Buffer()] = (buffer.DataLength() or buffer.Size()) // 4
    return sum(sizes.values())


def _mels(network: EmotionNetwork, segments: int) -> tuple[torch.Tensor, ...]:
    return tuple(torch.zeros(segments, *shape) for shape in input_shapes(network.mels))


@contextmanager
def _torchscript() -> Iterator[None]:
    """Without what torch says of TorchScript: that it is deprecated, and that q, k and v might not be three."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", _DEPRECATED, DeprecationWarning)
        warnings.filterwarnings("ignore", _UNPACKED)
        yield
