"""Tables under `tracker replies`: week by week, and who uses which channel and begins threads."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from tracker.language import _
from tracker.wording.numbers import out_of, written

if TYPE_CHECKING:
    from tracker.replies import Replies

MOST_WEEKS = 8
"""Weeks shown, the newest."""


def weeks(replies: "Replies") -> str:
    """The newest weeks that have questions: how many, and how fast they were answered; "" of one week."""
    from tracker.cli.tables import Column, table, wrapped
    from tracker.metrics.contacts import SECOND
    from tracker.metrics.off_hours import moment_of, off_hours_by_week
    from tracker.metrics.replies import trend
    from tracker.wording.replies import FEW_ARE_BRACKETED, is_few, measured
    from tracker.workweek import iso_week

    def week_of(moment: int) -> str:
        return iso_week(date.fromordinal(replies.days.ordinal_of_epoch(moment // SECOND)))

    since = replies.window.until - (MOST_WEEKS + 1) * 7 * 86_400 * SECOND
    sides = [
        {of.week: of for of in trend([of for of in timed if of.turn.at >= since], week_of)}
        for timed in (replies.totals.mine, replies.totals.theirs)
    ]
    recent = [of for of in replies.contacts if moment_of(of) >= since]
    asked = [of.turn for of in replies.totals.mine if of.turn.at >= since]
    evenings = dict(off_hours_by_week(recent, asked, replies.clock_of, week_of))
    names = sorted(set().union(*sides))[-MOST_WEEKS:]
    if len(names) < 2:
        return ""
    rows = []
    for name in names:
        cells = [name]
        for side in sides:
            of = side.get(name)
            cells += [written(of.n), measured(of.median, of.n)] if of else ["0", "–"]
        rows.append((*cells, written(evenings[name].mine if name in evenings else 0)))
    columns = (
        *(Column(_("week")), Column(_("asked you"), right=True), Column(_("half in"), right=True)),
        *(Column(_("you asked"), right=True), Column(_("they half in"), right=True)),
        Column(_("off hours"), right=True, optional=True),
    )
    drawn = table(columns, rows)
    few = any(is_few(of.n) for side in sides for of in side.values())
    # With several clients their table has said so already.
    return f"{drawn}\n{wrapped(_(FEW_ARE_BRACKETED))}" if few and len(replies.clients) == 1 else drawn


def channels(replies: "Replies") -> str:
    """Per client what came in and went out on each channel, and who began threads."""
    from tracker.cli.tables import Column, table
    from tracker.metrics.reciprocity import channels, opened, openings
    from tracker.wording.contacts import CHANNEL_NAMES
    from tracker.wording.numbers import one_line

    began = [of for of in openings(replies.contacts) if of.at >= replies.window.lo]
    used: Counter[str] = Counter(of.channel for of in replies.totals.contacts)
    names = [name for name, _times in used.most_common()]
    rows = []
    for client in replies.clients:
        counts = {
            of.channel: f"{written(of.received)} / {written(of.sent)}" for of in channels(client.contacts)
        }
        threads = opened(of for of in began if of.client == client.client)
        share = out_of(threads.mine, threads.mine + threads.theirs)
        rows.append((one_line(client.client, 60), *(counts.get(name, "") for name in names), share))
    columns = (
        Column(_("in / out"), shrinks=True),
        *(Column(_(CHANNEL_NAMES[name]), right=True) for name in names),
        Column(_("threads you began"), right=True, optional=True),
    )
    return table(columns, rows)
