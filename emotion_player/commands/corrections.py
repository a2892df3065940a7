"""``emotion-player corrections``: correct the emotions of songs, and export that for training."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

from emotion_player.app import MODEL_NAMES, file_workers, open_library
from emotion_player.commands.options import add_library_option, is_there, library_file, path, point
from emotion_player.commands.playlist.shared import song_lines
from emotion_player.commands.text import counted, one_line
from emotion_player.core.emotion import Emotion
from emotion_player.core.location import Location
from emotion_player.core.playlists.playlist import PlaylistEntry
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint, Track
from emotion_player.errors import CorrectionError, TrackError
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.import_export.song_files import write_labels
from emotion_player.library.library import Library


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``corrections`` and its actions."""
    parser = subparsers.add_parser(
        "corrections",
        help="correct the emotions of songs",
        description="Correct the emotions of songs. A correction is kept apart from the predictions of the models; it "
        "belongs to the sound, and outlasts scans, moved files and new models. To move the predictions of a model "
        "towards yours: emotion-player calibrate",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    _add(actions, "list", "list the corrected songs", run_list)
    export = _add(
        actions,
        "export",
        "write the corrected songs as labels to train on",
        run_export,
        " They are a CSV file with path, valence, arousal, title, artist and group; each sound is listed once, "
        "by a file that exists. To train on it: emotion-player train … --datasets FILE.csv",
    )
    export.add_argument("file", type=path, metavar="FILE.csv", help="the file to write")
    export.add_argument("--force", action="store_true", help="replace an existing file")
    correct = _add(actions, "set", "correct the emotion of a song", run_set)
    correct.add_argument("song", type=path, metavar="PATH", help="the song's file")
    correct.add_argument("emotion", type=point, metavar="V,A", help="valence and arousal, each from -1 to 1")
    remove = _add(actions, "remove", "remove a correction", run_remove)
    remove.add_argument("song", type=path, metavar="PATH", help="the song's file")


def _add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    explained: str,
    run: Callable[[argparse.Namespace], int],
    more: str = "",
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=explained, description=f"{explained[0].upper()}{explained[1:]}.{more}")
    add_library_option(parser)
    parser.set_defaults(run=run)
    return parser


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line per corrected song: the correction, the prediction and the date."""
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        songs = (
            [(track, correction, _prediction(library, track)) for track, correction in library.corrected_tracks()]
            if library
            else []
        )
        sounds = set(library.corrections.all()) if library else set()
    if songs:
        heading = f"valence  arousal  predicted      {'corrected':>10}"
        notes = [_note(correction, prediction) for _, correction, prediction in songs]
        for line in song_lines([PlaylistEntry.of(track) for track, *_ in songs], notes, heading):
            print(line)
    elsewhere = len(sounds - {track.fingerprint for track, *_ in songs})
    if elsewhere:
        print(f"{counted(elsewhere, 'correction')} of songs that no scan of this library has found.")
    if not sounds:
        print("No song is corrected.")
    return 0


def _prediction(library: Library, track: Track) -> Emotion | None:
    """Return the latest prediction of the student, else of the teacher, for a track."""
    found = (library.latest_prediction(track.path, ModelKey(name, "")) for name in MODEL_NAMES)
    return next((each.prediction.emotion for each in found if each is not None), None)


def _note(correction: Correction, prediction: Emotion | None) -> str:
    predicted = f"{prediction.valence:>+7.2f}  {prediction.arousal:>+7.2f}" if prediction else 16 * " "
    here = correction.emotion
    return f"{here.valence:>+7.2f}  {here.arousal:>+7.2f}  {predicted}   {correction.corrected_at:%Y-%m-%d}"


def run_export(arguments: argparse.Namespace) -> int:
    """Write the labels of all corrected songs."""
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        corrected = library.corrected_tracks() if library else []
        written = write_labels(corrected, arguments.file, overwrite=arguments.force)
    print(f"Written to {one_line(str(arguments.file))}: {counted(written.songs, 'corrected song')}.")
    if written.left_out:
        print(f"{counted(written.left_out, 'corrected song')} left out: their files are gone or cannot be named.")
    return 0


def run_set(arguments: argparse.Namespace) -> int:
    """Correct one song."""
    emotion: Emotion = arguments.emotion
    with open_library(library_file(arguments)) as library:
        song, sound = _known(library, arguments.song)
        library.corrections.change({sound: emotion})
    print(f"{_called(song)} belongs at valence {emotion.valence:+.2f}, arousal {emotion.arousal:+.2f}.")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove one correction."""
    file = library_file(arguments)
    if not is_there(file):
        raise _not_corrected(arguments.song)
    with open_library(file) as library:
        song, sound = _known(library, arguments.song)
        if library.corrections.change({sound: None})[sound] is None:
            raise _not_corrected(arguments.song)
    print(f"{_called(song)} is back where the models predict it.")
    return 0


def _known(library: Library, file: Path) -> tuple[PlaylistEntry, Fingerprint]:
    """Find a song in the library by its path or its sound, and return it with its fingerprint."""
    songs = [library.playlists.song_at(place) for place in (file.absolute(), Location.of(file).path)]
    if not any(songs):
        with suppress(TrackError), file_workers() as workers:  # it may be gone, or make the parser crash or hang
            songs += library.playlists.songs_with(workers.do(file, fingerprint_file, file))
    for song in songs:
        if song is not None and song.fingerprint is not None:
            return song, song.fingerprint
    raise CorrectionError(f"The library has no song {one_line(str(file))}; try: emotion-player scan FOLDER")


def _not_corrected(file: Path) -> CorrectionError:
    return CorrectionError(f"The song {one_line(str(file))} is not corrected; see: emotion-player corrections list")


def _called(song: PlaylistEntry) -> str:
    return f'"{one_line(song.display_title)}"'
