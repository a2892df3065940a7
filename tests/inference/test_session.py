from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from onnx import TensorProto, external_data_helper, helper

from emotion_player.errors import ModelError
from emotion_player.inference.session import Session

Network = Callable[..., bytes]


def batch(segments: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng(segments).normal(-40, 10, (segments, 16, 126)).astype(np.float32)


@pytest.mark.parametrize("segments", [1, 3, 6])
def test_a_network_answers_a_batch(segments: int, network: Network) -> None:
    (answers,) = Session("small", network()).run(batch(segments))
    mean = batch(segments).mean(axis=(1, 2))
    np.testing.assert_allclose(answers, np.stack([0.01 * mean + 0.5, -0.02 * mean - 0.5], axis=1), atol=1e-5)
    assert answers.dtype == np.float32


def test_a_network_with_two_outputs_answers_with_both_in_their_order(network: Network) -> None:
    session = Session("small", network(shares=(0.25, 0.5, 0.75)))
    assert session.output_shapes == ((None, 2), (None, 3))
    emotion, shares = session.run(batch(3))
    mean = batch(3).mean(axis=(1, 2))
    np.testing.assert_allclose(emotion[:, 0], 0.01 * mean + 0.5, atol=1e-5)
    np.testing.assert_allclose(shares, np.array([0.25, 0.5, 0.75]) + 0.001 * mean[:, None], atol=1e-5)
    assert shares.dtype == np.float32


def test_a_network_tells_its_shapes(network: Network) -> None:
    session = Session("small", network(shape=("segments", 16, "frames")))
    assert (session.input_shapes, session.output_shapes) == (((None, 16, None),), ((None, 2),))


def test_several_threads_may_ask_at_once(network: Network) -> None:
    session = Session("small", network(), threads=1)
    expected = {n: session.run(batch(n)) for n in range(1, 5)}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: (i % 4 + 1, session.run(batch(i % 4 + 1))), range(200)))
    for n, (answer,) in answers:
        np.testing.assert_array_equal(answer, expected[n][0])


@pytest.mark.parametrize("content", [b"", b"not a network", b"\x08\x09" * 500])
def test_what_is_no_network_is_refused(content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ModelError, match=r"small\.onnx is not a network that onnxruntime can run\."):
        Session("small.onnx", content)
    assert capfd.readouterr() == ("", "")


def test_a_network_that_keeps_weights_in_other_files_is_refused_before_any_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network
) -> None:
    model = onnx.load_model_from_string(network())
    for initializer in model.graph.initializer:
        external_data_helper.set_external_data(initializer, location="weights.bin")
        initializer.ClearField("raw_data")
        initializer.ClearField("float_data")
    (tmp_path / "weights.bin").write_bytes(bytes(4_096))
    monkeypatch.chdir(tmp_path)  # onnxruntime would look here

    with pytest.raises(ModelError, match=r"^small\.onnx keeps weights in other files, which is not allowed\.$"):
        Session("small.onnx", model.SerializeToString())


def test_an_unfitting_batch_is_refused_quietly(network: Network, capfd: pytest.CaptureFixture[str]) -> None:
    session = Session("small.onnx", network())
    for unfitting in (batch(2)[:, :5], batch(2)[0]):
        with pytest.raises(ModelError, match=r"small\.onnx failed on an input of shape"):
            session.run(unfitting)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("inputs", "outputs"), [("abde", "c"), ("a", "cde")])
def test_a_network_has_one_to_three_inputs_and_one_or_two_outputs(inputs: str, outputs: str) -> None:
    values = {name: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n"]) for name in "abcde"}
    nodes = [helper.make_node("Add", [inputs[0], inputs[-1]], [name]) for name in outputs]
    graph = helper.make_graph(nodes, "many", [values[name] for name in inputs], [values[name] for name in outputs])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    with pytest.raises(ModelError, match=r"many\.onnx must have one to three float32 inputs and one or two outputs\."):
        Session("many.onnx", model.SerializeToString())
