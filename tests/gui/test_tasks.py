# mypy: untyped-calls-exclude=pytestqt
from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.errors import EmotionPlayerError, LibraryError
from emotion_player.gui import tasks as tasks_module
from emotion_player.gui.operation import LIBRARY, SCANS, Lane, Operation
from emotion_player.gui.tasks import Tasks

LANE = Lane("a test")


def refuse() -> None:
    raise LibraryError("The disk is full.")


def thread_name() -> str:
    return threading.current_thread().name


class Gate:
    """Work that stands still until it is let through."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._open = threading.Event()
        self.closed = threading.Event()

    def open(self) -> None:
        self._open.set()

    def call(self) -> str:
        self.reached.set()
        assert self._open.wait(20)
        return thread_name()

    def endless(self) -> Iterator[str]:
        try:
            while not self._open.wait(0.01):
                self.reached.set()
                yield thread_name()
        finally:
            self.closed.set()


# ---- what is told


def test_everything_yielded_is_told_in_order_before_the_end_and_on_the_thread_of_the_window(
    qtbot: QtBot, tasks: Tasks
) -> None:
    came: list[int] = []
    ends: list[tuple[int, int, str]] = []
    counting = Operation("counting", lambda: iter(range(10_000)), LANE)
    counting.on_progress(came.extend).on_success(lambda last: ends.append((last, len(came), thread_name())))
    tasks.start(counting)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert came == list(range(10_000))
    assert ends == [(9_999, 10_000, threading.main_thread().name)]


def test_results_come_in_batches_not_one_by_one(qtbot: QtBot, tasks: Tasks) -> None:
    batches: list[list[int]] = []
    tasks.start(Operation("counting", lambda: iter(range(10_000)), LANE).on_progress(batches.append))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert len(batches) < 20


def test_what_a_call_returns_is_its_result(qtbot: QtBot, tasks: Tasks) -> None:
    results: list[int] = []
    tasks.start(Operation.call("adding", lambda: 1 + 1, LANE).on_success(results.append))
    qtbot.waitUntil(lambda: results == [2])


def test_a_failure_is_told_to_who_asked_else_to_everybody(qtbot: QtBot, tasks: Tasks) -> None:
    asker: list[EmotionPlayerError] = []
    everybody: list[EmotionPlayerError] = []
    tasks.failed.connect(everybody.append)
    tasks.start(Operation.call("filling the disk", refuse, LANE).on_failure(asker.append))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert ([str(each) for each in asker], everybody) == (["The disk is full."], [])

    tasks.start(Operation.call("filling the disk", refuse, LANE))
    qtbot.waitUntil(lambda: len(everybody) == 1)


def test_an_operation_that_fails_stops_no_other(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[int] = []
    bugs: list[str] = []
    tasks.crashed.connect(bugs.append)
    tasks.failed.connect(lambda _error: None)
    tasks.start(Operation.call("filling the disk", refuse, LIBRARY).on_success(done.append))
    tasks.start(Operation.call("dividing", lambda: 1 // 0, LIBRARY).on_success(done.append))
    tasks.start(Operation.call("counting", lambda: 3, LIBRARY).on_success(done.append))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert done == [3]
    assert "ZeroDivisionError" in bugs[0]


@pytest.mark.parametrize("when", ["making", "iterating"])
def test_a_bug_is_told_with_its_traceback_and_then_the_end(qtbot: QtBot, tasks: Tasks, when: str) -> None:
    def broken() -> Iterator[int]:
        raise ZeroDivisionError("a bug")
        yield 1

    def make() -> Iterator[int]:
        if when == "making":
            raise ZeroDivisionError("a bug")
        return broken()

    told: list[str] = []
    tasks.crashed.connect(told.append)
    operation = Operation("breaking", make, LANE).on_success(lambda _last: told.append("success"))
    tasks.start(operation.on_end(lambda: told.append("end")))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert "ZeroDivisionError: a bug" in told[0]
    assert "test_tasks.py" in told[0]
    assert told[1:] == ["end"]


# ---- stopping


def test_cancelling_closes_the_generator_where_it_stands_and_tells_what_came(qtbot: QtBot, tasks: Tasks) -> None:
    gate = Gate()
    told: list[str] = []
    operation = Operation("going on for ever", gate.endless, LANE)
    operation.on_progress(lambda _items: told.append("progress")).on_success(lambda _last: told.append("success"))
    operation.on_cancel(lambda: told.append("cancel")).on_end(lambda: told.append("end"))
    tasks.start(operation)
    assert gate.reached.wait(20)
    operation.cancel()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert gate.closed.is_set()
    assert (told[0], told[-2:]) == ("progress", ["cancel", "end"])


def test_what_is_cancelled_while_it_waits_never_begins(qtbot: QtBot, tasks: Tasks) -> None:
    gate = Gate()
    told: list[str] = []
    waiting = Operation.call("waiting", lambda: told.append("begun"), LANE).on_cancel(lambda: told.append("cancel"))
    tasks.start(Operation.call("standing still", gate.call, LANE))
    tasks.start(waiting)
    waiting.cancel()
    gate.open()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == ["cancel"]


def test_nothing_is_told_of_what_was_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    gate = Gate()
    told: list[str] = []
    operation = Operation("going on for ever", gate.endless, LANE).on_progress(told.extend)
    operation.on_cancel(lambda: told.append("cancel")).on_end(lambda: told.append("end"))
    tasks.start(operation)
    assert gate.reached.wait(20)
    operation.drop()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == []


# ---- lanes


def test_operations_of_one_lane_run_one_after_another_in_their_order(qtbot: QtBot, tasks: Tasks) -> None:
    order: list[int] = []
    gate = Gate()
    tasks.start(Operation.call("standing still", gate.call, LIBRARY).on_success(lambda _name: order.append(0)))
    for number in (1, 2, 3):
        tasks.start(Operation.call("counting", partial(order.append, number), LIBRARY))
    assert gate.reached.wait(20)
    assert order == []
    gate.open()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert [number for number in order if number] == [1, 2, 3]


def test_something_short_is_not_kept_waiting_by_whatever_takes_long(qtbot: QtBot, tasks: Tasks) -> None:
    gates = Gate(), Gate()
    for number, gate in enumerate(gates):
        tasks.start(Operation(f"going on for ever, {number}", gate.endless, Lane(f"long {number}"), is_long=True))
    done: list[str] = []
    tasks.start(Operation.call("reading a cover", thread_name, Lane("covers")).on_success(done.append))
    qtbot.waitUntil(lambda: done == ["task-2"])
    assert gates[0].reached.wait(20)
    assert not gates[1].reached.is_set()


def test_at_most_two_threads_and_one_for_scans_run(qtbot: QtBot, tasks: Tasks) -> None:
    gates = [Gate() for _ in range(5)]
    names: list[str] = []
    for number, gate in enumerate(gates[:3]):
        tasks.start(Operation.call("standing still", gate.call, Lane(f"lane {number}")).on_success(names.append))
    for gate in gates[3:]:
        tasks.start(Operation.call("scanning", gate.call, SCANS).on_success(names.append))
    qtbot.waitUntil(lambda: [gate.reached.is_set() for gate in gates] == [True, True, False, True, False])
    for gate in gates:
        gate.open()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert sorted(set(names)) == ["scan", "task-1", "task-2"]
    assert len(names) == 5


def test_where_the_newest_wins_those_before_it_are_stopped_and_not_told_of(qtbot: QtBot, tasks: Tasks) -> None:
    lane = Lane("mood path", newest_wins=True)
    gate = Gate()
    results: list[object] = []
    tasks.start(Operation("an old wish", gate.endless, lane).on_progress(results.extend))
    assert gate.reached.wait(20)
    for number in (1, 2, 3):
        tasks.start(Operation.call("a wish", partial(int, number), lane).on_success(results.append))
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert gate.closed.is_set()
    assert results == [3]


# ---- closing


def test_what_was_promised_is_done_when_the_window_closes_and_the_rest_is_left(qtbot: QtBot) -> None:
    tasks, gate = Tasks(), Gate()
    done: list[int] = []
    tasks.start(Operation("exporting", gate.endless, Lane("exports"), is_long=True))
    tasks.start(Operation("importing", gate.endless, LIBRARY, is_long=True))
    for number in range(4):
        tasks.start(Operation.call("saving", partial(done.append, number), LIBRARY))
    tasks.close()
    assert done == [0, 1, 2, 3]
    assert gate.closed.is_set()


def test_what_fails_while_the_window_closes_keeps_nothing_else_from_being_done(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tasks = Tasks()
    done: list[int] = []
    tasks.start(Operation.call("saving", lambda: done.append(1), LIBRARY))
    tasks.start(Operation.call("saving a playlist", refuse, LIBRARY))
    tasks.start(Operation.call("dividing", lambda: 1 // 0, LIBRARY))
    tasks.start(Operation.call("saving", lambda: done.append(2), LIBRARY))
    tasks.close()
    assert done == [1, 2]
    assert "saving a playlist failed: The disk is full." in caplog.text
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_closing_does_not_wait_for_ever(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks_module, "CLOSING_S", 0.1)
    tasks, gate = Tasks(), Gate()
    tasks.start(Operation.call("reading a folder that is gone", gate.call, LANE))
    assert gate.reached.wait(20)
    tasks.close()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "reading a folder that is gone" in caplog.text
    caplog.clear()
    gate.open()


def test_nothing_is_told_any_more_once_the_window_has_closed(qtbot: QtBot) -> None:
    tasks = Tasks()
    told: list[object] = []
    tasks.start(Operation.call("saving", lambda: 1, LIBRARY).on_success(told.append).on_end(lambda: told.append("end")))
    tasks.close()
    qtbot.wait(300)
    assert told == []
