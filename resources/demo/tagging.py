"""What a player shows of a file: title, artist, album, genre, year and cover, in each container's own way."""
# mutagen has a py.typed marker, but most of its functions carry no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import base64
from pathlib import Path

from covers import SIDE_PX, cover
from mixing import Song
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3, TALB, TCON, TDRC, TIT2, TPE1
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

ALBUM = "Four Corners"


def tag(song: Song, path: Path) -> None:
    """Write the song's tags and cover into a file that has none yet."""
    picture = cover(song)
    match path.suffix:
        case ".mp3":
            _tag_id3(MP3(path), song, picture)
        case ".wav":
            _tag_id3(WAVE(path), song, picture)
        case ".m4a":
            _tag_mp4(MP4(path), song, picture)
        case ".flac":
            flac = FLAC(path)
            _tag_vorbis(flac, song)
            flac.add_picture(_picture_block(picture))
            flac.save()
        case suffix:
            ogg = OggOpus(path) if suffix == ".opus" else OggVorbis(path)
            _tag_vorbis(ogg, song)
            ogg["metadata_block_picture"] = base64.b64encode(_picture_block(picture).write()).decode("ascii")
            ogg.save()


def _tag_id3(audio: MP3 | WAVE, song: Song, picture: bytes) -> None:
    audio.add_tags()
    tags = audio.tags
    if not isinstance(tags, ID3):
        raise TypeError(f"{audio.filename} takes no ID3 tags")
    texts = ((TIT2, song.title), (TPE1, song.artist), (TALB, ALBUM), (TCON, song.genre), (TDRC, str(song.year)))
    for frame, text in texts:
        tags.add(frame(encoding=3, text=text))
    tags.add(APIC(encoding=3, mime="image/jpeg", type=3, desc="Cover", data=picture))
    audio.save()


def _tag_mp4(audio: MP4, song: Song, picture: bytes) -> None:
    audio["\xa9nam"], audio["\xa9ART"], audio["\xa9alb"] = song.title, song.artist, ALBUM
    audio["\xa9gen"], audio["\xa9day"] = song.genre, str(song.year)
    audio["covr"] = [MP4Cover(picture, MP4Cover.FORMAT_JPEG)]
    audio.save()


def _tag_vorbis(audio: FLAC | OggOpus | OggVorbis, song: Song) -> None:
    audio["title"], audio["artist"], audio["album"] = song.title, song.artist, ALBUM
    audio["genre"], audio["date"] = song.genre, str(song.year)


def _picture_block(picture: bytes) -> Picture:
    block = Picture()
    block.type, block.mime, block.desc, block.data = 3, "image/jpeg", "Cover", picture
    block.width = block.height = SIDE_PX
    block.depth = 24
    return block
