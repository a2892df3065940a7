"""The sound devices, and the one in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """A sound device: its id for the settings, its displayed name, and Qt's object."""

    id: str
    name: str
    audio: QAudioDevice


def system_devices() -> list[OutputDevice]:
    """List the connected devices, the system's default first."""
    devices = sorted(QMediaDevices.audioOutputs(), key=lambda device: not device.isDefault())
    return [OutputDevice(str(device.id().data(), "latin-1"), device.description(), device) for device in devices]


class Outputs(QObject):
    """Follows devices as they are connected; without the chosen one, the system's default is used.

    Signals:
        changed: The devices or the device in use have changed.
    """

    changed = Signal()

    def __init__(
        self, chosen: str, parent: QObject, devices: Callable[[], list[OutputDevice]] = system_devices
    ) -> None:
        super().__init__(parent)
        self._list_devices = devices
        self._chosen = chosen
        self._system = QMediaDevices(self)
        self._system.audioOutputsChanged.connect(self.refresh)
        self.devices = devices()

    @property
    def chosen(self) -> str:
        """The id of the device that the user chose; empty for the system's default."""
        return self._chosen

    @property
    def device(self) -> OutputDevice | None:
        """The device in use; None if there is no device."""
        wanted = (each for each in self.devices if each.id == self._chosen)
        return next(wanted, self.devices[0] if self.devices else None)

    def choose(self, device_id: str) -> None:
        """Use a device, or the system's default for an empty id."""
        self._chosen = device_id
        self.changed.emit()

    def refresh(self) -> None:
        """List the devices again."""
        self.devices = self._list_devices()
        self.changed.emit()
