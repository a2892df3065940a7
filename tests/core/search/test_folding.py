import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.search.folding import fold, folded_line, name_key


@pytest.mark.parametrize(
    ("written", "searched"),
    [("Björk", "bjork"), ("STRASSE", "straße"), ("ﬁn", "FIN"), ("x²", "X2"), ("İstanbul", "istanbul")],
)
def test_case_accents_and_letter_forms_do_not_matter(written: str, searched: str) -> None:
    assert fold(written) == fold(searched)


@given(st.text())
def test_folded_text_stays_as_it_is_and_text_is_found_in_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(fold(text.upper()))


@given(st.text(), st.text())
def test_what_was_typed_is_found_in_what_holds_it(before: str, typed: str) -> None:
    assert fold(typed) in fold(before + typed)


def test_folded_texts_hold_one_line_each_whatever_the_file_is_called() -> None:
    assert folded_line("BJÖRK") == "bjork"
    assert folded_line("x\0y") == "x\N{REPLACEMENT CHARACTER}y"
    assert folded_line("/m/a\nb\udcff.mp3") == "/m/a\ufffdb\ufffd.mp3"


def test_names_come_by_artist_album_and_title_and_the_nameless_last() -> None:
    names = [("Björk", "Homogenic", "Jóga"), ("anna", "Zoo", "a"), ("Änna", "Apple", "b"), ("", "", "")]
    assert sorted(names, key=lambda name: name_key(*name)) == [names[2], names[1], names[0], names[3]]
