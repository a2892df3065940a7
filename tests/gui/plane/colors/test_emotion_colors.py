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


both = pytest.mark.parametrize("dark", [False, True])


def ring(distance: float, count: int = 72) -> npt.NDArray[np.float32]:
    """Places around the middle, counted from pleasant towards excited."""
    angles = np.arange(count) * 2 * np.pi / count
    return (distance * np.column_stack([np.cos(angles), np.sin(angles)])).astype(np.float32)


def lch(points: npt.NDArray[np.float32], *, dark: bool) -> npt.NDArray[np.float64]:
    """(n, 3): lightness, chroma and hue in degrees of the colours of some places."""
    lightness, a, b = oklab(linear(emotion_colors(points, dark=dark))).T
    return np.column_stack([lightness, np.hypot(a, b), np.rad2deg(np.arctan2(b, a))])


@both
@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
@pytest.mark.parametrize("distance", [0.25, 0.5, 1.0])
def test_eyes_of_every_kind_tell_the_four_quadrants_apart(dark: bool, blindness: str | None, distance: float) -> None:
    seen = linear(emotion_colors(CORNERS / np.sqrt(2).astype(np.float32) * np.float32(distance), dark=dark))
    if blindness:
        seen = seen @ np.array(BLINDNESS[blindness]).T
    closest = min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(oklab(seen), 2))
    assert closest > 0.075  # several times what is just noticeable, about 0.02


@both
@pytest.mark.parametrize("distance", [0.1, 0.5, 1.0])
def test_the_hue_goes_once_around_with_the_direction(dark: bool, distance: float) -> None:
    hues = lch(ring(distance), dark=dark)[:, 2]
    steps = (np.diff(hues, append=hues[0]) + 180) % 360 - 180
    assert (steps < 1).all()  # a colour of 8 bits may turn back a little
    assert steps.sum() == pytest.approx(-360)


@both
def test_no_colour_is_grey_not_even_in_the_middle(dark: bool) -> None:
    assert min(lch(ring(distance), dark=dark)[:, 1].min() for distance in (0.01, 0.2, 0.6, 1.0)) > 0.06


@both
def test_farther_from_the_middle_colours_are_purer_and_stand_out_more_from_the_ground(dark: bool) -> None:
    inner, outer = lch(ring(0.1), dark=dark), lch(ring(1.0), dark=dark)
    assert (outer[:, 1] > inner[:, 1]).all()
    assert ((outer[:, 0] - inner[:, 0]) * (1 if dark else -1) > 0.005).all()


@both
def test_neighbouring_points_have_neighbouring_colours(dark: bool) -> None:
    way = np.linspace(-1, 1, 201).astype(np.float32)
    for line in (ring(0.5, 360), np.column_stack([way, 0.3 - 0 * way]), np.column_stack([0.6 + 0 * way, way])):
        seen = oklab(linear(emotion_colors(line.astype(np.float32), dark=dark)))
        assert np.linalg.norm(np.diff(seen, axis=0), axis=1).max() < 0.02


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_point_stands_out_from_the_ground(theme: Theme) -> None:
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 21), np.linspace(-1, 1, 21)), -1).reshape(-1, 2).astype(np.float32)
    colors = emotion_colors(grid, dark=theme.dark)
    weakest = min(contrast("#" + bytes(color).hex(), theme.surface) for color in colors)
    assert weakest >= 3


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
