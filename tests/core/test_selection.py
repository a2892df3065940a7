import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.selection import fold


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
