"""Makes an ONNX file small: the weights of matrix products in int8, other large weights in half precision.

Products are quantised dynamically, as by ``onnxruntime.quantization.quantize_dynamic``: onnxruntime measures the range
of what goes in, multiplies integers and scales the result. Convolutions would become slow that way, so their weights
are only stored at half their size; onnxruntime widens them once, while it loads the file.
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

HALF_FROM = 4096
"""Weights of at least so many numbers are stored in half precision, where they are not int8."""


def quantized(network: bytes) -> bytes:
    """The same network, from float32, in about a quarter of the size."""
    model = onnx.load_model_from_string(network)
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    widened, nodes, kept = [], [], []
    ranged: set[str] = set()
    products = {node.input[1] for node in graph.node if _is_product(node, weights)}
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
        elif values.dtype == np.float32 and values.size >= HALF_FROM:
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


def _measured(name: str) -> onnx.NodeProto:
    """Activations -> uint8, their scale and zero point."""
    return helper.make_node("DynamicQuantizeLinear", [name], [f"{name}_uint8", f"{name}_scale", f"{name}_zero"])


def _product(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """What stands in place of a MatMul; onnxruntime fuses it into one kernel."""
    (activations, weight), (out,) = node.input, node.output
    quantized_inputs = [f"{activations}_uint8", f"{weight}_int8", f"{activations}_zero", f"{weight}_zero"]
    return [
        helper.make_node("MatMulInteger", quantized_inputs, [f"{out}_int32"]),
        helper.make_node("Cast", [f"{out}_int32"], [f"{out}_unscaled"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{activations}_scale", f"{weight}_scale"], [f"{out}_scale"]),
        helper.make_node("Mul", [f"{out}_unscaled", f"{out}_scale"], [out]),
    ]


def _whole(name: str, values: npt.NDArray[np.float32]) -> list[TensorProto]:
    """(inputs, outputs) -> int8 of the same shape, and a scale and a zero point (which is 0) for each output."""
    scale = np.maximum(np.abs(values).max(0) / LEVELS, np.finfo(np.float32).tiny).astype(np.float32)
    whole = np.round(values / scale).astype(np.int8)
    return [
        numpy_helper.from_array(whole, f"{name}_int8"),
        numpy_helper.from_array(scale, f"{name}_scale"),
        numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}_zero"),
    ]
