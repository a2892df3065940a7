"""The texts for the progress and the result of a scan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.models.device import device_name
from emotion_player.gui.numbers import count_text, number_text
from emotion_player.gui.sentences import translate_sentence

translate = QCoreApplication.translate


def place_text(tally: RunTally) -> str:
    """Format ``12 of 340``."""
    return translate("ScanTally", "{done} of {total}").format(
        done=count_text(tally.done), total=count_text(tally.found)
    )


def progress_text(tally: RunTally) -> str:
    """Format ``Analysing 12 of 340 · 6.2 songs a second · about 50 seconds left``."""
    if not tally.found:
        return translate("ScanTally", "Looking for music…")
    sentence = translate("ScanTally", "Analysing {done} of {total}")
    if not tally.all_found:
        sentence = translate("ScanTally", "Analysing {done} of {total} so far")
    parts = [sentence.format(done=count_text(tally.done), total=count_text(tally.found))]
    if (pace := tally.songs_per_s) is not None:
        shown = number_text(pace, 1 if pace < 100 else 0)
        parts.append(translate("ScanTally", "{pace} songs a second").format(pace=shown))
    if tally.device.device != "cpu":
        parts.append(translate("ScanTally", "on {device}").format(device=device_name(tally.device.device)))
    if (left_s := tally.left_s) is not None:
        parts.append(time_left_text(left_s))
    return "  ·  ".join(parts)


def summary_text(tally: RunTally, *, cancelled: bool) -> str:
    """Summarise the result in one sentence; another one tells why the model did not run where it should have."""
    unmatched = _unmatched_text(tally)
    if not tally.found and not cancelled:
        return translate("ScanTally", "No music was found there.") + unmatched
    parts = [translate("ScanTally", "%Ln song(s) analysed", "", tally.analyzed)]
    if tally.unchanged:
        parts.append(translate("ScanTally", "%Ln unchanged", "", tally.unchanged))
    if tally.failures:
        parts.append(translate("ScanTally", "%Ln could not be analysed", "", tally.failures))
    if cancelled and tally.found > tally.done:
        parts.append(translate("ScanTally", "%Ln still to do", "", tally.found - tally.done))
    sentence = translate("ScanTally", "Scan finished: {counts}.")
    if cancelled:
        sentence = translate("ScanTally", "Scan stopped: {counts}.")
    summary = sentence.format(counts=", ".join(parts)) + unmatched
    if (reason := tally.device.reason) is not None:
        why = translate("ScanTally", "The model ran on the processor.")
        return f"{summary} {why} {translate_sentence(reason)}"
    return summary


def _unmatched_text(tally: RunTally) -> str:
    """A sentence with a space before it if there is a pattern of files to include that fits none.

    One that excludes may wait for what is still to come.
    """
    patterns = ", ".join(each.pattern for each in tally.unmatched if each.is_include)
    if not patterns:
        return ""
    return " " + translate("ScanTally", "No song there matches {patterns} in Settings → Music folders.").format(
        patterns=patterns
    )


def time_left_text(seconds: float) -> str:
    """Format ``about 20 minutes left``."""
    if seconds < 90:
        return translate("ScanTally", "about %n second(s) left", "", max(1, round(seconds / 5)) * 5)
    if seconds < 5400:
        return translate("ScanTally", "about %n minute(s) left", "", round(seconds / 60))
    return translate("ScanTally", "about %n hour(s) left", "", round(seconds / 3600))
