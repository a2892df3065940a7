"""All analyses of a library in one file, so that a second computer need not listen again.

The file is gzipped JSON, a value a line: what it is, then each sound, then how many sounds there are. It names sounds,
not files: it tells nobody what a song is called or where it lies.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from emotion_player.core.analyses import Analysis, MergedAnalyses, analysis_text, read_analysis
from emotion_player.errors import ImportExportError, MalformedError, Sentence, reason_of
from emotion_player.files import open_plain
from emotion_player.library.import_export.analyses import Analyses
from emotion_player.library.import_export.export_file import export_file

ENDING = ".jsonl.gz"

_FORMAT = "emotion-player analyses"
_VERSION = 1
_HEAD = {"format": _FORMAT, "version": _VERSION}
_LONGEST_LINE = 1 << 20
"""No sound needs more; a line without an end must not fill the memory."""

_MOST_LINES = 1 << 12
"""So many of the longest lines are read of a file that a newer program wrote."""

_BATCH = 500
"""The number of sounds after which progress is reported and committed, so that other writers need not wait for all."""


def write_analyses(analyses: Analyses, file: Path, *, overwrite: bool = False) -> Iterator[int]:
    """Write all that is known of sounds to a file; yield now and then, and at the end, how many sounds are written.

    Raises:
        ImportExportError: Its name has another ending than ``.jsonl.gz``, it is there and is not to be replaced, or it
            cannot be written.
        LibraryError: The library cannot be read.
    """
    with export_file(file, Sentence("The analyses"), (ENDING,), overwrite=overwrite) as part:
        sounds = 0
        with part.open("wb") as target, gzip.GzipFile("", "wb", 6, target, mtime=0) as lines:
            lines.write(f"{json.dumps(_HEAD)}\n".encode())
            for sounds, analysis in enumerate(analyses.each(), start=1):
                lines.write(f"{analysis_text(analysis)}\n".encode())
                if sounds % _BATCH == 0:
                    yield sounds
            lines.write(f"{json.dumps({'sounds': sounds})}\n".encode())
    yield sounds


def merge_analyses(analyses: Analyses, file: Path) -> Iterator[MergedAnalyses]:
    """Check a file from end to end, then take from it what is new or newer; yield now and then, and at the end.

    Raises:
        ImportExportError: It cannot be read, is something else or damaged; nothing was taken then.
        LibraryError: The library cannot be read or written; what was taken before lasts.
    """
    try:
        with open_plain(file) as source:
            size = source.seek(0, 2) or 1
            for number, _ in enumerate(_analyses_in(source, file), start=1):
                if number % _BATCH == 0:
                    yield MergedAnalyses(source.tell() / size / 2)
            merged = MergedAnalyses(0.5)
            for analysis in _analyses_in(source, file):
                predictions, corrections = analyses.merge(analysis)
                merged = MergedAnalyses(
                    0.5 + source.tell() / size / 2,
                    merged.sounds + 1,
                    merged.predictions + predictions,
                    merged.corrections + corrections,
                )
                if merged.sounds % _BATCH == 0:
                    analyses.commit()
                    yield merged
            analyses.commit()
            yield replace(merged, share=1.0)
    except OSError as error:
        raise ImportExportError(
            "The analyses in {file} cannot be read: {why}.", file=file, why=reason_of(error)
        ) from error


def _analyses_in(source: BinaryIO, file: Path) -> Iterator[Analysis]:
    """Yield each analysis of an open file, from its beginning."""
    source.seek(0)
    number = 1
    try:
        with gzip.GzipFile(fileobj=source, mode="rb") as lines:
            _check_head(lines, file)
            while True:
                number += 1
                line = _line(lines)
                if not line or line.startswith(b'{"sounds"'):
                    break
                yield read_analysis(line)
            if json.loads(line or b"null") != {"sounds": number - 2} or lines.read(1):
                raise MalformedError("it ends too early")
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile, RecursionError) as error:
        why = Sentence("line {number}: {why}", number=number, why=reason_of(error))
        if number == 1:
            why = Sentence("it is something else")
        raise ImportExportError(
            "{file} is not a file of analyses, or it is damaged ({why}); nothing was imported.", file=file, why=why
        ) from error


def _line(lines: gzip.GzipFile) -> bytes:
    line = lines.readline(_LONGEST_LINE + 1)
    if len(line) > _LONGEST_LINE:
        raise MalformedError("a line is too long")
    return line


def _check_head(lines: gzip.GzipFile, file: Path) -> None:
    head = json.loads(_line(lines))
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise MalformedError("it is something else")
    if head.get("version") != _VERSION:
        for _ in range(_MOST_LINES):  # to the end, where a sum tells whether it says so or is damaged
            if not lines.read(_LONGEST_LINE):
                break
        raise ImportExportError(
            "The analyses in {file} were written by a newer Emotion Player: please update.", file=file
        )
