"""Nothing goes out to a network: no command and no window opens a socket of the Internet's kinds.

``--cluster`` is the one exception, as it asks for just that (``tests/cluster``); nothing of it is loaded otherwise
(``test_imports``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]

# Python tells a hook of every socket that it makes. Those that Qt or FFmpeg make are among the files that the process
# has open, under the numbers that Linux lists as sockets of TCP or UDP.
WATCHED = """
import atexit, os, socket, sys
from pathlib import Path

opened = []

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        opened.append(arguments[1:])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        opened.append(arguments)

def numbers_of_sockets():
    tables = [Path("/proc/self/net") / name for name in ("tcp", "tcp6", "udp", "udp6")]
    lines = [line for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return {line.split()[9] for line in lines}

def look():
    links = []
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        try:
            links.append(os.readlink(f"/proc/self/fd/{number}"))
        except OSError:
            pass
    known = numbers_of_sockets()
    opened.extend(link for link in links if link.startswith("socket:") and link[8:-1] in known)

sys.addaudithook(watch)
"""
COMMANDS = """
import json
from emotion_player.__main__ import main
for arguments in json.loads(sys.argv[1]):
    assert main(arguments) == 0, arguments
    look()
    print("opened", opened, arguments[0], file=sys.stderr)
"""
WINDOW = """
from emotion_player.window import window_on
with window_on(Path(sys.argv[1])) as (qt, window):
    window.show()
    while window.library.is_reading:
        qt.processEvents()
    for _ in range(20):
        qt.processEvents()
    look()
    window.close()
print("opened", opened, file=sys.stderr)
"""


def run(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED + code, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "EMOTION_PLAYER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_command_opens_no_socket(tmp_path: Path) -> None:
    song = CHECKOUT / "resources" / "demo" / "Slow Tide.opus"
    commands = [["scan", str(song)], ["list", "--format", "json"], ["models"], ["doctor"], ["playlist", "list"]]
    result = run(COMMANDS, tmp_path, json.dumps(commands))

    assert result.returncode == 0, result.stderr
    told = [line for line in result.stderr.splitlines() if line.startswith("opened ")]
    assert told == [f"opened [] {command[0]}" for command in commands]


def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    result = run(WINDOW, tmp_path, str(tmp_path / "library.db"))

    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines()[-1] == "opened []"


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    code = "one = socket.socket(); look(); print('opened', len(opened), file=sys.stderr)"

    assert run(code, tmp_path).stderr.splitlines()[-1] != "opened 0"
