from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.colors.emotion_colors import emotion_color, emotion_colors, plane_tint
from emotion_player.gui.theme import DARK, LIGHT, Theme

CORNERS = np.array([[-1, 1], [1, 1], [-1, -1], [1, -1]], np.float32)

# Machado, Oliveira & Fernandes (2009), severity 1.0, in linear RGB.
BLINDNESS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colors: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    srgb = colors / 255
    light: npt.NDArray[np.float64] = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return light


def oklab(rgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lab: npt.NDArray[np.float64] = np.cbrt(np.clip(rgb, 0, 1) @ TO_LMS.T) @ TO_LAB.T
    return lab


def luminance(hexadecimal: str) -> float:
    rgb = np.array([int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)], np.uint8)
    return float(linear(rgb) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_colour_blind_eyes_tell_the_four_quadrants_apart(dark: bool, blindness: str) -> None:
    seen = oklab(linear(emotion_colors(CORNERS, dark=dark)) @ np.array(BLINDNESS[blindness]).T)
    closest = min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(seen, 2))
    assert closest > 0.08  # several times what is just noticeable, about 0.02


@pytest.mark.parametrize("dark", [False, True])
def test_neighbouring_points_have_neighbouring_colours(dark: bool) -> None:
    line = np.column_stack([np.linspace(-1, 1, 201), np.linspace(-1, 1, 201)[::-1]]).astype(np.float32)
    steps = np.abs(np.diff(emotion_colors(line, dark=dark).astype(int), axis=0))
    assert steps.max() <= 6


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_point_stands_out_from_the_ground(theme: Theme) -> None:
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 21), np.linspace(-1, 1, 21)), -1).reshape(-1, 2).astype(np.float32)
    colors = emotion_colors(grid, dark=theme.dark)
    weakest = min(contrast("#" + bytes(color).hex(), theme.surface) for color in colors)
    assert weakest > 2.3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "window"),
        ("text", "surface"),
        ("text", "selection"),
        ("text", "note_surface"),
        ("text", "danger_surface"),
        ("muted", "window"),
        ("muted", "surface"),
        ("danger", "surface"),
        ("accent", "surface"),
        ("on_accent", "accent"),
    ],
)
def test_words_are_readable_on_their_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def test_a_single_colour_is_that_of_the_array() -> None:
    color = emotion_color(Emotion(1.0, 1.0), dark=False)
    assert [color.red(), color.green(), color.blue()] == emotion_colors(CORNERS[1:2], dark=False)[0].tolist()


def test_the_tint_has_excitement_at_the_top() -> None:
    tint = plane_tint(32, strength=1.0, dark=False)
    top_right, happy = tint.pixelColor(31, 0), emotion_color(Emotion(1.0, 1.0), dark=False)
    assert (top_right.red(), top_right.green(), top_right.blue()) == (happy.red(), happy.green(), happy.blue())
