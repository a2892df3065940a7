from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.errors import LibraryError
from emotion_player.gui.tasks import GeneratorTask


def test_everything_yielded_arrives_in_order_before_the_end(qtbot: QtBot) -> None:
    task = GeneratorTask(lambda: iter(range(10_000)), "task-test")
    came: list[int] = []
    task.yielded.connect(came.extend)
    ends: list[int] = []
    task.finished.connect(lambda: ends.append(len(came)))
    with qtbot.waitSignal(task.finished):
        task.start()
    assert came == list(range(10_000))
    assert ends == [10_000]


def test_results_come_in_batches_not_one_by_one(qtbot: QtBot) -> None:
    task = GeneratorTask(lambda: iter(range(10_000)), "task-test")
    batches: list[list[int]] = []
    task.yielded.connect(batches.append)
    with qtbot.waitSignal(task.finished):
        task.start()
    assert len(batches) < 20


def test_the_generator_runs_on_a_thread_with_its_name(qtbot: QtBot) -> None:
    def name() -> Iterator[str]:
        yield threading.current_thread().name

    task = GeneratorTask(name, "task-7")
    with qtbot.waitSignal(task.yielded) as signal:
        task.start()
    assert signal.args == [["task-7"]]
    task.wait()


def test_cancelling_closes_the_generator_where_it_stands(qtbot: QtBot) -> None:
    cleaned = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            cleaned.set()

    task = GeneratorTask(endless, "task-test")
    task.start()
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert cleaned.is_set()


def test_an_error_of_the_users_world_is_one_sentence(qtbot: QtBot) -> None:
    def full() -> Iterator[int]:
        yield 1
        raise LibraryError("The disk is full.")

    task = GeneratorTask(full, "task-test")
    came: list[int] = []
    task.yielded.connect(came.extend)
    with qtbot.waitSignal(task.refused) as signal:
        task.start()
    assert signal.args == ["The disk is full."]
    assert came == [1]


@pytest.mark.parametrize("when", ["making", "iterating"])
def test_a_bug_comes_with_its_traceback(qtbot: QtBot, when: str) -> None:
    def broken() -> Iterator[int]:
        raise ZeroDivisionError("a bug")
        yield 1

    def make() -> Iterator[int]:
        if when == "making":
            raise ZeroDivisionError("a bug")
        return broken()

    task = GeneratorTask(make, "task-test")
    with qtbot.waitSignal(task.crashed) as signal:
        task.start()
    assert "ZeroDivisionError: a bug" in signal.args[0]
    assert "test_tasks.py" in signal.args[0]
