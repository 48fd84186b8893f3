"""A week's numbers as HTML: the sentence that sums it up, and its four tiles."""

from datetime import date

from tracker.charts import sparkline
from tracker.pages.markup import block, paragraphs, tile
from tracker.review import WeeklyReview
from tracker.wording import sentences
from tracker.wording.numbers import days
from tracker.wording.tiles import tiles


def lede(review: WeeklyReview, today: date) -> str:
    """What the week was, in one sentence, and what is to be known beside it."""
    said = [sentences.week_sentence(review)]
    asides = [days(review.start, review.end), sentences.running_week_sentence(review, today)]
    asides.append(sentences.currencies_sentence(review))
    return block(paragraphs(said) + f"<small>{paragraphs(asides)}</small>", "lede")


def tile_row(review: WeeklyReview) -> str:
    """Hours, rate, unbilled hours and money left on the table, each with its last weeks."""
    shown = (tile(of, sparkline(of.values, label=of.label, reference=of.reference)) for of in tiles(review))
    return block("".join(shown), "tiles")
