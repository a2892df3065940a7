"""``emotion-player calibrate``: let a model learn from your corrections, as far as that helps."""

from __future__ import annotations

import argparse
from contextlib import nullcontext

from emotion_player.app import open_library, open_models
from emotion_player.commands.options import add_library_option, add_model_option, is_there, library_file
from emotion_player.commands.text import counted
from emotion_player.core.predictions.calibration import FEWEST, AxisReport, Calibration, Line, fit_calibration
from emotion_player.errors import CorrectionError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``calibrate``."""
    parser = subparsers.add_parser(
        "calibrate",
        help="let a model learn from your corrections",
        description="Show how far a model is from where you put songs, and how far it would be after learning a line "
        "per axis from your corrections: root mean square errors of songs that were left out of the learning "
        "(cross-validation). An axis changes only if that helps by more than chance. Nothing changes without --apply. "
        f"At least {FEWEST} corrected songs are needed; see: emotion-player corrections",
    )
    add_library_option(parser)
    add_model_option(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--apply", action="store_true", help="show the model's songs where it has learned to put them")
    action.add_argument("--remove", action="store_true", help="show them where the model itself puts them again")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Learn, tell what came of it, and put it in force if that is wished; or take it back."""
    model = open_models().card(arguments.model).key
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        if arguments.remove:
            known = library.calibrations.remove(model) if library else False
            print(f"The {model} answers for itself {'again' if known else 'already'}.")
            return 0
        lessons = library.calibrations.examples(model) if library else []
        if library is None or len(lessons) < FEWEST:
            raise CorrectionError(
                f"{counted(len(lessons), 'corrected song')} that the {model} has heard: at least {FEWEST} are needed "
                "to learn from; see: emotion-player corrections"
            )
        calibration = fit_calibration(lessons)
        _print_report(calibration)
        if not calibration.report.helps:
            print(f"Learning from them would not help: the {model} stays as it is.")
        elif arguments.apply:
            library.calibrations.keep(model, calibration)
            print(f"In force for the {model}. To take it back: emotion-player calibrate --remove")
        else:
            print("To put it in force, add --apply.")
    return 0


def _print_report(calibration: Calibration) -> None:
    report = calibration.report
    print(f"Learned from {counted(report.songs, 'corrected song')}; errors of songs left out:")
    print("axis      before   after")
    print(_line("valence", report.valence, calibration.valence))
    print(_line("arousal", report.arousal, calibration.arousal))


def _line(axis: str, found: AxisReport, line: Line) -> str:
    learned = f"{line.slope:.2f} * {axis} {line.offset:+.2f}" if found.helps else "does not help: stays as it is"
    return f"{axis:<8}  {found.before:>6.3f}  {found.after:>6.3f}   {learned}"
