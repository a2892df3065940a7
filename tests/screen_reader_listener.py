"""Registers as a screen reader on an accessibility bus until it is ended, so that programs tell of what happens."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusInterface

qt = QCoreApplication(sys.argv)
bus = QDBusConnection.connectToBus(sys.argv[1], "reader")
registry = QDBusInterface("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", bus)
registry.call("RegisterEvent", "object:")
print("ready", flush=True)
sys.exit(qt.exec())
