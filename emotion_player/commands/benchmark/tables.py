"""The measurements as tables in Markdown, from the values that are kept as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from emotion_player.commands.benchmark.stages import FLOOR

Rows = Sequence[Mapping[str, Any]]


def tables(results: Mapping[str, Any]) -> Iterator[str]:
    """Yield a table for each measurement there is, as ``command.run`` keeps them."""
    yield f"Measured on {results['machine']}."
    for part, table in _TABLES.items():
        if part in results:
            yield table(results[part])


def filled(page: str, results: Mapping[str, Any]) -> str:
    """A page in Markdown with the tables put below the comments that name them, such as ``<!-- scans -->``."""
    for part, table in _TABLES.items():
        if part in results:
            text = table(results[part]).replace("\\", r"\\")
            page = re.sub(rf"(<!-- {part} -->\n)(\|.*\n)*", rf"\g<1>{text}\n", page)
    return page


def _stages(rows: Rows) -> str:
    """Each stage, and what it costs against the floor."""
    floor = next(row for row in rows if row["stage"] == FLOOR)
    stages = [row for row in rows if row["stage"] != FLOOR]
    whole = {key: sum(row[key] for row in stages) for key in ("cpu_ms", "wall_ms")}
    listed = [*stages, {"stage": "all stages", **whole}, floor]
    return _table(
        ("stage", "CPU ms a song", "wall ms a song", "ratio to the floor"),
        (
            (
                row["stage"],
                f"{row['cpu_ms']:.1f}",
                f"{row['wall_ms']:.1f}",
                f"{row['cpu_ms'] / floor['cpu_ms']:.2f}",
            )
            for row in listed
        ),
    )


def _scans(rows: Rows) -> str:
    return _table(
        ("scan", "songs", "CPU s", "wall s", "CPU ms a song", "songs a second"),
        (
            (
                row["scan"],
                f"{row['songs']:,}",
                f"{row['cpu_s']:.2f}",
                f"{row['wall_s']:.2f}",
                f"{row['cpu_s'] * 1000 / row['songs']:.0f}" if row["songs"] else "",
                f"{row['songs'] / row['wall_s']:.1f}" if row["songs"] else "",
            )
            for row in rows
        ),
    )


def _scan_memory(row: Mapping[str, Any]) -> str:
    disk = f"{row['disk_mb'] / row['songs_mb']:.2f}" if row["disk_mb"] else "not told by this system"
    return _table(
        ("peak memory, all processes", "size of the songs", "read from the disk, as often as that"),
        [(f"{row['peak_mb']:.0f} MB", f"{row['songs_mb']:.0f} MB", disk)],
    )


def _peers(rows: Rows) -> str:
    return _table(
        ("program", "CPU ms a song", "wall ms a song"),
        ((row["name"], f"{row['cpu_ms']:,.0f}", f"{row['wall_ms']:,.0f}") for row in rows),
    )


def _sizes(rows: Rows) -> str:
    return _table(
        (
            "songs",
            "add one, CPU ms",
            "unchanged scan",
            "its CPU",
            "search",
            "nearest",
            "window usable",
            "window's memory",
        ),
        (
            (
                f"{row['songs']:,}",
                f"{row['add_ms']:.2f}",
                f"{row['unchanged_s']:.2f} s",
                f"{row['unchanged_cpu_s']:.2f} s",
                f"{row['search_ms']:.1f} ms",
                f"{row['nearest_ms']:.1f} ms",
                f"{row['start_s']:.2f} s",
                f"{row['window_mb']:.0f} MB",
            )
            for row in rows
        ),
    )


def _hard_files(rows: Rows) -> str:
    return _table(
        ("file", "peak memory, all processes", "CPU s"),
        ((row["file"], f"{row['peak_mb']:.0f} MB", f"{row['cpu_s']:.1f}") for row in rows),
    )


def _named(name: str) -> Callable[[Rows], str]:
    """A table of values that come as texts."""
    return lambda rows: _table((name, ""), ((row["what"], row["value"]) for row in rows))


def _table(head: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_TABLES: dict[str, Callable[[Any], str]] = {
    "stages": _stages,
    "teacher_stages": _stages,
    "scans": _scans,
    "scan_memory": _scan_memory,
    "teacher_scans": _scans,
    "teacher_scan_memory": _scan_memory,
    "peers": _peers,
    "sizes": _sizes,
    "hard_files": _hard_files,
    "window": _named("window"),
    "cluster": _named("cluster"),
}
