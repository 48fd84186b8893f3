"""The rules that all patterns share, once and in plain words; the honest rate of false alarms; privacy.

The numbers in the text are those the program computes with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.language import N_, _
from tracker.metrics.change import FALSE_DISCOVERY, SIZE_GATE
from tracker.patterns.rules import BETWEEN_REVIEWS, CARDS, GRACE, PHASE_DAYS, SILENCE
from tracker.patterns.windows import ACTIVE_MESSAGES, BEFORE, RECENT, WITHIN, WITHIN_ALL
from tracker.wording.numbers import percent, written


class Rule(NamedTuple):
    """A rule that all patterns share, in the words of the sources.

    Attributes:
        called: its name.
        says: what it says; the numbers in it are those of `_numbers`.
    """

    called: str
    says: str

    @property
    def name(self) -> str:
        """Its name, in the language spoken."""
        return _(self.called)

    @property
    def text(self) -> str:
        """What it says, in the language spoken, with the numbers that the program computes with."""
        return _(self.says).format(**_numbers())


def _numbers() -> dict[str, object]:
    return {
        "messages": ACTIVE_MESSAGES,
        "recent": RECENT,
        "before": BEFORE,
        "within": WITHIN,
        "within_all": WITHIN_ALL,
        "between": BETWEEN_REVIEWS.days // 7,
        "grace": GRACE.days // 7,
        "silence": SILENCE.days // 7,
        "phase": PHASE_DAYS,
        "times": written(SIZE_GATE, "g"),
        "chance": percent(FALSE_DISCOVERY),
        "cards": CARDS,
    }


class Measured(NamedTuple):
    """How often the patterns spoke up about practices in which nothing was going on.

    Attributes:
        weeks: "independent", or how each week leans on the one before; to be translated.
        cards: cards that rest on a test for change, per user and year.
        high: findings at level 2 or 3, per user and year.
        years: how many years of one user were simulated.
    """

    weeks: str
    cards: float
    high: float
    years: int


MEASURED: tuple[Measured, ...] = (
    Measured(N_("independent weeks"), cards=0.08, high=0, years=60),
    Measured(
        N_("weeks that lean on the one before (autocorrelation 0.3)"), cards=0.77, high=1 / 60, years=60
    ),
)
"""The figures of `tests/simulation`, with a fixed seed."""

SHARED_RULES = (
    Rule(
        N_("A pattern is a question, not a verdict"),
        N_(
            "Each pattern puts a number beside a line. What lies beyond the line can be a fine choice: the"
            " answer “my choice”, with a budget or an end date, is as good as any other."
        ),
    ),
    Rule(
        N_("Levels"),
        N_(
            "1 is worth a look, 2 worth a talk, 3 worth a change. The highest line that was passed counts;"
            " the lines need not be passed in turn, unless the text says so."
        ),
    ),
    Rule(
        N_("Active weeks"),
        N_(
            "A week counts as active for a client with an hour of work or {messages} messages, and not on"
            " leave. Most patterns look at the last {recent} active weeks, which may lie within the last"
            " {within} calendar weeks. Patterns about you rather than one client take the last 28 days."
        ),
    ),
    Rule(
        N_("Enough to go by"),
        N_(
            "Each pattern names how much it needs before it says anything. Until then it says how far it is,"
            " such as “12 of 20”. Messages are counted in turns: a run that asks for an answer is one. A"
            " pattern without its records, or without a rate, is silent and says so."
        ),
    ),
    Rule(
        N_("Two reviews"),
        N_(
            "Level 2 or 3 stands when the review {between} weeks earlier reached it, too: one odd month is"
            " no pattern. Until then the lower level shows. Lines about events that happened, such as a short"
            " night or an overdue invoice, do not wait."
        ),
    ),
    Rule(
        N_("Grace"),
        N_(
            "In the first {grace} weeks with a client everything shows at level 1 at most. Extra work is"
            " common at a start."
        ),
    ),
    Rule(
        N_("Phases"),
        N_(
            "A launch, a holiday or another phase that you wrote down, and that covers {phase} days or more"
            " of the four weeks, keeps everything at level 1 and is named."
        ),
    ),
    Rule(
        N_("Change"),
        N_(
            "Some patterns ask whether something went up: the last {recent} active weeks beside the {before}"
            " before them, within {within_all} calendar weeks. It counts when the middle week is at least"
            " {times} times as high and an exact rank test (Mann and Whitney) agrees. All those tests of a"
            " review share one limit of {chance} for chance finds (Benjamini and Hochberg)."
        ),
    ),
    Rule(
        N_("Chosen gifts"),
        N_(
            "Work that you give unasked is a chosen gift when you told the client a price for extra work and"
            " set a gift budget for the quarter. Within that budget it counts in no share, and is shown"
            " apart."
        ),
    ),
    Rule(
        N_("Cards"),
        N_(
            "A review shows at most {cards} cards: the highest level first, then what has most hours or"
            " money at stake. The rest is one click away."
        ),
    ),
    Rule(
        N_("Silence"),
        N_(
            "After “my choice” or “seen” a pattern is silent for that client until the day you named, or for"
            " {silence} weeks. A choice with a budget is silent while you stay within it. Each answer can be"
            " taken back."
        ),
    ),
    Rule(
        N_("As it was known then"),
        N_(
            "The review of a week uses what was known at its end. A payment or a reply that came later"
            " changes later reviews, not that one."
        ),
    ),
    Rule(
        N_("Your own lines"),
        N_(
            "Every line can be moved within its range, and every pattern switched off, in the settings."
            " Beside each line stands where it comes from: “chosen” is a sensible start that no research"
            " stands behind."
        ),
    ),
)
"""Every shared rule, in the order in which a reader needs them."""

PRIVACY = N_(
    "Patterns are read on this machine, from who wrote when and how, and from what you wrote down yourself."
    " No word of a client’s message is kept or read. Who wrote to you is personal data of that person"
    " (GDPR): keep what you need, and let the program keep addresses as hashes if you like. Nothing here is"
    " legal, tax or medical advice."
)
"""What is read, and what is not; to be translated."""

_PROMISE = N_(
    "Weekly numbers of one person jump about, so any rule speaks up now and then about nothing. Most patterns"
    " are rules about facts you wrote down; they are as right as your notes. Tests for change are another"
    " matter. Before this was built, a simulation took six steady clients and four numbers a week of each."
    " It gave 0.3 chance cards a year with independent weeks. It gave 2.8 when each week leaned on the one"
    " before (autocorrelation 0.3), and 7.8 when it did so more (0.5)."
)
_UNMEASURED = N_("The figures of this program itself are not in yet; the aim is 1 card a year, and 3 at 0.3.")


def false_alarms(measured: Sequence[Measured] = MEASURED) -> tuple[str, ...]:
    """How often the patterns speak up about nothing, in two paragraphs; what was not measured is not said."""
    if not measured:
        return _(_PROMISE), _(_UNMEASURED)
    said = _(
        "{weeks}: {cards} cards on change and {high} findings at level 2 or 3 a year (from {years} simulated"
        " years)"
    )
    found = [
        said.format(
            weeks=_(of.weeks),
            cards=written(of.cards, ".2f"),
            high=written(of.high, ".2f"),
            years=written(of.years),
        )
        for of in measured
    ]
    steady = _("This program, on steady practices with nothing planted: {found}.")
    return _(_PROMISE), steady.format(found="; ".join(found))
