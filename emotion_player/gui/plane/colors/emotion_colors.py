"""The colour of every point of the plane, smooth and safe for colour-blind eyes.

Arousal runs along blue to orange, which red-green blindness leaves alone; valence runs from dark to bright, which every
eye sees. Colours are mixed in OKLab (Ottosson 2020), so that equal ways on the plane look equally far.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from emotion_player.core.emotion import Emotion

# (lightness, chroma, hue in degrees) in OKLCh of: tense, happy, sad, calm.
_ON_LIGHT = ((0.53, 0.19, 27.0), (0.73, 0.155, 72.0), (0.42, 0.165, 268.0), (0.66, 0.105, 182.0))
_ON_DARK = ((0.63, 0.19, 25.0), (0.85, 0.15, 82.0), (0.56, 0.17, 272.0), (0.78, 0.12, 182.0))

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
    corners = np.array([oklab_of_oklch(*corner) for corner in (_ON_DARK if dark else _ON_LIGHT)])
    right, up = (np.clip(points.astype(np.float64), -1, 1).T[:, :, None] + 1) / 2
    tense, happy, sad, calm = corners
    oklab = up * ((1 - right) * tense + right * happy) + (1 - up) * ((1 - right) * sad + right * calm)
    return srgb_of_oklab(oklab)


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
