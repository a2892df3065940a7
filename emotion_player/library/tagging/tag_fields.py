# mypy: untyped-calls-exclude=mutagen
"""What the three mood fields are called in each kind of tag, and how they are read and set there."""

from __future__ import annotations

from typing import Any, TypeAlias

from mutagen.apev2 import TEXT, APEv2
from mutagen.asf import ASFTags
from mutagen.asf._attrs import ASFUnicodeAttribute
from mutagen.id3 import ID3, TMOO, TXXX, Encoding, TextFrame
from mutagen.mp4 import AtomDataType, MP4FreeForm, MP4Tags

from emotion_player.core.mood_tags import FieldValues, MoodField
from emotion_player.errors import EmotionPlayerError

MutagenTags: TypeAlias = Any
"""Tags, or a value in them, of one of mutagen's classes, which have no type in common."""

_ASF_WORD = "WM/Mood"


class OddTagsError(EmotionPlayerError):
    """Tags that could not be put back as they are now; its text says why, in one sentence."""


def field_values(tags: MutagenTags, field: MoodField) -> FieldValues:
    """What stands in a field of mutagen's tags.

    Raises:
        OddTagsError: Something that is no text.
    """
    match tags:
        case None:
            return ()
        case ID3():
            frame = tags.get(_id3_key(field))
            return tuple(map(str, frame.text)) if frame is not None and any(frame.text) else ()
        case MP4Tags():
            return tuple(_mp4_text(value, field) for value in tags.get(_mp4_key(field), ()))
        case ASFTags():
            return tuple(_asf_text(value, field) for name, value in tags if name == _asf_key(field))
        case APEv2():
            item = tags.get(field.value)
            if item is not None and item.kind != TEXT:
                raise _no_text(field)
            return () if item is None else tuple(item)
        case _:
            return tuple(tags.get(field.value, ()))


def set_field(tags: MutagenTags, field: MoodField, values: FieldValues) -> None:
    """Put text into a field of mutagen's tags, in place of what is there; no values remove it."""
    match tags:
        case ID3():
            tags.pop(_id3_key(field), None)
            if values:
                tags.add(_id3_frame(field, values))
        case MP4Tags():
            _put(tags, _mp4_key(field), [MP4FreeForm(value.encode(), AtomDataType.UTF8) for value in values])
        case ASFTags():
            _put(tags, _asf_key(field), [ASFUnicodeAttribute(value) for value in values])
        case _:
            _put(tags, field.value, list(values))


def other_tags(tags: MutagenTags) -> object:
    """Everything else that the tags hold, as a value that is equal as long as nothing is lost or changed.

    No other tags at all are None, whether or not there is an empty tag around them.

    Raises:
        OddTagsError: Something that mutagen could not read, and would not write as it was.
    """
    ours = {name for field in MoodField for name in (_id3_key(field), _mp4_key(field), _asf_key(field), field.value)}
    match tags:
        case None:
            others: list[Any] = []
        case ID3():
            frames = ((key, _frame_value(frame)) for key, frame in tags.items() if key not in ours)
            others = sorted((key, repr(value)) for key, value in frames if value)
            others += sorted(map(bytes, tags.unknown_frames))
        case MP4Tags():
            others = sorted((key, repr(value)) for key, value in tags.items() if key not in ours)
        case ASFTags():
            others = sorted((name, value.TYPE, repr(value.value)) for name, value in tags if name not in ours)
        case APEv2():
            others = sorted((key, item.kind, repr(item.value)) for key, item in tags.items() if key.upper() not in ours)
        case _:
            others = [(key, value) for key, value in tags if key.upper() not in ours]
            if any("\ufffd" in value for _, value in others):
                raise OddTagsError("Its other tags hold damaged text, which would be lost.")
    return others or None


def is_empty(tags: MutagenTags) -> bool:
    """Whether tags hold nothing at all, and may as well not be there."""
    return not tags and not getattr(tags, "unknown_frames", None)


def _put(tags: MutagenTags, key: str, values: list[MutagenTags]) -> None:
    if values:
        tags[key] = values
    elif key in tags:
        del tags[key]


def _id3_key(field: MoodField) -> str:
    return "TMOO" if field is MoodField.WORD else f"TXXX:{field.value}"


def _id3_frame(field: MoodField, values: FieldValues) -> TextFrame:
    # Latin-1 where it is enough: every program reads it, in every version of ID3.
    encoding = Encoding.LATIN1 if all(value.isascii() for value in values) else Encoding.UTF16
    if field is MoodField.WORD:
        return TMOO(encoding=encoding, text=list(values))
    return TXXX(encoding=encoding, desc=field.value, text=list(values))


def _mp4_key(field: MoodField) -> str:
    return f"----:com.apple.iTunes:{field.value}"


def _asf_key(field: MoodField) -> str:
    return _ASF_WORD if field is MoodField.WORD else field.value


def _mp4_text(value: MutagenTags, field: MoodField) -> str:
    if getattr(value, "dataformat", None) != AtomDataType.UTF8:
        raise _no_text(field)
    try:
        return bytes(value).decode()
    except UnicodeDecodeError:
        raise _no_text(field) from None


def _asf_text(value: MutagenTags, field: MoodField) -> str:
    if not isinstance(value, ASFUnicodeAttribute):
        raise _no_text(field)
    return str(value)


def _no_text(field: MoodField) -> OddTagsError:
    return OddTagsError("Its tag {field} holds something other than text.", field=field.value)


def _frame_value(frame: MutagenTags) -> object:
    """What a frame of ID3 says, however it is encoded; nothing for an empty text, which mutagen does not keep."""
    if isinstance(frame, TextFrame):
        return [str(text) for text in frame] if str(frame) else None
    return repr({name: value for name, value in vars(frame).items() if name != "encoding"})
