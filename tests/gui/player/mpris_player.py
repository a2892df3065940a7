"""A program with three songs and a player that the desktop may steer: ``mpris_player.py SOUND SECONDS``."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.gui.player.mpris import Mpris
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback

QLoggingCategory.setFilterRules("qt.multimedia*=false")
app, owner, window = QApplication([]), QObject(), QWidget()
sound = FileStamp(Path(sys.argv[1]), 1, 1)
tracks = [Track(sound, Fingerprint(title), 20.0, title, "Émile", "Album", "Rock") for title in ("One", "Two", "Three")]
outputs = Outputs("", owner, lambda: [])
playback = Playback(tracks.__getitem__, outputs, owner)
earlier = Mpris(Playback(tracks.__getitem__, outputs, owner), window, owner)
earlier.withdraw()  # as a window does that gives way to another one
mpris = Mpris(playback, window, owner)
picture = QPixmap(64, 64)
picture.fill(Qt.GlobalColor.red)
playback.song_changed.connect(lambda song: mpris.show_cover(picture if song == 0 else None))
playback.change(PlayQueue().with_added([0, 1, 2]))
window.show()  # the program ends when it is closed
QTimer.singleShot(round(float(sys.argv[2]) * 1000), app.quit)
sys.stdout.write("ready\n")
sys.stdout.flush()
app.exec()
playback.stop()
mpris.withdraw()
