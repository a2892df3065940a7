# mypy: untyped-calls-exclude=mutagen
"""Every ending that is looked for, from the decoder to the undoing of tags."""

from __future__ import annotations

from pathlib import Path

import av
import mutagen
import pytest
from av.audio.stream import AudioStream
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.id3 import ID3, TIT2, TPE1
from mutagen.mp4 import MP4

from emotion_player.audio.decode import AudioFile
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import FieldTexts, MoodField, MoodTags
from emotion_player.errors import TagWriteError
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.files.format_registry import all_formats, audio_suffixes, demuxers, format_of
from emotion_player.library.tagging.cover_art import cover_art
from emotion_player.library.tagging.tag_blocks import open_sound
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields
from emotion_player.library.tagging.tags import read_tags
from tests.library.formats.samples import ALL_ENDINGS, write_sample

MOOD = MoodTags("happy", Emotion(0.42, -0.15)).texts()
NONE: FieldTexts = dict.fromkeys(MoodField, ())

APE = {".ape", ".mp+", ".mpc", ".mpp", ".tak", ".wv"}
REMUXED = {".au", ".caf", ".mka", ".snd", ".weba"}
"""mutagen cannot write their tags; FFmpeg writes the whole file anew."""
UNTAGGED = {".ac3", ".amr", ".dts", ".eac3", ".ra", ".rf64", ".voc", ".w64"}
"""Programs may put ID3 before them all the same."""
NO_PLACE = {".mka", ".weba"} | UNTAGGED


def retag(path: Path, title: str) -> None:
    """Write a title and an artist as the programs of this format do."""
    ending = path.suffix
    if ending in REMUXED:
        remux(path, title)
    elif ending in APE:
        tags = APEv2()
        tags["Title"], tags["Artist"] = title, "Somebody"
        tags.save(path)
    elif ending in UNTAGGED | {".aac", ".mp1", ".mp2", ".mp3", ".tta"}:
        id3 = ID3()
        id3.add(TIT2(encoding=3, text=title))
        id3.add(TPE1(encoding=3, text="Somebody"))
        id3.save(path, v1=2)
    else:
        file = mutagen.File(path)
        if file.tags is None:
            file.add_tags()
        if isinstance(file.tags, ID3):
            file.tags.add(TIT2(encoding=3, text=title))
            file.tags.add(TPE1(encoding=3, text="Somebody"))
        else:
            mp4, asf = isinstance(file, MP4), isinstance(file, ASF)
            file["\xa9nam" if mp4 else "Title" if asf else "title"] = title
            file["\xa9ART" if mp4 else "Author" if asf else "artist"] = "Somebody"
        file.save()


def remux(path: Path, title: str) -> None:
    """Copy the packets of a file into a new one that has other tags."""
    new = path.with_name(f"new{path.suffix}")
    container = {".mka": "matroska", ".weba": "webm", ".caf": "caf"}.get(path.suffix, "au")
    with av.open(str(path)) as source, av.open(str(new), "w", format=container) as target:
        stream = target.add_stream_from_template(source.streams.audio[0], options={"strict": "experimental"})
        assert isinstance(stream, AudioStream)
        target.metadata.update({"title": title, "artist": "Somebody"})
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    new.replace(path)


def write(path: Path, texts: FieldTexts) -> dict[MoodField, tuple[str, ...]]:
    """Write mood tags; what stood there before."""
    with TagEdit(path, texts) as edit:
        edit.replace()
        return edit.before


@pytest.mark.parametrize("ending", ALL_ENDINGS)
def test_every_ending_that_is_looked_for_has_a_sound_that_is_recognised_and_decoded(
    tmp_path: Path, ending: str
) -> None:
    song = write_sample(tmp_path, ending)

    with song.open("rb") as file:
        known = format_of(open_sound(file, song.stat().st_size))

    assert known in all_formats()
    if ending != ".tak":  # nothing writes that here
        with AudioFile(song, demuxers()) as audio:
            assert len(audio.read(0.0, 1.0, 22_050)) > 4_000


@pytest.mark.parametrize("ending", ALL_ENDINGS)
def test_its_tags_are_read_and_whatever_they_are_its_fingerprint_stays(tmp_path: Path, ending: str) -> None:
    song = write_sample(tmp_path, ending)
    before = fingerprint_file(song)

    for title in ("Title", "A much longer title " * 40):
        retag(song, title)

        tags = read_tags(song)
        assert (tags.title, tags.artist) == (title.strip(), "Somebody")
        assert fingerprint_file(song) == before


@pytest.mark.parametrize("ending", ALL_ENDINGS)
def test_two_sounds_of_it_have_two_fingerprints(tmp_path: Path, ending: str) -> None:
    one, again, other = (fingerprint_file(write_sample(tmp_path, ending, seed)) for seed in (1, 1, 2))

    assert one == again
    assert one != other or ending == ".spx"  # always the same, since nothing writes that here


@pytest.mark.parametrize("ending", ALL_ENDINGS)
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_mood_tags_are_written_and_undone_or_refused_for_a_reason(tmp_path: Path, ending: str, tagged: bool) -> None:
    song = write_sample(tmp_path, ending)
    if tagged:
        retag(song, "Title")
    before, sound = read_tags(song), fingerprint_file(song)

    if ending in NO_PLACE:
        content = song.read_bytes()
        with pytest.raises(TagWriteError, match="cannot be written into this kind"):
            write(song, MOOD)
        assert song.read_bytes() == content
        return
    old = write(song, MOOD)
    assert (read_fields(song), read_tags(song), fingerprint_file(song)) == (MOOD, before, sound)
    assert old == NONE

    write(song, old)
    assert (read_fields(song), read_tags(song), fingerprint_file(song)) == (NONE, before, sound)
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_no_two_formats_look_for_the_same_ending() -> None:
    endings = [ending for known in all_formats() for ending in known.endings]

    assert len(endings) == len(set(endings)) == len(audio_suffixes())


@pytest.mark.parametrize("ending", [".au", ".caf", ".dff", ".dsf", ".mka", ".ra", ".rf64"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_read_as_far_as_they_go_and_written_well_or_not_at_all(
    tmp_path: Path, ending: str, data: st.DataObject
) -> None:
    song = write_sample(tmp_path, ending)
    damaged = bytearray(song.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, min(400, len(damaged) - 1)))] = data.draw(st.integers(0, 255))
    song.write_bytes(damaged[: data.draw(st.integers(1, len(damaged)))])
    content, sound = song.read_bytes(), fingerprint_file(song)
    read_tags(song)
    cover_art(song)

    try:
        write(song, MOOD)
    except TagWriteError:
        assert song.read_bytes() == content
    else:
        assert (read_fields(song), fingerprint_file(song)) == (MOOD, sound)
