"""Makes the large convolutions of an ONNX file integer ones: the taggers', which cost most, in less than half the time.

Static quantisation in the QDQ format: weights are int8 for each output channel, activations uint8 with ranges that are
measured on songs beforehand. What follows a convolution here is another one, or a ReLU, most often after a max-pool; a
quantised activation whose smallest number is 0 is the ReLU, and so it falls away. The convolutions of mn04 stay as they
are: they would become slower and lose much.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

from emotion_player.inference.session import Session
from emotion_player.training.exports.probe import Mels
from emotion_player.training.exports.quantize import LEVELS

_FROM_NUMBERS = 100
"""What hears fewer numbers at once, as the first convolution of a tagger, gains nothing from integers."""

_CORRECTIONS = 3
"""How often biases are corrected: a ReLU swallows some of it."""

_PICKS = ("Gather", "Reshape")


@dataclass(frozen=True, slots=True)
class _Block:
    """Convolution, max-pool and ReLU, one after the other; or without the max-pool, or the convolution alone."""

    conv: onnx.NodeProto
    pool: onnx.NodeProto | None = None
    relu: onnx.NodeProto | None = None

    @property
    def output(self) -> str:
        """The name of what it makes."""
        return str((self.relu or self.conv).output[0])


def with_int8_convolutions(network: bytes, songs: Sequence[Mels]) -> bytes:
    """The same network, from float32, with integer convolutions; ``songs`` tell the ranges of the activations.

    Rounding shifts the mean of a channel, and what shifts all predictions alike is not averaged out. So a bias makes
    good for what the songs show (Nagel et al. 2019).
    """
    graph = onnx.load_model_from_string(network).graph
    blocks = _blocks(graph)
    targets = [block.output for block in blocks]
    names = list(dict.fromkeys([*(block.conv.input[0] for block in blocks), *targets]))
    lowest, highest = (_measured(network, names, kind, (), songs) for kind in ("ReduceMin", "ReduceMax"))
    ranges = dict(
        zip(names, zip(lowest.min(0).clip(max=0).tolist(), highest.max(0).tolist(), strict=True), strict=True)
    )
    widths = {tensor.name: tensor.dims[0] for tensor in graph.initializer if tensor.dims}
    ends = np.cumsum([widths[block.conv.input[1]] for block in blocks])
    wanted = _measured(network, targets, "ReduceMean", (0, 2, 3), songs).mean(0)
    shift = np.zeros_like(wanted)
    for _ in range(_CORRECTIONS):
        rounded = _replaced(network, ranges, dict(zip(targets, np.split(shift, ends), strict=False)))
        shift += wanted - _measured(rounded, targets, "ReduceMean", (0, 2, 3), songs).mean(0)
    return _replaced(network, ranges, dict(zip(targets, np.split(shift, ends), strict=False)))


def _replaced(
    network: bytes, ranges: Mapping[str, tuple[float, float]], shifts: Mapping[str, npt.NDArray[np.float32]]
) -> bytes:
    """The network with integer convolutions, given the range of each tensor and what is added to each output."""
    model = onnx.load_model_from_string(network)
    graph = model.graph
    by_conv = {id(block.conv): block for block in _blocks(graph)}
    gone = {id(node) for block in by_conv.values() for node in (block.pool, block.relu)}
    writer = _Writer(graph, ranges)
    for node in list(graph.node):
        if id(node) in by_conv:
            block = by_conv[id(node)]
            writer.add_block(block, shifts[block.output])
        elif id(node) not in gone:
            writer.nodes.append(node)
    nodes = _needed(writer.nodes, [output.name for output in graph.output])
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in [*graph.initializer, *writer.tensors] if tensor.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    return bytes(model.SerializeToString())


def _needed(nodes: Sequence[onnx.NodeProto], outputs: Sequence[str]) -> list[onnx.NodeProto]:
    """Those, in the same order, without which there would not be these outputs."""
    used, needed = set(outputs), []
    for node in reversed(nodes):
        if used.intersection(node.output):
            used.update(node.input)
            needed.append(node)
    return needed[::-1]


def _blocks(graph: onnx.GraphProto) -> list[_Block]:
    """The large convolutions, not depthwise, with what follows them, and those that follow one of them at once."""
    after = defaultdict[str, list[onnx.NodeProto]](list)
    for node in graph.node:
        for name in node.input:
            after[name].append(node)
    heard = {tensor.name: math.prod(tensor.dims[1:]) for tensor in graph.initializer if len(tensor.dims) == 4}
    pointwise = {tensor.name for tensor in graph.initializer if tuple(tensor.dims[2:]) == (1, 1)}
    blocks: list[_Block] = []
    passed_on = set[str]()
    for conv in graph.node:
        if conv.op_type != "Conv":
            continue
        is_small = heard[conv.input[1]] < _FROM_NUMBERS or conv.input[1] in pointwise
        if is_small and conv.input[0] not in passed_on:
            continue
        pool = _only(after[conv.output[0]], "MaxPool")
        relu = _only(after[(pool or conv).output[0]], "Relu")
        if relu is not None:
            blocks.append(_Block(conv, pool, relu))
        elif _only(after[conv.output[0]], "Conv") is not None:
            blocks.append(_Block(conv))
            passed_on.add(conv.output[0])
    return blocks


def _only(nodes: Sequence[onnx.NodeProto], kind: str) -> onnx.NodeProto | None:
    """The one that there is, if it is of this kind."""
    return nodes[0] if [node.op_type for node in nodes] == [kind] else None


def _measured(
    network: bytes, names: Sequence[str], kind: str, axes: Sequence[int], songs: Sequence[Mels]
) -> npt.NDArray[np.float32]:
    """(songs, numbers): what an operation over some axes, else over all, makes of each tensor, one after the other."""
    model = onnx.load_model_from_string(network)
    rows = [f"{name}_row" for name in names]
    for name, row in zip(names, rows, strict=True):
        inputs = [name, "told_axes"] if axes else [name]
        model.graph.node.append(helper.make_node(kind, inputs, [f"{name}_told"], keepdims=0))
        model.graph.node.append(helper.make_node("Reshape", [f"{name}_told", "told_shape"], [row]))
    model.graph.node.append(helper.make_node("Concat", rows, ["told"], axis=0))
    model.graph.initializer.append(numpy_helper.from_array(np.array(axes, np.int64), "told_axes"))
    model.graph.initializer.append(numpy_helper.from_array(np.array([-1], np.int64), "told_shape"))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("told", onnx.TensorProto.FLOAT, [None]))
    session = Session("the network that is measured", model.SerializeToString())
    return np.stack([session.run(*song)[0] for song in songs])


class _Writer:
    """Writes the nodes and numbers of a network with integer convolutions, in their order.

    Args:
        graph: The network in float32.
        ranges: Of the tensors that become integers.
    """

    def __init__(self, graph: onnx.GraphProto, ranges: Mapping[str, tuple[float, float]]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self._ranges = ranges
        self._weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        self._makers = {name: node for node in graph.node for name in node.output}
        self._rounded: dict[str, str] = {}

    def add_block(self, block: _Block, shift: npt.NDArray[np.float32]) -> None:
        """Add what stands in place of a block, whose output is shifted."""
        source, target, name = block.conv.input[0], block.output, block.conv.output[0]
        if source not in self._rounded:
            self._round(source)
        self._add_levels(target)
        inputs = [self._rounded[source], *self._add_weights(block, shift)]
        self._add_copy(block.conv, inputs, f"{name}_conv")
        if block.pool is None:
            self._add_pair(f"{name}_conv", target, target)
        else:
            self._add_pair(f"{name}_conv", f"{name}_positive", target, f"{name}_conv")
            self._add_copy(block.pool, [f"{name}_positive"], f"{name}_pooled")
            self._add_pair(f"{name}_pooled", target, target)
        self._rounded[target] = target

    def _round(self, name: str) -> None:
        """Make a tensor of float32 one of 256 levels; what picks its numbers picks bytes then."""
        self._rounded[name] = f"{name}_rounded"
        self._add_levels(name)
        levels = [f"{name}_scale", f"{name}_zero"]
        picks = self._picks(name)
        whole = picks[0].input[0] if picks else name
        made = {whole: f"{name}_uint8"}
        self.nodes.append(helper.make_node("QuantizeLinear", [whole, *levels], [made[whole]]))
        for pick in picks:
            made[pick.output[0]] = f"{pick.output[0]}_{name}_uint8"
            self._add_copy(pick, [made.get(each, each) for each in pick.input], made[pick.output[0]])
        self.nodes.append(helper.make_node("DequantizeLinear", [made[name], *levels], [self._rounded[name]]))

    def _picks(self, name: str) -> list[onnx.NodeProto]:
        """What picks the numbers of a tensor from another one, several times each, and gives it its shape."""
        chain: list[onnx.NodeProto] = []
        while (maker := self._makers.get(name)) is not None and maker.op_type in _PICKS:
            chain.insert(0, maker)
            name = maker.input[0]
        return chain

    def _add_weights(self, block: _Block, shift: npt.NDArray[np.float32]) -> list[str]:
        """Weight and bias as integers, and the names of what they are in float32."""
        name = block.conv.output[0]
        source_scale, _ = self._levels(block.conv.input[0])
        weight, *biases = (self._weights[each] for each in block.conv.input[1:])
        bias = sum(biases, shift)  # one of zeros may have been left out
        least = np.maximum(np.abs(bias) / (source_scale * 2**30), np.finfo(np.float32).tiny)  # it must fit 32 bits
        weight_scale = np.maximum(np.abs(weight).max((1, 2, 3)) / LEVELS, least).astype(np.float32)
        bias_scale = (weight_scale * source_scale).astype(np.float32)
        numbers = {
            "weight": (np.round(weight / weight_scale[:, None, None, None]).astype(np.int8), weight_scale),
            "bias": (np.round(bias / bias_scale).astype(np.int32), bias_scale),
        }
        for part, (values, scale) in numbers.items():
            inputs = [f"{name}_{part}", f"{name}_{part}_scale", f"{name}_{part}_zero"]
            zero = np.zeros(len(scale), values.dtype)
            self.tensors += map(numpy_helper.from_array, (values, scale, zero), inputs)
            self.nodes.append(helper.make_node("DequantizeLinear", inputs, [f"{inputs[0]}_float"], axis=0))
        return [f"{name}_{part}_float" for part in numbers]

    def _add_pair(self, source: str, target: str, levels: str, inner: str = "") -> None:
        """QuantizeLinear and DequantizeLinear."""
        parameters, inner = [f"{levels}_scale", f"{levels}_zero"], f"{inner or levels}_uint8"
        self.nodes.append(helper.make_node("QuantizeLinear", [source, *parameters], [inner]))
        self.nodes.append(helper.make_node("DequantizeLinear", [inner, *parameters], [target]))

    def _add_copy(self, node: onnx.NodeProto, inputs: Sequence[str], output: str) -> None:
        copied = onnx.NodeProto()
        copied.CopyFrom(node)
        copied.input[:], copied.output[:] = inputs, [output]
        copied.name = output
        self.nodes.append(copied)

    def _add_levels(self, name: str) -> None:
        scale, zero = self._levels(name)
        self.tensors.append(numpy_helper.from_array(np.array(scale, np.float32), f"{name}_scale"))
        self.tensors.append(numpy_helper.from_array(np.array(zero, np.uint8), f"{name}_zero"))

    def _levels(self, name: str) -> tuple[np.float32, int]:
        """The scale of 256 levels, and which of them is 0."""
        lowest, highest = self._ranges[name]
        scale = np.float32(max(highest - lowest, 1e-6) / 255)
        return scale, round(-lowest / float(scale))
