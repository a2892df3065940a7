"""The card of a model as text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.core.models.figures import Figure, GemsFigure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.gui.about.html import bullets, heading, paragraph, table
from emotion_player.gui.numbers import count_text, number_text, percent_text
from emotion_player.gui.words import gems_word, model_name

translate = QCoreApplication.translate


def figures_line(card: ModelCard) -> str:
    """Summarise size and score in a few words."""
    facts = [
        translate("CardText", "{count} million parameters").format(count=number_text(card.parameters / 1e6, 1)),
        translate("CardText", "version {version}").format(version=card.version),
    ]
    if (score := card.score) is not None:
        facts.append(translate("CardText", "agreement with listeners (CCC) {score}").format(score=number_text(score)))
    return "  ·  ".join(facts)


def card_html(card: ModelCard) -> str:
    """Format the whole card as a page: description, figures and licence."""
    name = translate("CardText", "{name}, version {version}").format(name=model_name(card.name), version=card.version)
    parts = [heading(name, 2), bullets(_facts(card))]
    if card.figures:
        parts += [
            heading(translate("CardText", "How well it agrees with listeners")),
            paragraph(
                translate(
                    "CardText",
                    "On test songs that were never used in training; CCC is the concordance correlation (1 is "
                    "perfect, 0 is chance), in brackets its 95 % interval.",
                )
            ),
            table(_figure_heads(), map(_figure_cells, card.figures)),
        ]
    if card.gems:
        parts += [
            heading(translate("CardText", "Emotions that listeners feel (GEMS)")),
            paragraph(
                translate(
                    "CardText",
                    "Correlation with the share of listeners who feel it. Songs show the emotions that reach .5.",
                )
            ),
            table((translate("CardText", "Emotion"), "n", "r"), map(_gems_cells, card.gems)),
        ]
    if card.notes:
        parts += [heading(translate("CardText", "How it was made")), bullets(card.notes)]
    return "".join(parts)


def _facts(card: ModelCard) -> list[str]:
    valence, arousal = card.interval.typical
    numbers = {
        "percent": percent_text(card.interval.coverage * 100),
        "valence": number_text(valence),
        "arousal": number_text(arousal),
    }
    if card.interval.scale is None:
        within = translate(
            "CardText", "{percent} of listeners' ratings lie within ±{valence} (valence) and ±{arousal} (arousal)"
        )
    else:
        within = translate(
            "CardText",
            "Each song has an interval of its own, ±{valence} (valence) and ±{arousal} (arousal) on average, in which "
            "{percent} of listeners' ratings lie",
        )
    return [
        translate("CardText", "{count} parameters").format(count=count_text(card.parameters)),
        translate("CardText", "Listens to {count} parts of {seconds} seconds of each song").format(
            count=card.segments.count, seconds=number_text(card.segments.duration_s, 1)
        ),
        within.format(**numbers),
        translate("CardText", "Trained on: {data}").format(data="; ".join(card.trained_on)),
        translate("CardText", "Licence of the weights: {licence}").format(licence=card.licence),
    ]


def _figure_heads() -> tuple[str, ...]:
    return (translate("CardText", "Data"), translate("CardText", "Axis"), "n", "CCC", "R²", "RMSE", "MAE")


def _figure_cells(figure: Figure) -> tuple[str, ...]:
    axes = {"valence": translate("CardText", "valence"), "arousal": translate("CardText", "arousal")}
    return (
        figure.dataset,
        axes.get(figure.axis, figure.axis),
        str(figure.n),
        _with_interval(figure.ccc, figure.ccc_low, figure.ccc_high),
        *(number_text(each) for each in (figure.r2, figure.rmse, figure.mae)),
    )


def _gems_cells(figure: GemsFigure) -> tuple[str, ...]:
    return gems_word(figure.name), str(figure.n), _with_interval(figure.r, figure.r_low, figure.r_high)


def _with_interval(value: float, low: float, high: float) -> str:
    return f"{number_text(value)} ({number_text(low)}\N{EN DASH}{number_text(high)})"
