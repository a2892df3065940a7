"""How good generated segments are: whether they are like music, express what was asked for, and are not copies.

All is measured by what three music taggers make of a segment, 192 numbers that no generator was trained on. Real music
is measured the same way, for what is too much to ask of it is too much to ask of a generator: the training groups
are split into two halves, one is taken as known and the other as the best generator there could be.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure as Drawing
from scipy.spatial.distance import cdist
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.errors import DatasetError
from emotion_player.networks.emotion_network import input_shapes
from emotion_player.training.features.views import Matrix
from emotion_player.training.files import replace_file
from emotion_player.training.gan.adversarial import Material

COPY_PERCENT = 1.0
"""Of real segments whose music is not known, so many lie nearer to a known one than the threshold for copies."""

_SHOWN_REAL, _SHOWN_GENERATED = 2, 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How well experts, who learned from the known half, read an axis: Pearson's r of their answer and the label.

    Attributes:
        real: On single segments of the other half; the most that can be hoped for.
        generated: On generated segments, against what was asked for. 0: the generator does not care.
    """

    real: float
    generated: float


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known of a generator's segments.

    Attributes:
        steps: How long it was trained.
        segments: How many segments each Fréchet distance compares with as many of the known half.
        frechet_real: Fréchet distance between normal distributions fitted to the taggers' numbers (Heusel et al. 2017),
            each number in standard deviations of the known half: of the real other half. Depends on ``segments``.
        frechet_generated: The same of the generated segments; the nearer to ``frechet_real``, the more like music.
        frechet_shuffled: The same of the other half with the frames of every segment in random order: what the right
            spectra without any rhythm or melody are worth.
        frechet_noise: The same of noise with the mean and deviation that every band has in real music.
        variety: Variance of the taggers' numbers over generated segments, in that over the known half's: 1 is as
            varied as music, 0 always the same.
        valence, arousal: How well experts read back what was asked for.
        nearest_real: Median distance of a segment of the other half to the nearest view of the known half, in root mean
            square standard deviations of a number.
        nearest_generated: Median distance of a generated segment to the nearest view of anything it learned from.
        copies_percent: Share of generated segments nearer to one they learned from than ``COPY_PERCENT`` of real
            segments are to what is not their music. Much more than that is learned by heart.
    """

    steps: int
    segments: int
    frechet_real: float
    frechet_generated: float
    frechet_shuffled: float
    frechet_noise: float
    variety: float
    valence: Reading
    arousal: Reading
    nearest_real: float
    nearest_generated: float
    copies_percent: float

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        replace_file(path, json.dumps(dataclasses.asdict(self), indent=2).encode())

    def rows(self) -> tuple[tuple[str, str, str, str], ...]:
        """A table for people: what, generated, real music, and what to compare with."""
        return (
            (
                "Fréchet distance",
                f"{self.frechet_generated:.1f}",
                f"{self.frechet_real:.1f}",
                f"frames shuffled {self.frechet_shuffled:.1f}, noise {self.frechet_noise:.1f}",
            ),
            ("Variety", f"{self.variety:.2f}", "1.00", "0 is always the same"),
            ("Valence read back, r", f"{self.valence.generated:.2f}", f"{self.valence.real:.2f}", "0 is by chance"),
            ("Arousal read back, r", f"{self.arousal.generated:.2f}", f"{self.arousal.real:.2f}", "0 is by chance"),
            ("Distance to the nearest", f"{self.nearest_generated:.2f}", f"{self.nearest_real:.2f}", "0 is a copy"),
            ("Suspected copies", f"{self.copies_percent:.1f} %", f"{COPY_PERCENT:.1f} %", "100 % is learned by heart"),
        )


FRAMES = input_shapes()[0][1]
"""Of a segment."""


def measure_quality(
    material: Material,
    generated: Matrix,
    asked: Matrix,
    embed: Callable[[Matrix], Matrix],
    steps: int,
    seed: int = 0,
) -> Quality:
    """Judge generated segments against the views that the generator learned from.

    Args:
        material: Those views.
        generated: (segments, 96, frames), dB.
        asked: (segments, 2): valence and arousal that each is to express.
        embed: The taggers: (segments, 96, frames) -> (segments, 192).
        steps: How long the generator was trained.
        seed: Draws the halves, and which segments are compared.

    Raises:
        DatasetError: There are fewer than four groups to split.
    """
    rng = np.random.default_rng(seed)
    known, other = _halves(material, rng)
    scaler = StandardScaler().fit(material.tagged(known))
    count = min(len(generated), len(known), len(other))
    picked_known, picked_other = (rng.choice(rows, count, replace=False) for rows in (known, other))
    picked_made = rng.choice(len(generated), count, replace=False)
    real_mels = material.views.mels(picked_other)

    def embedded(mels: Matrix) -> Matrix:
        scaled: Matrix = scaler.transform(embed(mels)).astype(np.float32)
        return scaled

    known_all, other_all = (scaler.transform(material.tagged(rows)) for rows in (known, other))
    reference = scaler.transform(material.tagged(picked_known))
    real, made = scaler.transform(material.tagged(picked_other)), embedded(generated)
    shuffled = np.stack([mel[:, rng.permutation(mel.shape[1])] for mel in real_mels])
    noise = real_mels.mean((0, 2))[:, None] + real_mels.std((0, 2))[:, None] * rng.standard_normal(real_mels.shape)
    readings = [
        _reading(known_all, material, known, axis, (real, picked_other), (made, asked[:, axis])) for axis in (0, 1)
    ]
    nearest_real = _nearest(real, known_all)
    nearest_made = _nearest(made, np.concatenate([known_all, other_all]))
    return Quality(
        steps=steps,
        segments=count,
        frechet_real=round(frechet(real, reference), 3),
        frechet_generated=round(frechet(made[picked_made], reference), 3),
        frechet_shuffled=round(frechet(embedded(shuffled), reference), 3),
        frechet_noise=round(frechet(embedded(noise.astype(np.float32)), reference), 3),
        variety=round(float(made.var(0).sum() / known_all.var(0).sum()), 4),
        valence=readings[0],
        arousal=readings[1],
        nearest_real=round(float(np.median(nearest_real)), 4),
        nearest_generated=round(float(np.median(nearest_made)), 4),
        copies_percent=round(100 * float(np.mean(nearest_made < np.percentile(nearest_real, COPY_PERCENT))), 2),
    )


def frechet(first: npt.NDArray[np.floating[Any]], second: npt.NDArray[np.floating[Any]]) -> float:
    """Fréchet distance of the normal distributions fitted to (n, numbers) and (m, numbers); 0 where they are equal.

    With few rows it is too large, so only distances of equally many can be compared.
    """
    means, covariances = [], []
    for rows in (first.astype(np.float64), second.astype(np.float64)):
        means.append(rows.mean(0))
        covariances.append(np.cov(rows, rowvar=False))
    values, vectors = np.linalg.eigh(covariances[0])
    root = (vectors * np.sqrt(values.clip(0))) @ vectors.T
    shared = np.sqrt(np.linalg.eigvalsh(root @ covariances[1] @ root).clip(0)).sum()
    spread = np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * shared
    return float(np.sum((means[0] - means[1]) ** 2) + max(0.0, float(spread)))


def draw_samples(path: Path, material: Material, generated: Matrix, asked: Sequence[Emotion], seed: int = 0) -> None:
    """Write a picture with a row for each quadrant: two real segments, then four generated ones."""
    rng = np.random.default_rng(seed)
    rows = material.views.rows
    labels = [Emotion(float(v), float(a)) for v, a in material.emotion[rows]]
    columns = _SHOWN_REAL + _SHOWN_GENERATED
    drawing = Drawing(figsize=(2.4 * columns, 6.4), layout="constrained")
    axes = drawing.subplots(len(Quadrant), columns, sharex=True, sharey=True, squeeze=False)
    for line, quadrant in zip(axes, Quadrant, strict=True):
        real = [row for row, label in zip(rows, labels, strict=True) if label.quadrant is quadrant]
        made = [i for i, emotion in enumerate(asked) if emotion.quadrant is quadrant]
        chosen = rng.permutation(real)[:_SHOWN_REAL].astype(np.int64)
        shown = [("real", labels[int(np.searchsorted(rows, row))], material.views.mels(row[None])[0]) for row in chosen]
        shown += [("", Emotion(0, 0), np.empty(0, np.float32))] * (_SHOWN_REAL - len(shown))
        shown += [("generated", asked[i], generated[i]) for i in made[:_SHOWN_GENERATED]]
        line[0].set_ylabel(f"{quadrant.name}, {quadrant.word}")
        for place in line:
            place.set_xticks([])
            place.set_yticks([])
        for place, (kind, emotion, mel) in zip(line, shown, strict=False):
            if mel.size:
                place.imshow(mel, origin="lower", aspect="auto", vmin=-70, vmax=35, cmap="magma")
                place.set_title(f"{kind} {emotion.valence:+.2f} {emotion.arousal:+.2f}", fontsize=8)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing.savefig(path, dpi=70)


def _halves(material: Material, rng: np.random.Generator) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The views of half of the groups, and the rest."""
    rows = material.views.rows
    groups = np.unique(material.group[rows])
    if len(groups) < 4:
        raise DatasetError(f"To judge a generator takes at least 4 groups of labelled clips; there are {len(groups)}.")
    chosen = rng.choice(groups, len(groups) // 2, replace=False)
    in_first = np.isin(material.group[rows], chosen)
    return rows[in_first], rows[~in_first]


def _reading(
    known_embedded: npt.NDArray[np.floating[Any]],
    material: Material,
    known: npt.NDArray[np.int64],
    axis: int,
    real: tuple[npt.NDArray[np.floating[Any]], npt.NDArray[np.int64]],
    made: tuple[Matrix, Matrix],
) -> Reading:
    """Let an expert learn the mean of every known clip's views, then read single segments."""
    clips, members = np.unique(material.views.clip[known], return_inverse=True)
    means = np.stack([known_embedded[members == i].mean(0) for i in range(len(clips))])
    labels = np.array([material.emotion[known[members == i][0], axis] for i in range(len(clips))])
    expert: Any = make_pipeline(StandardScaler(), SVR(C=1.0, gamma=0.25 / means.shape[1], epsilon=0.1))
    expert.fit(means, labels)
    return Reading(
        real=_correlation(expert.predict(real[0]), material.emotion[real[1], axis]),
        generated=_correlation(expert.predict(made[0]), made[1]),
    )


def _correlation(answer: npt.NDArray[np.floating[Any]], truth: npt.NDArray[np.floating[Any]]) -> float:
    if min(np.std(answer), np.std(truth)) < 1e-9:
        return 0.0
    return round(float(np.corrcoef(answer, truth)[0, 1]), 4)


def _nearest(rows: npt.NDArray[np.floating[Any]], among: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """Of each row the distance to the nearest of ``among``, root mean square over the numbers."""
    distances: npt.NDArray[np.float64] = cdist(rows, among).min(1) / np.sqrt(rows.shape[1])
    return distances
