"""Options that several commands share, and how their values are parsed."""

from __future__ import annotations

import argparse
from pathlib import Path

from emotion_player import paths
from emotion_player.app import MODEL_NAMES
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.device import DEVICES


def add_library_option(parser: argparse.ArgumentParser) -> None:
    """``--library FILE``."""
    parser.add_argument(
        "--library",
        type=path,
        # Suppressed, so that the option may come before or after the command's name.
        default=argparse.SUPPRESS,
        metavar="FILE",
        help="the library file; by default library.db in the data folder, which EMOTION_PLAYER_HOME moves",
    )


def library_file(arguments: argparse.Namespace) -> Path:
    """Return the library file of the options."""
    chosen: Path | None = getattr(arguments, "library", None)
    return chosen or paths.library_file()


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """``--model NAME``."""
    parser.add_argument("--model", choices=MODEL_NAMES, default=MODEL_NAMES[0], help="whose predictions (%(default)s)")


def add_workers_option(parser: argparse.ArgumentParser) -> None:
    """``--workers N``."""
    parser.add_argument(
        "--workers", type=positive, default=0, metavar="N", help="songs analysed at once (one per processor core)"
    )


def add_device_option(parser: argparse.ArgumentParser) -> None:
    """``--device NAME``."""
    parser.add_argument(
        "--device",
        choices=DEVICES,
        default=DEVICES[0],
        help="what the model runs on; %(default)s takes what the installed onnxruntime offers, if that is faster than "
        "the processor and predicts the same",
    )


def path(text: str) -> Path:
    """A path; ``~`` is the home folder where the shell has left it."""
    if not text:  # a variable of a shell that is not set; Path takes it for the current folder
        raise argparse.ArgumentTypeError("the path is empty")
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # there is no such user
        path = Path(text)
    try:
        path.absolute()
    except FileNotFoundError:
        raise argparse.ArgumentTypeError(f"{text!r} starts in the current folder, which is gone") from None
    return path


def is_there(path: Path) -> bool:
    """Whether a path exists, even if it may not be read."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def positive(text: str) -> int:
    """Parse a whole number above 0."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number


def point(text: str) -> Emotion:
    """Parse ``V,A``, a point on the plane."""
    try:
        valence, arousal = text.split(",")
        return Emotion(float(valence), float(arousal))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not two numbers from -1 to 1, such as 0.5,-0.2") from None


def no_songs(file: Path, model: str) -> str:
    """Report that a library contains no songs, and what to do."""
    return f"The library {file} has no songs; try: emotion-player scan FOLDER --model {model}"
