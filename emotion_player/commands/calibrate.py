"""``emotion-player calibrate``: calibrate a model to your corrections, as far as that helps."""

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
        help="calibrate a model to your corrections",
        description="Show how far the predictions of a model are from your corrections, and how far they would be "
        "after a calibration, a line per axis: root mean square errors of songs that were left out of the fit "
        "(cross-validation). An axis changes only if that helps by more than chance. Nothing changes without --apply. "
        f"At least {FEWEST} corrected songs are needed; see: emotion-player corrections",
    )
    add_library_option(parser)
    add_model_option(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--apply", action="store_true", help="apply the calibration")
    action.add_argument("--remove", action="store_true", help="remove the calibration")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fit a calibration, print its errors, and apply it on request; or remove it."""
    model = open_models().card(arguments.model).key
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        if arguments.remove:
            known = library.calibrations.remove(model) if library else False
            print(f"The calibration of the {model} is removed." if known else f"The {model} has no calibration.")
            return 0
        examples = library.calibrations.examples(model) if library else []
        if library is None or len(examples) < FEWEST:
            raise CorrectionError(
                f"The {model} has analysed {counted(len(examples), 'corrected song')}; at least {FEWEST} are needed; "
                "see: emotion-player corrections"
            )
        calibration = fit_calibration(examples)
        _print_report(calibration)
        if not calibration.report.helps:
            print(f"A calibration would not help: the predictions of the {model} stay as they are.")
        elif arguments.apply:
            library.calibrations.keep(model, calibration)
            print(f"The calibration of the {model} is applied. To remove it: emotion-player calibrate --remove")
        else:
            print("To apply it, add --apply.")
    return 0


def _print_report(calibration: Calibration) -> None:
    report = calibration.report
    print(f"Fitted to {counted(report.songs, 'corrected song')}; errors of songs left out:")
    print("axis      before   after")
    print(_line("valence", report.valence, calibration.valence))
    print(_line("arousal", report.arousal, calibration.arousal))


def _line(axis: str, found: AxisReport, line: Line) -> str:
    fitted = f"{line.slope:.2f} * {axis} {line.offset:+.2f}" if found.helps else "does not help: stays as it is"
    return f"{axis:<8}  {found.before:>6.3f}  {found.after:>6.3f}   {fitted}"
