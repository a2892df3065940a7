"""Who listens to a sound is known to all programs with one library, for as long as they live."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint
from emotion_player.library.listening_claims import listening_claims

SOUND, OTHER = Fingerprint("ab" * 20), Fingerprint("cd" * 20)
STUDENT, TEACHER = ModelKey("student", "1"), ModelKey("teacher", "1")

LISTENING = f"""
import sys
from pathlib import Path
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.library.listening_claims import listening_claims
claims = listening_claims(Path(sys.argv[1]))
assert claims.take("{SOUND}", ModelKey("student", "1"))
print("taken", flush=True)
input()
claims.give_back("{SOUND}", ModelKey("student", "1"))
print("given back", flush=True)
input()
"""


def test_a_sound_is_claimed_by_one_program_for_each_model_until_that_gives_it_back_or_ends(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    command = [sys.executable, "-c", LISTENING, str(library)]
    claims = listening_claims(library)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        assert [claims.take(SOUND, STUDENT), claims.take(SOUND, TEACHER), claims.take(OTHER, STUDENT)] == [
            False,
            True,
            True,
        ]

        print(file=other.stdin, flush=True)
        assert other.stdout.readline() == "given back\n"
        assert claims.take(SOUND, STUDENT)
        other.kill()

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as refused:
        assert b"AssertionError" in refused.communicate()[1]
    claims.give_back(SOUND, STUDENT)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        other.kill()
        other.wait()
        assert claims.take(SOUND, STUDENT)


def test_all_connections_of_a_program_share_their_claims(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "library.db")
    assert listening_claims(tmp_path / "library.db").take(SOUND, STUDENT)
    assert listening_claims(tmp_path / "link.db").take(SOUND, STUDENT)


def test_where_nothing_can_be_claimed_everybody_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "permission denied")

    monkeypatch.setattr(os, "open", refuse)
    claims = listening_claims(tmp_path / "library.db")
    assert claims.take(SOUND, STUDENT)
    claims.give_back(SOUND, STUDENT)
