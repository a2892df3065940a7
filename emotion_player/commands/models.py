"""``emotion-player models``: the installed models and their figures."""

from __future__ import annotations

import argparse

from emotion_player import paths
from emotion_player.app import MODEL_NAMES, open_models
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import gems_word
from emotion_player.errors import ModelError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``models``."""
    parser = subparsers.add_parser(
        "models",
        help="show the installed models",
        description="Show the installed models and the figures on their cards. Set EMOTION_PLAYER_MODELS to use "
        "another folder of models.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print every model's card."""
    models = open_models()
    print(f"Models in {paths.models_folder()}")
    for name in dict.fromkeys([*MODEL_NAMES, *models.names()]):
        print()
        try:
            _print_card(models.card(name))
        except ModelError as error:
            print(f"{name}: not installed. {error}" if name not in models.names() else f"{name}: unusable. {error}")
    return 0


def _print_card(card: ModelCard) -> None:
    score = "" if card.score is None else f", score {card.score:.3f}"
    valence, arousal = card.interval.typical
    average = "" if card.interval.scale is None else ", on average"
    print(f"{card.key}: {card.parameters:,} parameters{score}")
    print(
        f"  analyses {card.segments.count} x {card.segments.duration_s:g} s of a song; {card.interval.coverage:.0%} of "
        f"human labels are within {valence:.2f} (valence) and {arousal:.2f} (arousal) of the prediction{average}"
    )
    print(f"  trained on {', '.join(card.trained_on) or 'nothing that the card names'}; licence: {card.licence}")
    if card.usable_gems:
        emotions = ", ".join(f"{gems_word(figure.name)} (r {figure.r:.2f})" for figure in card.usable_gems)
        print(f"  predicts what share of listeners feels {emotions}")
    if card.figures:
        print(f"  {'dataset':<12} {'axis':<8} {'songs':>5}  {'CCC (95 % interval)':<22} {'R²':>6} {'r':>6} {'RMSE':>6}")
    for figure in card.figures:
        ccc = f"{figure.ccc:.3f} ({figure.ccc_low:.3f} to {figure.ccc_high:.3f})"
        print(
            f"  {figure.dataset:<12} {figure.axis:<8} {figure.n:>5}  {ccc:<22} "
            f"{figure.r2:>6.3f} {figure.pearson:>6.3f} {figure.rmse:>6.3f}"
        )
