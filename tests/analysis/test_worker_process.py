"""What passes between the program and its workers arrives whole or not at all."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from emotion_player.analysis.worker_process import opened, receive, send
from emotion_player.core.mel import SegmentMels

MELS = SegmentMels((0.0, 10.0), (np.arange(6_000, dtype=np.float32).reshape(2, 30, 100), np.ones((2, 3), np.float32)))


def sent(content: object) -> bytes:
    stream = BytesIO()
    send(stream, content)
    return stream.getvalue()


def test_arrays_arrive_as_they_were_sent_without_a_copy_in_the_pickle() -> None:
    stream = BytesIO(sent("first") + sent(MELS))

    assert opened(receive(stream)) == "first"
    message = receive(stream)
    arrived = opened(message)
    assert isinstance(arrived, SegmentMels)
    assert arrived.starts_s == MELS.starts_s
    assert all(map(np.array_equal, arrived.mels, MELS.mels))
    assert len(message[0]) < 1_000
    assert receive(stream) == []


@pytest.mark.parametrize("missing", [1, 8, 23, 5_000, 24_000, 24_600])
def test_what_is_cut_short_is_no_message(missing: int) -> None:
    assert receive(BytesIO(sent(MELS)[:-missing])) == []


def test_what_promises_more_than_any_answer_is_no_message() -> None:
    assert receive(BytesIO(b"\xff" * 100)) == []
    assert receive(BytesIO((1).to_bytes(8, "little") + b"\xff" * 100)) == []
