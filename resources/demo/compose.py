"""Compose and render the demo songs: ``python resources/demo/compose.py [--only TITLE] [--into FOLDER]``."""

from __future__ import annotations

import argparse
from pathlib import Path

import songs_calm
import songs_happy
import songs_sad
import songs_tense
from mixing import Song, render
from publishing import publish, write_table


def all_songs() -> list[Song]:
    """The sixteen songs, quadrant by quadrant."""
    return [
        songs_happy.sunrise_avenue(),
        songs_happy.skateboard_letter(),
        songs_happy.pocket_change(),
        songs_happy.feira_de_domingo(),
        songs_tense.iron_weather(),
        songs_tense.glass_siren(),
        songs_tense.the_pursuit(),
        songs_tense.no_exit_boulevard(),
        songs_sad.letter_never_sent(),
        songs_sad.rain_on_platform_nine(),
        songs_sad.after_the_fair(),
        songs_sad.winter_harbour(),
        songs_calm.porch_light(),
        songs_calm.slow_tide(),
        songs_calm.lamplight_waltz(),
        songs_calm.sunday_kettle(),
    ]


def main() -> None:
    """Render all songs, or one, and list them all in the README."""
    songs = all_songs()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", metavar="TITLE", choices=[song.title for song in songs], help="render this song alone"
    )
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, default=Path(__file__).resolve().parent, help="write there"
    )
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)
    for song in songs:
        if arguments.only in (None, song.title):
            path = publish(song, render(song), arguments.into)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    write_table(songs, arguments.into)


if __name__ == "__main__":
    main()
