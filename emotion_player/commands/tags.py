"""``emotion-player tags``: write moods into the tags of files, undo it, and list what was written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from emotion_player.app import models_by_preference, mood_tagging, open_library
from emotion_player.collection.reading import read_collection
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    is_there,
    library_file,
    no_songs,
    positive,
)
from emotion_player.commands.search_option import SEARCH_SYNTAX, search
from emotion_player.commands.text import counted, one_line
from emotion_player.core.mood_tags import (
    ALL_FIELDS,
    FieldValues,
    MoodTags,
    TagBatch,
    TagPreview,
    TagRequest,
    TagsRefused,
    TagsSaved,
)
from emotion_player.core.mood_words import mood_word
from emotion_player.core.search.query import parse_search
from emotion_player.errors import LibraryError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``tags`` and its actions."""
    parser = subparsers.add_parser(
        "tags",
        help="write moods into the tags of files, or undo it",
        description="Write moods into the tags of files: MOOD, a word, and MOOD_VALENCE and MOOD_AROUSAL, numbers from "
        "-1 to 1. Nothing else in a file changes, and a journal keeps what was there before.",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    _add_write(actions)

    parser = actions.add_parser(
        "undo",
        help="restore the former tags",
        description="Restore the tags that files had before a batch was written. Files whose mood tags have been "
        "changed since are left as they are; files that have moved are found by their sound.",
    )
    parser.add_argument(
        "--batch", type=positive, metavar="N", help="its number in “tags list” (the last that is not undone)"
    )
    add_library_option(parser)
    parser.set_defaults(run=run_undo)

    parser = actions.add_parser(
        "list", help="list what was written when", description="List what was written when, the newest first."
    )
    add_library_option(parser)
    parser.set_defaults(run=run_list)


def _add_write(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "write",
        help="write the moods of songs into their files",
        description="Write the moods of all songs of the library, or of those that --search finds, into their files: "
        "where you corrected a song, as you corrected it, else as the model predicts it, or the other model where "
        "that has not analysed it.",
        epilog=SEARCH_SYNTAX,
    )
    add_library_option(parser)
    add_model_option(parser)
    parser.add_argument("--search", type=search, default="", metavar="TEXT", help="only matching songs (see below)")
    parser.add_argument("--dry-run", action="store_true", help="print every change and make none")
    parser.add_argument("--keep-times", action="store_true", help="keep the modification times of the files")
    parser.set_defaults(run=run_write)


def run_write(arguments: argparse.Namespace) -> int:
    """Write the tags, or print what would be written; 1 when every file was refused."""
    file = library_file(arguments)
    requests = _requests(file, arguments)
    if not requests:
        print("No song matches." if arguments.search else no_songs(file, arguments.model), file=sys.stderr)
        return 0
    with mood_tagging(file) as tagging:
        if arguments.dry_run:
            _print_preview(tagging.preview(requests))
            return 0
        results = tagging.write(requests, ALL_FIELDS, keep_times=arguments.keep_times, in_use=tuple)
        saved = _saved(results, len(requests))
    changed = [each for each in saved if each.changes]
    if len(changed) < len(saved):
        print(f"{counted(len(saved) - len(changed), 'song')} already had these tags.")
    if changed:
        batch = changed[-1].batch
        print(f"Written: {counted(len(changed), 'song')}. To undo: emotion-player tags undo --batch {batch}")
    return 0 if saved else 1


def run_undo(arguments: argparse.Namespace) -> int:
    """Restore the former tags of one batch; 1 when every file was refused."""
    file = library_file(arguments)
    batch = _batch_to_undo(_batches(file), arguments.batch)
    with mood_tagging(file) as tagging:
        saved = _saved(tagging.undo(batch.number, in_use=tuple), batch.files - batch.undone)
    print(f"Undone: {counted(len(saved), 'song')}.")
    return 0 if saved or batch.undone == batch.files else 1


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line per batch."""
    file = library_file(arguments)
    batches = _batches(file)
    if not batches:
        print("No tags have been written.")
    for batch in batches:
        undone = f"{batch.undone:,} undone" if batch.undone else ""
        written_at = batch.written_at.astimezone()
        print(f"{batch.number:>5}  {written_at:%Y-%m-%d %H:%M}  {counted(batch.files, 'song'):>11}  {undone}".rstrip())
    return 0


def _requests(file: Path, arguments: argparse.Namespace) -> list[TagRequest]:
    models = models_by_preference(arguments.model)
    with open_library(file) if is_there(file) else nullcontext() as library:
        if library is None:
            return []
        tracks = read_collection(library, models)
    search = parse_search(arguments.search)
    found = tracks.found_by(search)
    return [
        TagRequest(tracks.path(track_id), MoodTags(mood_word(emotion), emotion))
        for track_id in (found if search.near else tracks.by_name(found))
        for emotion in [tracks.emotion(track_id)]
    ]


def _batches(file: Path) -> list[TagBatch]:
    with mood_tagging(file) as tagging:
        return tagging.batches() if is_there(file) else []


def _batch_to_undo(batches: Sequence[TagBatch], number: int | None) -> TagBatch:
    if number is None:
        batch = next((each for each in batches if each.undone < each.files), None)
        if batch is None:
            raise LibraryError("There is nothing to undo.")
        return batch
    batch = next((each for each in batches if each.number == number), None)
    if batch is None:
        raise LibraryError(f"There is no batch {number}; see: emotion-player tags list")
    return batch


def _print_preview(previews: Iterable[TagPreview | TagsRefused]) -> None:
    same = changing = 0
    for preview in previews:
        if isinstance(preview, TagsRefused):
            _print_refused(preview)
            continue
        changes = [change for change in preview.changes if change.is_change]
        same += not changes
        changing += bool(changes)
        if changes:
            print(one_line(str(preview.path)))
        for change in changes:
            print(f"  {change.field.value:<12}  {_text(change.before)} → {_text(change.after)}")
    print(f"{counted(changing, 'song')} would be written; {same:,} already have these tags.")


def _saved(results: Iterable[TagsSaved | TagsRefused], total: int) -> list[TagsSaved]:
    """Return the saved files, and print refused ones, and the progress on a terminal."""
    saved = []
    for done, result in enumerate(results, start=1):
        if isinstance(result, TagsRefused):
            _print_refused(result)
        else:
            saved.append(result)
        if sys.stderr.isatty():
            print(f"\r{done:,} of {total:,}", end="" if done < total else "\r\x1b[K", file=sys.stderr, flush=True)
    return saved


def _print_refused(refused: TagsRefused) -> None:
    print(f"{one_line(str(refused.path))}: {refused.reason}", file=sys.stderr)


def _text(values: FieldValues) -> str:
    return one_line("; ".join(values)) if values else "(none)"
