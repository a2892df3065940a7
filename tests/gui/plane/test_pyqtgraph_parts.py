import subprocess
import sys

CODE = """
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsView
from PySide6 import QtCore, QtGui, QtWidgets
from pyqtgraph.Qt import QtCore as copy_of_core, QtGui as copy_of_gui, QtWidgets as copy_of_widgets

for module, copy in ((QtCore, copy_of_core), (QtGui, copy_of_gui), (QtWidgets, copy_of_widgets)):
    names = [name for name in dir(module) if not name.startswith("_")]
    print(len(names) > 100, len(vars(copy)) < len(names) / 2, all(hasattr(copy, name) for name in names))
print(copy_of_widgets.QCalendarWidget is QtWidgets.QCalendarWidget, hasattr(copy_of_widgets, "QNothing"))
"""


def test_pyqtgraph_has_all_classes_of_qt_without_their_being_made_at_once() -> None:
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["True"] * 10 + ["False"]
