"""Whether a boundary helped, in the order of a card: what went well, what is seen, how sure, what may be
innocent, a question, a possible step."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import N_, _, ngettext
from tracker.language.parts import listed
from tracker.metrics.effects import FEWEST_WEEKS, SETTLING_WEEKS, TRIGGER_WEEKS
from tracker.metrics.verdicts import CHANCE, CHANGE, CLEAR, MEDIUM, MOST_CHANCE, STRONG, TOO_EARLY
from tracker.wording.boundaries.measures import FORMULAS, apart, measure_title, measured
from tracker.wording.boundaries.pictured import MOST, explained, marks_of
from tracker.wording.numbers import count, day, one_line, out_of, percent, written

if TYPE_CHECKING:
    from tracker.boundaries.helped import Helped
    from tracker.metrics.effects import Effect
    from tracker.metrics.verdicts import Pairs

LEDE = N_(
    "Each boundary you told, and the weeks before and after it. First whether it was kept; then what changed,"
    " and how sure that is."
)
NOTHING_TOLD = N_(
    "No boundary was told yet. From the day you tell one, the weeks before and after are held against each"
    " other here."
)

VERDICTS = {
    TOO_EARLY: N_("too early to say"),
    CHANCE: N_("could be chance"),
    CHANGE: N_("looks like a change"),
    CLEAR: N_("clear change"),
}
"""What each rung of the ladder is called."""
UNASKED = {
    "not kept": N_("not kept so far"),
    "no measure": N_("nothing to count"),
    "long ago": N_("told long ago"),
}
"""What stands in the place of a verdict where no effect is asked."""


class Card(NamedTuple):
    """What is said of a boundary that was told; "" where there is nothing to say.

    Attributes:
        verdict: the rung, in two or three words.
        good: what went well.
        seen: what the weeks show, two or three sentences.
        sure: how sure that is.
        beside: other clients in the same weeks, and what was hoped for.
        innocent: what else may explain it.
        question: to oneself.
        step: one that is possible.
    """

    verdict: str
    good: str
    seen: str
    sure: str
    beside: str
    innocent: str
    question: str
    step: str


def card(of: "Helped", today: date) -> Card:
    """The words of a boundary that was told."""
    effect = of.effect
    if effect is None or of.measure is None:
        verdict = _(UNASKED[of.unasked or "no measure"])
        return Card(verdict, _good(of, today), _unasked(of), "", "", "", _question(of), _step(of))
    return Card(
        _went_other_way() if effect.is_worse else _(VERDICTS[effect.verdict]),
        _good(of, today),
        _seen(of, effect),
        _sure(effect),
        _beside(of),
        _innocent(of, effect),
        _question(of),
        _step(of),
    )


def _went_other_way() -> str:
    return _("it went the other way")


def of_pairs(pairs: "Pairs") -> str:
    """How many pairs of weeks improved: "41 of 48"; equal weeks count half."""
    whole = int(pairs.improved)
    return out_of(whole if whole == pairs.improved else pairs.improved, pairs.total)


def _good(of: "Helped", today: date) -> str:
    told = of.boundary.told_on
    when = day(told, today) if told else ""
    tried = of.adherence
    if not tried.occasions:
        return _(
            "You said it on {day}. How often it was kept is not noted yet, so what follows takes it as kept."
        ).format(day=when)
    kept = out_of(tried.kept, tried.occasions)
    if tried.keeping == "unknown":
        return _("You said it on {day}, and it was kept {kept} times: too few to be a share.").format(
            day=when, kept=kept
        )
    return _("You said it on {day}, and it was kept {kept} times.").format(day=when, kept=kept)


def _unasked(of: "Helped") -> str:
    if of.unasked == "not kept":
        tried = of.adherence
        return _(
            "Kept {kept} times, the limit was not tried yet: between {low} and {high} of the time. So the"
            " weeks before and after say nothing about whether it helps."
        ).format(kept=out_of(tried.kept, tried.occasions), low=percent(tried.low), high=percent(tried.high))
    if of.unasked == "long ago":
        return _("It was told so long ago that the weeks before it are not read any more.")
    return _("Nothing of it can be counted in a week. What counts is whether it was kept.")


def _seen(of: "Helped", effect: "Effect") -> str:
    measure = of.measure or ""
    name = measure_title(measure)
    if effect.median_before is None or effect.median_after is None or effect.pairs is None:
        return _("{measure}: the weeks before and after cannot be held against each other yet.").format(
            measure=name
        )
    moved = apart(measure, effect.difference or 0.0, of.currency)
    said = _(
        "{measure}: {before} in the middle week of those before, {after} in that of those after. That is"
        " {moved}."
    ).format(
        measure=name,
        before=measured(measure, effect.median_before, of.currency),
        after=measured(measure, effect.median_after, of.currency),
        moved=moved,
    )
    return f"{said} {_improved(effect)}"


def _improved(effect: "Effect") -> str:
    if effect.pairs is None:
        return ""
    less = _("In {pairs} pairs of weeks the later one was lower, as hoped.")
    more = _("In {pairs} pairs of weeks the later one was higher, as hoped.")
    return (less if effect.better == "less" else more).format(pairs=of_pairs(effect.pairs))


def _sure(effect: "Effect") -> str:
    before, after = len(effect.before), len(effect.after)
    weeks = _("From {before} before and {after} after.").format(
        before=count(before, "week", "weeks"), after=count(after, "week", "weeks")
    )
    if effect.verdict == TOO_EARLY:
        return f"{weeks} {_to_go(effect)}"
    if effect.is_worse:
        return f"{weeks} {_('That is more than chance would often make of it.')}"
    return f"{weeks} {by_chance(effect.p)}"


def _to_go(effect: "Effect") -> str:
    togo = effect.weeks_to_go
    if togo is None:
        return _("A verdict needs {n} weeks before it was told, and so many there are not.").format(
            n=FEWEST_WEEKS
        )
    return ngettext(
        "A verdict needs {fewest} on either side: {n} week more.",
        "A verdict needs {fewest} on either side: {n} weeks more.",
        togo,
    ).format(fewest=FEWEST_WEEKS, n=togo)


def by_chance(p: float | None) -> str:
    """How often chance does as well, as a natural frequency."""
    if p is None:
        return ""
    if p < 0.001:
        return _("Chance alone does as well in fewer than 1 of 1,000 cases.")
    of = 1000 if p < 0.01 else 100
    return _("Chance alone does as well in {n} cases.").format(n=out_of(max(round(p * of), 1), of))


def p_said(p: float) -> str:
    """A p to three places: "= 0.012"; a smaller one is "< 0.001", for it is never nothing."""
    return f"< {written(0.001, '.3f')}" if p < 0.001 else f"= {written(p, '.3f')}"


def _beside(of: "Helped") -> str:
    said = []
    compared = of.comparison
    if compared is not None and of.measure is not None:
        said.append(
            ngettext(
                "With {n} other client, whom you told nothing on it, the same weeks brought {others};"
                " beyond that it is {beyond}.",
                "With {n} other clients, whom you told nothing on it, the same weeks brought {others};"
                " beyond that it is {beyond}.",
                len(compared.others),
            ).format(
                n=len(compared.others),
                others=apart(of.measure, compared.typical, of.currency),
                beyond=apart(of.measure, compared.beyond, of.currency),
            )
        )
    hoped = of.boundary.hoped_percent
    if hoped is not None and of.change_percent is not None:
        said.append(_hoped(hoped, of.change_percent))
    return " ".join(said)


def _hoped(hoped: int, found: float) -> str:
    """What was hoped for beside what is there, in the hoped direction."""
    if found < 0:
        return _("You hoped for {hoped}; it went the other way, by {found}.").format(
            hoped=percent(hoped / 100), found=percent(-found / 100)
        )
    return _("You hoped for {hoped}; it is {found}.").format(
        hoped=percent(hoped / 100), found=percent(found / 100)
    )


def _innocent(of: "Helped", effect: "Effect") -> str:
    first, last = effect.before[:1], effect.after[-1:]
    asked = [week for week in of.weeks if first and last and first[0].monday <= week.monday <= last[0].monday]
    found = [explained(mark, len(weeks), of.currency) for mark, weeks in marks_of(asked)]
    if found:
        return _("In these weeks there was also: {found}. They stay in the numbers.").format(
            found=listed([one_line(said, 60) for said in found[:MOST]])
        )
    return _("A quieter or a fuller phase of the work would look the same.")


def _question(of: "Helped") -> str:
    if of.unasked == "not kept":
        return _("Is the exception the new rule? If so, would you choose it?")
    if of.effect is None:
        return _("What would you notice first if it had helped?")
    if of.effect.is_worse:
        return _("What else began in these weeks?")
    if of.effect.helped:
        return _("What made it easy to keep, and where else would that work?")
    if of.effect.verdict == TOO_EARLY:
        return _("What do you notice already, before the numbers can?")
    return _("Is it worth keeping for its own sake, whatever the numbers say?")


def _step(of: "Helped") -> str:
    if of.review_due:
        return _("The day on which you wanted to look at it has come: keep it, change it, or end it.")
    if of.unasked == "not kept":
        return _("Say it once more, or make it one that you can keep.")
    if of.effect is not None and of.effect.verdict == CHANCE and not of.effect.is_worse:
        return _("Let a coin decide for some weeks: then no busy phase can explain it.")
    if of.effect is not None and of.effect.helped:
        return _("Tell the client that it works, with a word of thanks.")
    return _("Note each time it is put to the test; that says most.")


def formula(of: "Helped") -> tuple[str, ...]:
    """How it was worked out, in sentences."""
    if of.measure is None or of.effect is None:
        return ()
    effect = of.effect
    said = [
        _(FORMULAS[of.measure]),
        _(
            "Each of the last weeks before is held against each of the first weeks after; equal weeks count"
            " half. The {trigger} weeks just before the telling are left out, because a hard spell is often"
            " what moves one to tell; so are the week of the telling and {settling} after it."
        ).format(trigger=TRIGGER_WEEKS, settling=SETTLING_WEEKS),
        _(
            "Clear change: {strong} of the pairs or more improved; looks like a change: {medium} or more."
            " Both only where chance alone does as well in {chance} of cases or fewer (exact Mann-Whitney"
            " test, one-sided), with {fewest} weeks or more on either side."
        ).format(
            strong=percent(STRONG), medium=percent(MEDIUM), chance=percent(MOST_CHANCE), fewest=FEWEST_WEEKS
        ),
    ]
    if effect.pairs is not None and effect.p is not None:
        said.append(
            _("Here: {improved} pairs, {share}; p {p}.").format(
                improved=of_pairs(effect.pairs),
                share=percent(effect.pairs.share),
                p=p_said(effect.p),
            )
        )
    return tuple(said)
