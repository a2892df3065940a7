"""How hard a run may work and with what, and when it has to wait."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from enum import Enum

from emotion_player.analysis.power import on_battery
from emotion_player.core.models.device import Device

_POWER_LASTS_S = 5.0
"""So long the last answer about the battery is taken as true."""


class Pause(Enum):
    """Why a run waits."""

    BY_USER = "by the user"
    ON_BATTERY = "on battery"
    WHILE_PLAYING = "while a song plays"


class Pacing:
    """The pace of runs. Whoever has it may change it at any time; a run asks it again and again on its own thread.

    Attributes:
        chosen_workers: Songs analysed at once; 0 for one per core.
        gentle: Whether to use half the cores at most.
        pauses_on_battery: Whether to wait while the computer runs on its battery.
        pauses_while_playing: Whether to wait while a song plays.
        is_playing: Whether a song plays.
        device: What the model of a run that begins now is to run on.
    """

    def __init__(
        self,
        workers: int = 0,
        *,
        gentle: bool = False,
        pauses_on_battery: bool = False,
        pauses_while_playing: bool = False,
        device: Device = "auto",
        on_battery: Callable[[], bool] = on_battery,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.chosen_workers = workers
        self.gentle = gentle
        self.pauses_on_battery = pauses_on_battery
        self.pauses_while_playing = pauses_while_playing
        self.is_playing = False
        self.device = device
        self._cores = os.cpu_count() or 1  # asked once: it reads a file
        self._is_held = False
        self._is_urged = False
        self._on_battery = on_battery
        self._clock = clock
        self._asked_at: float | None = None
        self._told = False

    def begin(self) -> None:
        """Forget what the user wished of the run before."""
        self._is_held = self._is_urged = False

    def hold(self) -> None:
        """Wait, because the user wishes so."""
        self._is_held = True

    def urge(self) -> None:
        """Go on, because the user wishes so, whatever else there is to wait for."""
        self._is_held, self._is_urged = False, True

    @property
    def most_workers(self) -> int:
        """How many threads a run that begins now needs; one under way never has more."""
        return self.chosen_workers or self._cores

    @property
    def workers(self) -> int:
        """How many songs may be analysed at once now."""
        return min(self.most_workers, max(1, self._cores // 2)) if self.gentle else self.most_workers

    @property
    def pause(self) -> Pause | None:
        """Why a run has to wait now, if it has to."""
        if self._is_held:
            return Pause.BY_USER
        if self._is_urged:
            return None
        if self.pauses_while_playing and self.is_playing:
            return Pause.WHILE_PLAYING
        if self.pauses_on_battery and self._runs_on_battery():
            return Pause.ON_BATTERY
        return None

    def _runs_on_battery(self) -> bool:
        now = self._clock()
        if self._asked_at is None or now - self._asked_at >= _POWER_LASTS_S:
            self._told = self._on_battery()
            self._asked_at = now
        return self._told
