"""Makes the large convolutions of an ONNX file integer ones: the taggers', which cost most, in less than half the time.

Static quantisation in the QDQ format: weights are int8 for each output channel, activations uint8 with ranges that are
measured on songs beforehand. What follows a convolution here is a max-pool and a ReLU; a quantised activation whose
smallest number is 0 is the ReLU, and so it falls away. The depthwise convolutions of mn04 stay as they are: they would
become slower and lose much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

from emotion_player.inference.session import Session
from emotion_player.training.exports.probe import Mels
from emotion_player.training.exports.quantize import LEVELS

_FROM_CHANNELS = 16
"""The first convolution of a stem has one input channel: integers gain nothing there."""

_OUT = "ranges"


@dataclass(frozen=True, slots=True)
class _Block:
    """Convolution, max-pool and ReLU, one after the other."""

    conv: onnx.NodeProto
    pool: onnx.NodeProto
    relu: onnx.NodeProto


def with_int8_convolutions(network: bytes, songs: Sequence[Mels]) -> bytes:
    """The same network, from float32, with integer convolutions; ``songs`` tell the ranges of the activations."""
    model = onnx.load_model_from_string(network)
    graph = model.graph
    blocks = _blocks(graph)
    largest = _largest(
        network, [name for block in blocks for name in (block.conv.input[0], block.relu.output[0])], songs
    )
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    replaced = {id(node) for block in blocks for node in (block.conv, block.pool, block.relu)}
    nodes, tensors, quantized = [], [], set[str]()
    by_conv = {id(block.conv): block for block in blocks}
    for node in graph.node:
        if id(node) in by_conv:
            new_nodes, new_tensors = _quantized(by_conv[id(node)], weights, largest, quantized)
            nodes += new_nodes
            tensors += new_tensors
        elif id(node) not in replaced:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*kept, *tensors])
    return bytes(model.SerializeToString())


def _blocks(graph: onnx.GraphProto) -> list[_Block]:
    """The plain 3 x 3 convolutions of many channels, with what follows them."""
    after: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            after.setdefault(name, []).append(node)
    channels = {tensor.name: tuple(tensor.dims) for tensor in graph.initializer}
    blocks = []
    for conv in graph.node:
        if conv.op_type != "Conv" or channels[conv.input[1]][1:] < (_FROM_CHANNELS, 3, 3):
            continue
        followers = after[conv.output[0]]
        if channels[conv.input[1]][2:] == (3, 3) and [node.op_type for node in followers] == ["MaxPool"]:
            (pool,) = followers
            (relu,) = after[pool.output[0]]
            assert relu.op_type == "Relu"
            blocks.append(_Block(conv, pool, relu))
    return blocks


def _largest(network: bytes, names: Sequence[str], songs: Sequence[Mels]) -> Mapping[str, float]:
    """The largest number of each tensor, none of which is negative, over songs."""
    model = onnx.load_model_from_string(network)
    names = list(dict.fromkeys(names))
    for name in names:
        model.graph.node.append(helper.make_node("ReduceMax", [name], [f"{name}_largest"], keepdims=0))
        model.graph.node.append(helper.make_node("Reshape", [f"{name}_largest", "one"], [f"{name}_row"]))
    model.graph.initializer.append(numpy_helper.from_array(np.array([1], np.int64), "one"))
    model.graph.node.append(helper.make_node("Concat", [f"{name}_row" for name in names], [_OUT], axis=0))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info(_OUT, onnx.TensorProto.FLOAT, [len(names)]))
    session = Session("the network that is measured", model.SerializeToString())
    found = np.max([session.run(*song)[0] for song in songs], axis=0)
    return dict(zip(names, found.tolist(), strict=True))


def _quantized(
    block: _Block, weights: Mapping[str, npt.NDArray[np.float32]], largest: Mapping[str, float], quantized: set[str]
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """What stands in place of a block, and the numbers it needs; activations in ``quantized`` already are."""
    source, target, name = block.conv.input[0], block.relu.output[0], block.conv.output[0]
    nodes: list[onnx.NodeProto] = []
    tensors = []
    source_scale, target_scale = (np.float32(max(largest[each], 1e-6) / 255) for each in (source, target))
    whole_source = source
    if source not in quantized:
        whole_source = f"{name}_input"
        nodes += _pair(source, whole_source, source)
        tensors += _parameters(source, source_scale)
    weight, bias = (weights[each] for each in block.conv.input[1:3])
    least = np.maximum(np.abs(bias) / (source_scale * 2**30), np.finfo(np.float32).tiny)  # a bias must fit 32 bits
    weight_scale = np.maximum(np.abs(weight).max((1, 2, 3)) / LEVELS, least).astype(np.float32)
    whole = np.round(weight / weight_scale[:, None, None, None]).astype(np.int8)
    bias_scale = (weight_scale * source_scale).astype(np.float32)
    numbers = {
        "weight": (whole, weight_scale, np.int8),
        "bias": (np.round(bias / bias_scale).astype(np.int32), bias_scale, np.int32),
    }
    for part, (values, scale, kind) in numbers.items():
        tensors += [
            numpy_helper.from_array(values, f"{name}_{part}"),
            numpy_helper.from_array(scale, f"{name}_{part}_scale"),
            numpy_helper.from_array(np.zeros(len(scale), kind), f"{name}_{part}_zero"),
        ]
        inputs = [f"{name}_{part}", f"{name}_{part}_scale", f"{name}_{part}_zero"]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [f"{name}_{part}_float"], axis=0))
    conv, pool = onnx.NodeProto(), onnx.NodeProto()
    conv.CopyFrom(block.conv)
    pool.CopyFrom(block.pool)
    conv.input[:] = [whole_source, f"{name}_weight_float", f"{name}_bias_float"]
    conv.output[:] = [f"{name}_conv"]
    pool.input[:], pool.output[:] = [f"{name}_positive"], [f"{name}_pooled"]
    tensors += _parameters(target, target_scale)
    nodes += [
        conv,
        *_pair(f"{name}_conv", f"{name}_positive", target, f"{name}_conv"),
        pool,
        *_pair(f"{name}_pooled", target, target),
    ]
    quantized.add(target)
    return nodes, tensors


def _pair(source: str, target: str, parameters: str, inner: str = "") -> list[onnx.NodeProto]:
    """QuantizeLinear and DequantizeLinear."""
    scales, inner = [f"{parameters}_scale", f"{parameters}_zero"], f"{inner or parameters}_uint8"
    return [
        helper.make_node("QuantizeLinear", [source, *scales], [inner]),
        helper.make_node("DequantizeLinear", [inner, *scales], [target]),
    ]


def _parameters(name: str, scale: np.float32) -> list[onnx.TensorProto]:
    return [
        numpy_helper.from_array(np.array(scale, np.float32), f"{name}_scale"),
        numpy_helper.from_array(np.array(0, np.uint8), f"{name}_zero"),
    ]
