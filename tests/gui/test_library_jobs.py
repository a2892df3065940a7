from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.errors import LibraryError
from emotion_player.gui.library_jobs import LibraryJobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[LibraryJobs]:
    jobs = LibraryJobs()
    yield jobs
    jobs.finish()


def test_jobs_are_done_in_order_beside_the_window_and_answered_in_it(qtbot: QtBot, jobs: LibraryJobs) -> None:
    threads: list[str] = []
    answers: list[tuple[int, str]] = []

    def work(number: int) -> int:
        threads.append(threading.current_thread().name)
        return number

    for number in range(3):
        jobs.do(partial(work, number), lambda n: answers.append((n, threading.current_thread().name)))
    qtbot.waitUntil(lambda: not jobs.is_running)
    assert [number for number, _ in answers] == [0, 1, 2]
    assert {name for _, name in answers} == {threading.main_thread().name}
    assert set(threads) == {"task-jobs"}


def test_a_job_that_fails_is_one_sentence_and_stops_no_other(qtbot: QtBot, jobs: LibraryJobs) -> None:
    sentences: list[str] = []
    details: list[str] = []
    done: list[int] = []
    jobs.refused.connect(sentences.append)
    jobs.crashed.connect(details.append)

    def refuse() -> None:
        raise LibraryError("The disk is full.")

    jobs.do(refuse, done.append)
    jobs.do(lambda: 1 // 0, done.append)
    jobs.do(lambda: 3, done.append)
    qtbot.waitUntil(lambda: not jobs.is_running)
    assert (sentences, done) == (["The disk is full."], [3])
    assert "ZeroDivisionError" in details[0]


def test_who_asked_for_a_job_hears_why_it_cannot_be_done(qtbot: QtBot, jobs: LibraryJobs) -> None:
    everybody: list[str] = []
    asker: list[str] = []
    jobs.refused.connect(everybody.append)

    def refuse() -> None:
        raise LibraryError("The disk is full.")

    jobs.do(refuse, refused=asker.append)
    qtbot.waitUntil(lambda: not jobs.is_running)
    assert (asker, everybody) == (["The disk is full."], [])


def test_what_waits_when_the_window_closes_is_done_all_the_same(qtbot: QtBot, jobs: LibraryJobs) -> None:
    done: list[int] = []
    for number in range(4):
        jobs.do(partial(done.append, number))
    jobs.finish()
    assert done == [0, 1, 2, 3]
