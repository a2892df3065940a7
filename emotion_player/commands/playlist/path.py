"""``emotion-player playlist path``: songs that lead from one mood to another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext

from emotion_player.app import models_by_preference, open_library
from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.reading import read_collection
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    is_there,
    library_file,
    no_songs,
    path,
    point,
    positive,
)
from emotion_player.commands.playlist.shared import (
    add_file_options,
    add_save_option,
    check_name_is_free,
    print_absolute_paths_kept,
    song_lines,
)
from emotion_player.commands.text import counted, one_line
from emotion_player.core.durations import duration_text
from emotion_player.core.emotion import Emotion
from emotion_player.core.location import Location
from emotion_player.core.mood_paths.mood_path import (
    CLOSE_S,
    LONGEST_S,
    MOST_TRACKS,
    MoodPath,
    PathPlan,
    PathRequest,
    tracks_along,
)
from emotion_player.core.mood_paths.path_tracks import PathTracks, distinct_sounds
from emotion_player.core.mood_words import mood_word
from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry, plain
from emotion_player.core.search.folding import fold
from emotion_player.core.track import Track
from emotion_player.errors import PlaylistError
from emotion_player.library.playlists.playlist_files import check_playlist_file, write_playlist


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``path``."""
    parser = actions.add_parser(
        "path",
        help="choose songs that lead from one mood to another",
        description="Choose songs that lie along a line on the plane, at equal steps and in order, each at most once. "
        "PLACE is a point, such as .6,-.4 (valence and arousal, each from -1 to 1), or a song of the library: its "
        "file, its title, or words of its title, artist, album or file name that fit no other song. A song that is "
        "named so is in the playlist.",
    )
    add_library_option(parser)
    add_model_option(parser)
    parser.add_argument("--from", dest="start", type=_place, required=True, metavar="PLACE", help="where it begins")
    parser.add_argument("--to", dest="end", type=_place, required=True, metavar="PLACE", help="where it ends")
    parser.add_argument(
        "--via", type=_place, action="append", default=[], metavar="PLACE", help="on the way; repeatable"
    )
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=_minutes, metavar="N", help="its length in minutes")
    length.add_argument("--songs", type=_songs, metavar="N", help="this many songs")
    parser.add_argument(
        "--artist-gap",
        type=_whole,
        default=3,
        metavar="N",
        help="at least this many songs between two by the same artist (%(default)s)",
    )
    add_save_option(parser, "keep it in the library under this name")
    parser.add_argument("--out", type=path, metavar="FILE", help="write it to FILE.m3u8 or FILE.xspf")
    add_file_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Choose the songs and print them; save and export the playlist on request."""
    if arguments.out:
        check_playlist_file(arguments.out, replace=arguments.force)
    models = models_by_preference(arguments.model)
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        if library and arguments.save:
            check_name_is_free(library.playlists, arguments.save, replace=arguments.force)
        tracks = read_collection(library, models) if library else TrackCollection(())
        if not library or not tracks.total:
            raise PlaylistError(no_songs(file, arguments.model))
        candidates = distinct_sounds(tracks.by_name(tracks.present_ids()), tracks.fingerprints)
        plan = _plan(arguments, tracks, candidates)
        chosen = [candidates[number] for number in plan.tracks]
        _print_songs(tracks, chosen)
        print(_summary(plan, arguments))
        if reason := _why_not_as_long(plan, len(candidates), arguments):
            print(reason, file=sys.stderr)
        entries = tuple(PlaylistEntry.of(tracks.track(track_id)) for track_id in chosen)
        if arguments.out:  # before it is saved, since this may fail
            _write(entries, arguments)
        if arguments.save:
            library.playlists.save(Playlist(arguments.save, entries))
            print(f'Saved as "{one_line(arguments.save)}".')
    return 0


def _write(entries: tuple[PlaylistEntry, ...], arguments: argparse.Namespace) -> None:
    playlist = Playlist(arguments.save or plain(arguments.out.stem) or "Path", entries)
    stayed = write_playlist(playlist, arguments.out, absolute=arguments.absolute, replace=arguments.force)
    print_absolute_paths_kept(stayed, arguments.out)
    print(f"Written to {one_line(str(arguments.out))}.")


def _place(text: str) -> Emotion | str:
    """Parse a point, or else the name of a song."""
    if not text.strip():  # every song fits no words
        raise argparse.ArgumentTypeError("the place is empty")
    numbers = text.split(",")
    try:
        is_point = len([float(number) for number in numbers]) == 2
    except ValueError:
        is_point = False
    return point(text) if is_point else text


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= LONGEST_S / 60:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0 and up to {LONGEST_S / 60:.0f}")
    return minutes


def _songs(text: str) -> int:
    number = positive(text)
    if number > MOST_TRACKS:
        raise argparse.ArgumentTypeError(f"{text} is more than {MOST_TRACKS} songs")
    return number


def _whole(text: str) -> int:
    return 0 if text == "0" else positive(text)


def _plan(arguments: argparse.Namespace, tracks: TrackCollection, candidates: Sequence[int]) -> PathPlan:
    corners, pinned = [], {}
    for number, place in enumerate([arguments.start, *arguments.via, arguments.end]):
        if isinstance(place, Emotion):
            corners.append(place)
        else:
            pinned[number] = _find_song(place, tracks, candidates)
            corners.append(tracks.emotion(candidates[pinned[number]]))
    given = len(set(pinned.values()))
    if arguments.songs and given > arguments.songs:
        raise PlaylistError(f"{counted(given, 'song')} are named, but the path is to have {arguments.songs}.")
    duration_s = None if arguments.minutes is None else arguments.minutes * 60.0
    request = PathRequest(arguments.songs, duration_s, arguments.artist_gap)
    songs = PathTracks.of(
        tracks.points()[candidates],
        tracks.durations_s()[candidates],
        [tracks.artists[track_id] for track_id in candidates],
    )
    return tracks_along(MoodPath(tuple(corners)), songs, request, pinned)


def _find_song(text: str, tracks: TrackCollection, candidates: Sequence[int]) -> int:
    """Find a song among the candidates by its file, else by its title, else by words."""
    file = path(text)
    files = {file.absolute(), Location.of(file).path}
    words, title = fold(text).split(), fold(text).strip()
    songs = [tracks.track(track_id) for track_id in candidates]
    ways = (
        [number for number, song in enumerate(songs) if song.path in files],
        [number for number, song in enumerate(songs) if fold(song.display_title).strip() == title],
        [number for number, song in enumerate(songs) if all(word in _words(song) for word in words)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlaylistError(f'No song of the library fits "{one_line(text)}".')
    such = " and ".join(one_line(str(songs[number].path)) for number in found[:2])
    raise PlaylistError(
        f'{len(found):,} songs fit "{one_line(text)}", such as {such}; give the file, or more words that fit only one.'
    )


def _words(track: Track) -> str:
    return fold("\n".join([track.title, track.artist, track.album, track.path.stem]))


def _print_songs(tracks: TrackCollection, chosen: Sequence[int]) -> None:
    emotions = [tracks.emotion(track_id) for track_id in chosen]
    moods = [f"{mood.valence:>+7.2f}  {mood.arousal:>+7.2f}  {mood_word(mood)}" for mood in emotions]
    entries = [PlaylistEntry.of(tracks.track(track_id)) for track_id in chosen]
    for line in song_lines(entries, moods, "valence  arousal  mood"):
        print(line)


def _summary(plan: PathPlan, arguments: argparse.Namespace) -> str:
    asked = f" of {duration_text(arguments.minutes * 60.0)}" if arguments.minutes else ""
    return (
        f"{counted(len(plan.tracks), 'song')}, {duration_text(plan.duration_s)}{asked}, "
        f"each about {plan.distance:.2f} from its place on the path."
    )


def _why_not_as_long(plan: PathPlan, songs: int, arguments: argparse.Namespace) -> str:
    """Explain why the playlist is not as long as requested, in a sentence; empty if it is."""
    if plan.exhausted and len(plan.tracks) == songs:
        return "These are all the songs in the library."
    if plan.exhausted:
        return (
            f"No more of the library's {songs:,} songs fit with {counted(arguments.artist_gap, 'song')} between "
            "two by the same artist; try a smaller --artist-gap."
        )
    if arguments.minutes and abs(plan.duration_s - arguments.minutes * 60.0) > CLOSE_S:
        return "No songs near the path have the lengths that would come closer."
    return ""
