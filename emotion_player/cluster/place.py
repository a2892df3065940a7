"""Where a cluster is, and where its workers see the music. Does not load Dask."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.location import Location

_LOCAL = re.compile(r"local:([1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """The files of a cluster whose parts prove who they are; empty ones are those of Dask's own configuration.

    Attributes:
        authority: The certificate of the authority that signed all others.
        certificate: Of this computer.
        key: The private key of the certificate.
    """

    authority: str = ""
    certificate: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """Where a cluster is.

    Attributes:
        address: Of its scheduler, such as ``tls://cluster.example:8786``; ``local:N`` for N processes here.
        folders: Pairs of a folder here and what it is called on the workers; the others are called the same.
        tls: How both sides prove who they are.
        threads_here: How many songs each process of ``local:N`` analyses at once.
    """

    address: str
    folders: tuple[tuple[Path, str], ...] = ()
    tls: TlsFiles = TlsFiles()
    threads_here: int = 1

    @property
    def processes_here(self) -> int:
        """How many worker processes are to be started on this computer; 0 if the cluster is there already."""
        local = _LOCAL.fullmatch(self.address)
        return int(local[1]) if local else 0

    def on_workers(self, path: Path) -> bytes:
        """The path of a file on the workers, as the bytes that a file system stores.

        The longest of the ``folders`` that contains it decides.
        """
        location = Location(path)
        containing = [(Location(here), there) for here, there in self.folders if location.is_in(Location(here))]
        if not containing:
            return os.fsencode(path)
        here, there = max(containing, key=lambda pair: len(pair[0].path.parts))
        return os.fsencode(f"{there.rstrip('/')}/{location.place_in(here)}")
