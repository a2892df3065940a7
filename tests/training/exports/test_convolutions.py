from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnx
import onnx.parser
import pytest
from onnx import numpy_helper

from emotion_player.inference.session import Session
from emotion_player.training.exports import convolutions
from emotion_player.training.exports.convolutions import with_int8_convolutions

NETWORK = """
<ir_version: 9, opset_import: ["" : 18]>
network (float[N,20,40] mel) => (float[N,8] end, float[N,20] means) {
    places = Gather <axis = 1> (mel, bands)
    rows = Reshape (places, shape)
    filtered = Conv <pads = [0, 3, 0, 3]> (rows, weight, bias)
    best = MaxPool <kernel_shape = [5, 1], strides = [5, 1]> (filtered)
    first = Relu (best)
    also = Conv <pads = [0, 3, 0, 3]> (first, weight2, bias2)
    second = Relu (also)
    end = ReduceMean <keepdims = 0> (second, axes)
    means = ReduceMean <keepdims = 0> (first, axes)
}
"""
"""A large convolution over sixteen bands, which are picked, wherever they fit; its output is also read by itself."""


PAIRS = """
<ir_version: 9, opset_import: ["" : 18]>
network (float[N,40,5,40] mel) => (float[N,20] end) {
    over_bands = Conv <pads = [1, 0, 1, 0]> (mel, weight)
    over_time = Conv <pads = [0, 1, 0, 1]> (over_bands, weight2, bias2)
    first = Relu (over_time)
    fewer = Conv <pads = [0, 3, 0, 3]> (first, weight3, bias3)
    all = Conv (fewer, weight4, bias4)
    best = MaxPool <kernel_shape = [5, 1], strides = [5, 1]> (all)
    second = Relu (best)
    end = ReduceMean <keepdims = 0> (second, axes)
}
"""
"""Large convolutions, each with another one after it: one of few numbers, and one that is pointwise."""


@pytest.fixture(scope="module")
def songs() -> list[tuple[npt.NDArray[np.float32]]]:
    return [(np.random.default_rng(i).normal(-1, 2, (3, 20, 40)).astype(np.float32),) for i in range(4)]


@pytest.fixture(scope="module")
def pairs() -> bytes:
    rng = np.random.default_rng(0)
    shapes = {"weight": (36, 40, 3, 1), "weight2": (32, 36, 1, 3), "weight3": (12, 32, 1, 7), "weight4": (20, 12, 1, 1)}
    numbers = {name: rng.normal(0, 0.1, shape) for name, shape in shapes.items()}
    numbers |= {f"bias{i}": rng.normal(0, 0.1, shapes[f"weight{i}"][0]) for i in (2, 3, 4)}
    model = onnx.parser.parse_model(PAIRS)
    model.graph.initializer.extend(numpy_helper.from_array(x.astype(np.float32), name) for name, x in numbers.items())
    model.graph.initializer.append(numpy_helper.from_array(np.array([2, 3]), "axes"))
    return bytes(model.SerializeToString())


@pytest.fixture(scope="module")
def network() -> bytes:
    rng = np.random.default_rng(0)
    numbers = {
        "bands": (np.arange(16)[:, None] + np.arange(5)).flatten(),
        "shape": np.array([0, 16, 5, 40]),
        "axes": np.array([2, 3]),
        "weight": rng.normal(0, 0.1, (20, 16, 1, 7)).astype(np.float32),
        "bias": rng.normal(0, 0.1, 20).astype(np.float32),
        "weight2": rng.normal(0, 0.1, (8, 20, 1, 7)).astype(np.float32),
        "bias2": np.full(8, 0.5, np.float32),
    }
    model = onnx.parser.parse_model(NETWORK)
    model.graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in numbers.items())
    return bytes(model.SerializeToString())


def distances(network: bytes, rounded: bytes, songs: list[tuple[npt.NDArray[np.float32]]]) -> npt.NDArray[np.float32]:
    """How far off each number is, in spreads of it over segments: (segments, 28)."""
    ours, truth = (
        np.concatenate([np.concatenate(session.run(*song), 1) for song in songs])
        for session in (Session("rounded", rounded), Session("float32", network))
    )
    off: npt.NDArray[np.float32] = (ours - truth) / truth.std(0).clip(0.01)
    return off


def test_whole_numbers_answer_nearly_as_float32_does(
    network: bytes, songs: list[tuple[npt.NDArray[np.float32]]]
) -> None:
    off = distances(network, with_int8_convolutions(network, songs), songs)
    assert 0 < np.abs(off).mean() < 0.1


def test_a_bias_makes_good_for_what_rounding_shifts(
    network: bytes, songs: list[tuple[npt.NDArray[np.float32]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected = distances(network, with_int8_convolutions(network, songs), songs)
    monkeypatch.setattr(convolutions, "_CORRECTIONS", 0)
    plain = distances(network, with_int8_convolutions(network, songs), songs)
    assert np.abs(corrected.mean(0)).mean() < np.abs(plain.mean(0)).mean() / 2


def test_convolutions_and_what_is_picked_for_them_are_bytes(
    network: bytes, songs: list[tuple[npt.NDArray[np.float32]]]
) -> None:
    graph = onnx.load_model_from_string(with_int8_convolutions(network, songs)).graph
    makers = {name: node.op_type for node in graph.node for name in node.output}
    inputs = [[makers.get(name) for name in node.input] for node in graph.node if node.op_type == "Conv"]
    assert inputs == [["DequantizeLinear"] * 3] * 2
    assert [makers[node.input[0]] for node in graph.node if node.op_type == "Gather"] == ["QuantizeLinear"]
    assert not any(node.op_type == "Relu" for node in graph.node)


def test_a_convolution_right_after_a_large_one_is_of_whole_numbers_too(pairs: bytes) -> None:
    planes = [(np.random.default_rng(i).normal(0, 1, (3, 40, 5, 40)).astype(np.float32),) for i in range(4)]
    rounded = with_int8_convolutions(pairs, planes)
    graph = onnx.load_model_from_string(rounded).graph
    makers = {name: node.op_type for node in graph.node for name in node.output}
    inputs = [[makers.get(name) for name in node.input] for node in graph.node if node.op_type == "Conv"]
    assert inputs == [["DequantizeLinear"] * 3] * 4
    ours, truth = (
        np.concatenate([Session("network", each).run(*plane)[0] for plane in planes]) for each in (rounded, pairs)
    )
    assert 0 < np.abs(ours - truth).mean() < 0.02 * np.abs(truth).mean()
