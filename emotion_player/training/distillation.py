"""What a student learns from a teacher: its answers, its features and where it looks.

The teacher does not change, so what it makes of each view is noted once. Layers 6, 9 and 12 of the teacher face the
three stages of the student; features (Romero et al. 2015) and attention (Zagoruyko and Komodakis 2017) are compared on
a common grid of 3 bands by 5 times, for the two networks have neither the same width nor the same heads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.views import Views, locate

GRID = (3, 5)
"""The bands and times on which features and attention are compared."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Note:
    """What the teacher made of views.

    Attributes:
        emotion: (views, 2).
        gems: (views, 9), shares.
        features: (views, 3, width, 3, 5).
        attention: (views, 3, 3, 5).
    """

    emotion: Tensor
    gems: Tensor
    features: Tensor
    attention: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A teacher's notes on views of one dataset, on disk.

    Attributes:
        answers: (views, 11), valence, arousal and the GEMS shares.
        features: (views, 3, width, 3, 5).
        attention: (views, 3, 3, 5).
    """

    answers: npt.NDArray[np.float32]
    features: npt.NDArray[np.float16]
    attention: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TeacherNotes:
    """What a teacher made of every view that ``rows`` names, ascending, page after page."""

    rows: npt.NDArray[np.int64]
    pages: tuple[Page, ...]

    @property
    def width(self) -> int:
        """Channels of the features."""
        return int(self.pages[0].features.shape[2])

    def take(self, rows: npt.NDArray[np.int64], device: torch.device) -> Note:
        """The notes of the views of these rows, all of them among ``self.rows``, on a device."""
        first = self.pages[0]
        answers = np.empty((len(rows), *first.answers.shape[1:]), np.float32)
        features = np.empty((len(rows), *first.features.shape[1:]), np.float32)
        attention = np.empty((len(rows), *first.attention.shape[1:]), np.float32)
        ends = np.cumsum([len(page.answers) for page in self.pages])
        for index, here, there in locate(np.searchsorted(self.rows, rows), ends):
            page = self.pages[index]
            answers[here], features[here], attention[here] = (
                page.answers[there], page.features[there], page.attention[there],
            )  # fmt: skip
        emotion, gems = torch.from_numpy(answers[:, :2]), torch.from_numpy(answers[:, 2:])
        return Note(*(x.to(device) for x in (emotion, gems, torch.from_numpy(features), torch.from_numpy(attention))))


def first_views(views: Views, count: int) -> npt.NDArray[np.int64]:
    """The rows of the first ``count`` views of every clip that counts."""
    place = np.arange(len(views.clip)) - np.searchsorted(views.clip, views.clip)
    return views.rows[place[views.rows] < count]


def take_notes(
    teacher: EmotionNetwork,
    name: str,
    views: Views,
    rows: npt.NDArray[np.int64],
    folders: Sequence[Path],
    device: torch.device,
    on_views: Callable[[int], None],
) -> TeacherNotes:
    """Note what the teacher makes of the views, going on where ``folders`` leave off.

    Args:
        teacher: Trained.
        name: Tells this teacher from others, a hash of its weights; notes of another are begun anew.
        views: What the stems heard.
        rows: Of which views, ascending.
        folders: Where to keep the notes on each of the views' shelves.
        device: Where the teacher works.
        on_views: Told how many more views are done.
    """
    teacher = teacher.to(device).eval()
    pages = []
    for folder, start, end in zip(folders, [0, *views.ends[:-1].tolist()], views.ends.tolist(), strict=True):
        these = rows[(rows >= start) & (rows < end)]
        plan = json.dumps([name, end - start, (these - start).tolist()])
        pages.append(_take_page(teacher, plan, views, these, folder, device, on_views))
    return TeacherNotes(rows, tuple(pages))


def _take_page(
    teacher: EmotionNetwork,
    plan: str,
    views: Views,
    rows: npt.NDArray[np.int64],
    folder: Path,
    device: torch.device,
    on_views: Callable[[int], None],
) -> Page:
    folder.mkdir(parents=True, exist_ok=True)
    plan_file, done_file = folder / "plan.json", folder / "done"
    if not (plan_file.is_file() and plan_file.read_text(encoding="utf-8") == plan):
        done_file.unlink(missing_ok=True)
        plan_file.write_text(plan, encoding="utf-8")
    done = int(done_file.read_text()) if done_file.is_file() else 0
    mode = "r+" if done else "w+"

    def opened(file: str, kind: type[np.floating[Any]], *shape: int) -> npt.NDArray[Any]:
        if not len(rows):  # no empty file can be mapped
            return np.empty((0, *shape), kind)
        return np.lib.format.open_memmap(folder / file, mode, kind, (len(rows), *shape))

    answers = opened("answers.npy", np.float32, 11)
    features = opened("features.npy", np.float16, 3, teacher.embedding_width, *GRID)
    attention = opened("attention.npy", np.float32, 3, *GRID)
    on_views(done)
    for start in range(done, len(rows), _BATCH):
        these = slice(start, start + _BATCH)
        with torch.inference_mode():
            answer = teacher.judge(views.take(rows[these]).to(device))
            answers[these] = torch.cat([answer.emotion, answer.gems.sigmoid()], 1).float().cpu().numpy()
            features[these] = torch.stack([_pooled(f) for f in answer.features], 1).float().cpu().numpy()
            attention[these] = torch.stack([_pooled(a.unsqueeze(1))[:, 0] for a in answer.attention], 1).cpu().numpy()
        if (start // _BATCH) % 20 == 19 or start + _BATCH >= len(rows):
            for array in (answers, features, attention):
                array.flush()  # type: ignore[attr-defined]
            done_file.write_text(str(min(start + _BATCH, len(rows))))
        on_views(len(rows[these]))
    return Page(answers, features, attention)


class Projectors(nn.Module):
    """Brings the student's features to the teacher's width: a 1 x 1 convolution a stage, used while learning only."""

    def __init__(self, channels: tuple[int, ...], width: int) -> None:
        super().__init__()
        self.stages = nn.ModuleList(nn.Conv2d(inputs, width, 1) for inputs in channels)

    def forward(self, features: tuple[Tensor, ...]) -> Tensor:
        """Three maps (batch, channels, bands, times) -> (batch, 3, width, 3, 5)."""
        return torch.stack([stage(_pooled(f)) for stage, f in zip(self.stages, features, strict=True)], 1)


def feature_gap(projected: Tensor, noted: Tensor) -> Tensor:
    """(batch, 3, width, 3, 5) twice -> (batch,): mean squared difference, both normalised over the channels."""
    ours, theirs = (_normalised(features, 2) for features in (projected, noted))
    return ((ours - theirs) ** 2).mean((1, 2, 3, 4))


def attention_gap(energy: tuple[Tensor, ...], noted: Tensor) -> Tensor:
    """Three maps (batch, bands, times), and (batch, 3, 3, 5) -> (batch,): squared distance of maps of unit length."""
    ours = torch.stack([_pooled(e.unsqueeze(1))[:, 0] for e in energy], 1).flatten(2)
    theirs = noted.flatten(2)
    return ((functional.normalize(ours, dim=2) - functional.normalize(theirs, dim=2)) ** 2).sum(2).mean(1)


def _pooled(features: Tensor) -> Tensor:
    return functional.adaptive_avg_pool2d(features, GRID)


def _normalised(x: Tensor, dim: int) -> Tensor:
    centred = x - x.mean(dim, keepdim=True)
    scaled: Tensor = centred / (centred.square().mean(dim, keepdim=True) + 1e-6).sqrt()
    return scaled
