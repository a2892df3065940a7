"""Makes an ONNX file small: weights in int8, other large tensors in half precision.

Products are quantised dynamically, as by ``onnxruntime.quantization.quantize_dynamic``: onnxruntime measures the range
of what goes in, multiplies integers and scales the result. Convolutions would become slow that way, and what has a
bias of its own (Gemm) is small: their weights are only stored in int8, with a scale for each output, and onnxruntime
widens them once, while it loads the file.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

LEVELS = 64
"""Weights become whole numbers in [-64, 64].

Processors with AVX2 or AVX-512 but without VNNI add pairs of products in 16 bits: 2 x 255 x 64 fits, 2 x 255 x 127 not.
"""

LEVELS_STORED = 127
"""Where int8 is only how weights are stored, there is no such bound."""

SMALL_FROM = 512
"""Weights of at least so many numbers are stored in int8, other tensors in half precision."""

HALF_FROM = 4096
"""Among weights for everyone, those of at least so many numbers are stored in half precision."""


def quantized(network: bytes) -> bytes:
    """The same network, from float32, in about a quarter of the size."""
    model = onnx.load_model_from_string(network)
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    widened, nodes, kept = [], [], []
    ranged: set[str] = set()
    products = {node.input[1] for node in graph.node if _is_product(node, weights)}
    stored = {node.input[1] for node in graph.node if _widens(node)}
    for node in graph.node:
        if not _is_product(node, weights):
            nodes.append(node)
            continue
        if node.input[0] not in ranged:
            ranged.add(node.input[0])
            nodes.append(_measured(node.input[0]))
        nodes.extend(_product(node))
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.name in products:
            kept.extend(_whole(tensor.name, values))
        elif tensor.name in stored and values.size >= SMALL_FROM:
            tensors, stored_nodes = _stored(tensor.name, values)
            kept.extend(tensors)
            widened.extend(stored_nodes)
        elif values.dtype == np.float32 and values.size >= SMALL_FROM:
            kept.append(numpy_helper.from_array(values.astype(np.float16), f"{tensor.name}_half"))
            widened.append(helper.make_node("Cast", [f"{tensor.name}_half"], [tensor.name], to=TensorProto.FLOAT))
        else:
            kept.append(tensor)
    del graph.node[:], graph.initializer[:]
    graph.node.extend([*widened, *nodes])
    graph.initializer.extend(kept)
    return bytes(model.SerializeToString())


def _is_product(node: onnx.NodeProto, weights: dict[str, TensorProto]) -> bool:
    """Whether it multiplies activations by a matrix of weights."""
    return node.op_type == "MatMul" and node.input[1] in weights and len(weights[node.input[1]].dims) == 2


def _widens(node: onnx.NodeProto) -> bool:
    """Whether the first axis of its weights is that of its outputs."""
    transposed = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
    return node.op_type == "Conv" or (node.op_type == "Gemm" and transposed)


def _measured(name: str) -> onnx.NodeProto:
    """Activations -> uint8, their scale and zero point."""
    return helper.make_node("DynamicQuantizeLinear", [name], [f"{name}_uint8", f"{name}_scale", f"{name}_zero"])


def _product(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """What stands in place of a MatMul; onnxruntime fuses it into one kernel."""
    (activations, weight), (out,) = node.input, node.output
    quantized_inputs = [f"{activations}_uint8", f"{weight}_int8", f"{activations}_zero"]
    return [
        helper.make_node("MatMulInteger", quantized_inputs, [f"{out}_int32"]),
        helper.make_node("Cast", [f"{out}_int32"], [f"{out}_unscaled"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{activations}_scale", f"{weight}_scale"], [f"{out}_scale"]),
        helper.make_node("Mul", [f"{out}_unscaled", f"{out}_scale"], [out]),
    ]


def _whole(name: str, values: npt.NDArray[np.float32]) -> list[TensorProto]:
    """(inputs, outputs) -> int8 of the same shape, and a scale for each output."""
    scale = np.maximum(np.abs(values).max(0) / LEVELS, np.finfo(np.float32).tiny).astype(np.float32)
    whole = np.round(values / scale).astype(np.int8)
    return [
        numpy_helper.from_array(whole, f"{name}_int8"),
        numpy_helper.from_array(scale, f"{name}_scale"),
    ]


def _stored(name: str, values: npt.NDArray[np.float32]) -> tuple[list[TensorProto], list[onnx.NodeProto]]:
    """(outputs, ...) -> int8 of the same shape and a scale for each output, and what makes them float32 again."""
    axes = tuple(range(1, values.ndim))
    largest = np.abs(values).max(axes, keepdims=True)
    scale = np.maximum(largest / LEVELS_STORED, np.finfo(np.float32).tiny).astype(np.float32)
    tensors = [
        numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}_int8"),
        numpy_helper.from_array(scale, f"{name}_scale"),
    ]
    nodes = [
        helper.make_node("Cast", [f"{name}_int8"], [f"{name}_unscaled"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}_unscaled", f"{name}_scale"], [name]),
    ]
    return tensors, nodes
