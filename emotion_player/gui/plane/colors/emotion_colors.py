"""The colour of every point of the plane, told apart with every kind of colour vision, and never grey.

The direction from the middle gives the hue: happy is amber, tense red, sad blue, calm green, so that each point
shows its quadrant, however near the middle it is. The distance makes colours stand out more: purer, and darker on a
light ground or brighter on a dark one. Quadrants also differ in lightness. Colours are mixed in
OKLCh (Ottosson 2020), where equal steps look equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class _Scheme:
    """The colours on one ground.

    Attributes:
        corners: (lightness, chroma, hue in degrees) in OKLCh of happy, tense, sad and calm songs far from the middle;
            hues fall from one to the next, all the way around.
        lift: How much lighter colours are in the middle.
    """

    corners: tuple[tuple[float, float, float], ...]
    lift: float


_ON_LIGHT = _Scheme(((0.64, 0.135, 68.0), (0.50, 0.19, 25.0), (0.41, 0.165, -92.0), (0.585, 0.10, -178.0)), 0.03)
_ON_DARK = _Scheme(((0.86, 0.155, 85.0), (0.66, 0.19, 22.0), (0.60, 0.165, -88.0), (0.79, 0.125, -180.0)), -0.06)
_ANGLES = np.arange(-315.0, 720.0, 90.0)
"""Where the corners lie in degrees, counted from pleasant towards excited: before, in and after the full turn."""
_INNER_CHROMA = 0.62
"""The chroma in the middle, as a share of that at the edge."""

_OKLAB_TO_LMS = np.array(
    [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480]]
)
_LMS_TO_RGB = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


def emotion_colors(points: npt.NDArray[np.float32], *, dark: bool) -> npt.NDArray[np.uint8]:
    """(n, 2) valence and arousal in [-1, 1] -> (n, 3) sRGB for a dark or a light background."""
    scheme = _ON_DARK if dark else _ON_LIGHT
    valence, arousal = np.clip(points.astype(np.float64), -1, 1).T
    angle = np.rad2deg(np.arctan2(arousal, valence)) % 360
    distance = np.minimum(1.0, np.hypot(valence, arousal))
    corners = np.array(scheme.corners)
    turns = np.concatenate([corners - np.array([0.0, 0.0, 360.0]) * turn for turn in (-1, 0, 1)])
    lightness, chroma, hue = (np.interp(angle, _ANGLES, values) for values in turns.T)
    lightness = lightness + scheme.lift * (1 - distance)
    chroma = chroma * (_INNER_CHROMA + (1 - _INNER_CHROMA) * distance)
    hue = np.deg2rad(hue)
    return srgb_of_oklab(np.column_stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)]))


def srgb_of_oklab(oklab: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """(n, 3) OKLab -> (n, 3) sRGB, clipped to what screens can show."""
    linear = np.clip((oklab @ _OKLAB_TO_LMS.T) ** 3 @ _LMS_TO_RGB.T, 0, 1)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    colors: npt.NDArray[np.uint8] = np.rint(srgb * 255).astype(np.uint8)
    return colors


def emotion_color(emotion: Emotion, *, dark: bool) -> QColor:
    """The colour of one point."""
    red, green, blue = emotion_colors(np.array([[emotion.valence, emotion.arousal]], np.float32), dark=dark)[0]
    return QColor(int(red), int(green), int(blue))


@lru_cache(maxsize=2)
def plane_tint(size_px: int, *, strength: float, dark: bool) -> QImage:
    """The whole plane as a square image, excitement at the top, ``strength`` opaque in the corners, clearer inside."""
    axis = np.linspace(-1, 1, size_px, dtype=np.float32)
    valence, arousal = np.meshgrid(axis, axis[::-1])
    alpha = strength * (0.35 + 0.65 * np.minimum(1, np.hypot(valence, arousal) / 1.2))
    rgba = np.empty((size_px, size_px, 4), np.uint8)
    rgba[..., :3] = emotion_colors(np.column_stack([valence.ravel(), arousal.ravel()]), dark=dark).reshape(
        size_px, size_px, 3
    )
    rgba[..., 3] = np.rint(alpha * 255)
    return QImage(rgba.tobytes(), size_px, size_px, 4 * size_px, QImage.Format.Format_RGBA8888).copy()


def oklab_of_oklch(lightness: float, chroma: float, hue_degrees: float) -> tuple[float, float, float]:
    """The same colour, its hue as two coordinates."""
    hue = np.deg2rad(hue_degrees)
    return lightness, float(chroma * np.cos(hue)), float(chroma * np.sin(hue))
