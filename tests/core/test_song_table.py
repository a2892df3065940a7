"""Tables that other programs read hold what was put into them."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.song_table import Row, csv_text, json_text

TEXTS = st.lists(st.text(st.sampled_from("a,;\"'\r\n\t =\u2028\x85\x0b")), min_size=1)


@given(TEXTS)
def test_csv_and_json_keep_any_text_in_its_cell(texts: list[str]) -> None:
    rows: list[Row] = [{"first": text, "second": "b"} for text in texts]
    table = "".join(csv_text(rows, ("first", "second")))

    assert list(csv.DictReader(io.StringIO(table, newline=""))) == rows
    assert json.loads("".join(json_text(rows))) == rows
    assert table.startswith("first,second\n")
