"""The README's table of what is proven."""

from __future__ import annotations

from collections.abc import Iterable

from emotion_player.core.models.figures import Figure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.training.evaluation.comparison import Comparison
from emotion_player.training.evaluation.peers import Peer
from emotion_player.training.report.claims import short

CLAIMED = (("student", ".68", ".70"), ("teacher", ".73", ".75"))
"""CCC of valence and arousal on DEAM, as the founding report has it; it tells neither n nor intervals."""


def standing_table(comparison: Comparison) -> str:
    """Which network is better, as Markdown: the mean CCC on recordings that its like had not learned from."""
    lines = ["| trained five times | n | mean CCC |", "|---|---|---|"]
    lines += [
        f"| {each.name} | {comparison.recordings:,} | {_ranged(each.score, each.low, each.high)} |"
        for each in comparison.contenders
    ]
    lines += [
        f"| {each.name} over {each.over} | {comparison.recordings:,} | {_ranged(each.gain, each.low, each.high)} |"
        for each in comparison.gains
    ]
    return "\n".join(lines) + "\n"


def proof_table(cards: Iterable[ModelCard], peers: Iterable[Peer]) -> str:
    """How well models agree with listeners, as Markdown, beside others and the founding report."""
    lines = ["| | data | n | valence | arousal |", "|---|---|---|---|---|"]
    measured = [(f"{card.name} {card.version}", card.figures) for card in cards]
    for name, figures in [*measured, *((peer.name, peer.figures) for peer in peers)]:
        by_axis = {(figure.dataset, figure.axis): figure for figure in figures}
        for dataset in dict.fromkeys(figure.dataset for figure in figures):
            valence, arousal = (by_axis[dataset, axis] for axis in ("valence", "arousal"))
            lines.append(f"| {name} | {dataset} | {valence.n} | {_ccc(valence)} | {_ccc(arousal)} |")
    lines += [f"| founding report: {name} | DEAM | not told | {v} | {a} |" for name, v, a in CLAIMED]
    return "\n".join(lines) + "\n"


def _ranged(value: float, low: float, high: float) -> str:
    return f"{short(value, 3)} ({short(low, 3)}–{short(high, 3)})"  # noqa: RUF001


def _ccc(figure: Figure) -> str:
    """``.631 (.40–.79)``: the correlation and its interval."""
    return f"{short(figure.ccc, 3)} ({short(figure.ccc_low, 2)}–{short(figure.ccc_high, 2)})"  # noqa: RUF001
