"""Every picture of the window in README and guide can be drawn anew."""

from __future__ import annotations

import re
from pathlib import Path

from tests.guide_pictures import PICTURES

CHECKOUT = Path(__file__).parents[1]


def shown_in(page: str) -> set[Path]:
    file = CHECKOUT / page
    return {file.parent / place for place in re.findall(r"!\[[^\]]*\]\((.+?\.png)\)", file.read_text("utf-8"))}


def test_every_picture_that_is_shown_is_drawn_and_every_one_drawn_is_shown() -> None:
    shown = shown_in("README.md") | shown_in("docs/guide.md")

    assert shown == {CHECKOUT / "docs" / name for name in PICTURES}
    assert all(picture.is_file() for picture in shown)
