import tomllib
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.toml_text import toml_line, toml_value

texts = st.text(st.characters(codec="utf-8"))
plain = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    texts,
    st.dates(date(1000, 1, 1)),
    st.times(),
    st.datetimes(datetime(1000, 1, 1)),
)
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=12)


@given(st.dictionaries(texts, values))
def test_whatever_is_written_is_read_again(table: dict[str, object]) -> None:
    text = "".join(toml_line(key, value) for key, value in table.items())

    assert tomllib.loads(text) == table


def test_a_list_has_a_line_for_each_value() -> None:
    assert toml_line("folders", [Path("a"), Path("b")]) == 'folders = [\n    "a",\n    "b",\n]\n'
    assert toml_line("folders", ()) == "folders = []\n"


def test_a_time_of_day_is_no_text() -> None:
    assert toml_value(time(7, 30)) == "07:30:00"


def test_what_toml_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="TOML has no NoneType"):
        toml_line("nothing", None)
