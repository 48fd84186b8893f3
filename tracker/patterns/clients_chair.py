"""Work that is the client's to do gets done by the consultant (sitting in the client's chair).

What it sees
    k = actions that belong to the client and were finished by you / all actions of the client that were
    finished, in the last 4 active weeks; hk = the hours of those done by you / all hours for this client.
    Level 1 from 2 such actions; k counts from 4, hk from 2 and 8 hours for the client. Agreed actions count
    nowhere, and a client whose running projects all give you the chair by contract is left out.

Why it matters
    Whoever carries the result alone feels more responsible for it than the client does (Andrea Werkhoven's
    story of Peter), and a client who can do it with a little help learns nothing from having it done (Dirk
    Boersma on equality). No study gives the lines: they are chosen. How deep one is embedded in a client's
    work also counts in the Dutch rules on self-employment; nothing here is a verdict on that.

Look-alikes
    An interim role by contract, work that was handed over by agreement, cover in an emergency.

What helps
    Hand it back with an offer of help: "you decide, I prepare two options". It helped when k is down and the
    client's own actions get done on time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import MOST, of_record
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Action

NAME = "clients-chair"


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What each client has to do and the user did."""
    for client in facts.clients.values():
        if client.w4:
            if not _has_the_chair(client):
                yield from _of_client(client, limits)
        elif client.recent_weeks and any(map(_is_theirs, client.actions)):
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")


def _is_theirs(action: Action) -> bool:
    """Whether an action is the client's, and nobody agreed on another doer."""
    return action.owner == "client" and not action.agreed


def _has_the_chair(client: ClientFacts) -> bool:
    """Whether all his projects that ran in W4 are interim roles by contract; without any: no."""
    running = [
        of
        for of in client.projects
        if (of.starts_on is None or of.starts_on <= client.w4.last)
        and (of.ends_on is None or of.ends_on >= client.w4.start)
    ]
    return bool(running) and all(of.answers_own_chair for of in running)


def _of_client(client: ClientFacts, limits: Limits) -> Iterator[Finding | NotYet]:
    finished = [
        (of.done_on, of)
        for of in client.actions
        if _is_theirs(of) and of.done_on is not None and client.w4.holds(of.done_on)
    ]
    mine = [(day, of) for day, of in finished if of.doer == "me"]
    if not mine:
        return
    mine.sort(key=lambda one: (-(one[1].seconds or 0), one[0], one[1].id or ""))
    seconds = sum(of.seconds or 0 for _, of in mine)
    worked = sum(piece.seconds for piece in client.w4_work)
    share = len(mine) / len(finished)
    of_hours = seconds / worked if worked and worked >= limits["hours"] * 3600 else None
    enough = len(mine) >= limits["finished"]
    met = [at_least(1, "count", len(mine), limits["count_1"])]
    if enough:
        met += [at_least(level, "share", share, limits[f"share_{level}"]) for level in (2, 3)]
    if len(mine) >= limits["finished_hours"]:
        met.append(above(3, "share", of_hours, limits["hours_share_3"]))
    yield from found(
        NAME,
        client.name,
        met,
        n=len(finished),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=seconds,
        evidence=tuple(of_record(of, day, of.seconds) for day, of in mine[:MOST]),
        numbers={
            "mine": len(mine),
            "finished": len(finished),
            "share": share,
            "seconds": seconds,
            "worked": worked,
            "of_hours": of_hours,
            "overdue": sum(of.due_on is not None and of.due_on < day for day, of in mine),
            "untimed": sum(not of.seconds for _, of in mine),
        },
    )


PATTERN = Pattern(
    NAME,
    11,
    detect,
    limits=(
        Limit("count_1", 2, 1, 50, "count", CHOSEN, "actions of the client that you did"),
        Limit("share_2", 0.25, 0, 1, "share", CHOSEN, "your part of the client's actions that got done"),
        Limit("share_3", 0.50, 0, 1, "share", CHOSEN, "your part of the client's actions that got done"),
        Limit("hours_share_3", 0.15, 0, 1, "share", CHOSEN, "their hours of all hours for the client"),
        Limit("finished", 4, 1, 50, "count", CHOSEN, "actions you did before their share counts"),
        Limit("finished_hours", 2, 1, 50, "count", CHOSEN, "actions you did before their hours count"),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "hours for the client before a share of them counts"),
    ),
    topics=("decision_owner",),
    needs=("action",),
    budgets=True,
)
