"""The sound devices, and the one that music goes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """A sound device: the name that is remembered, the one that is shown, and Qt's own."""

    id: str
    name: str
    audio: QAudioDevice


def system_devices() -> list[OutputDevice]:
    """The devices that are plugged in, the system's default first."""
    devices = sorted(QMediaDevices.audioOutputs(), key=lambda device: not device.isDefault())
    return [OutputDevice(str(device.id().data(), "latin-1"), device.description(), device) for device in devices]


class Outputs(QObject):
    """Follows devices that come and go; while the chosen one is away, the system's default takes its place.

    Signals:
        changed: There are other devices, or another is in use.
    """

    changed = Signal()

    def __init__(
        self, chosen: str, parent: QObject, devices: Callable[[], list[OutputDevice]] = system_devices
    ) -> None:
        super().__init__(parent)
        self._list_devices = devices
        self._chosen = chosen
        self._system = QMediaDevices(self)
        self._system.audioOutputsChanged.connect(self.look_again)
        self.devices = devices()

    @property
    def chosen(self) -> str:
        """The id of the device that the user wants; empty for whatever is the system's default."""
        return self._chosen

    @property
    def device(self) -> OutputDevice | None:
        """The device in use; None where there is no device at all."""
        wanted = (each for each in self.devices if each.id == self._chosen)
        return next(wanted, self.devices[0] if self.devices else None)

    def choose(self, device_id: str) -> None:
        """Use a device, or the system's default for an empty id."""
        self._chosen = device_id
        self.changed.emit()

    def look_again(self) -> None:
        """See which devices there are now."""
        self.devices = self._list_devices()
        self.changed.emit()
