"""Interchange files without a problem, drawn at random: every type of record, lines in any order."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tracker.records import ARMS, KINDS, MEASURES, PATTERN_NAMES, STEPS, TOPICS, WEEKDAYS

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
names = st.one_of(
    texts.filter(str.strip),
    st.sampled_from(
        ('"', "<script>", "a\nb", "x" * 10_000, "עברית", "👩🏽‍🚀", "=1+1", " a ", "A", "a", "'", "\\")
    ),
)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(str)
maybe = st.none()
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - made aware below
zones = st.sampled_from(("UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu"))
hours = st.floats(0, 1000) | st.integers(0, 1000)
cents = st.integers(0, 10**9)
weeks = st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(lambda of: f"{of:%G-W%V}")
languages = st.sampled_from(("en", "nl"))
clocks = st.times().map(lambda t: f"{t:%H:%M}")
windows = st.tuples(clocks, clocks | st.just("24:00")).filter(lambda w: w[0] < w[1]).map(list)
ids = st.uuids().map(str) | st.text(
    st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=64
)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Each field, or not."""
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A file without problems, its lines in any order."""
    clients = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    projects = draw(st.lists(st.tuples(st.sampled_from(clients), names), max_size=4, unique=True))
    found: list[dict[str, Any]] = [
        {"type": "settings", "timezone": draw(zones), "valid_from": day, **draw(settings)}
        for day in draw(st.lists(maybe | days, max_size=2, unique=True))
    ]
    found += [{"type": "client", "name": name, **draw(of_client)} for name in clients]
    found += [{"type": "project", "client": c, "name": n, **draw(of_project)} for c, n in projects]
    pairs = [*projects, *((client, None) for client in clients)]
    found += [
        {"type": "rate", "client": c, "project": p, "valid_from": day, "cents_per_hour": draw(cents)}
        for (c, p), day in draw(
            st.lists(st.tuples(st.sampled_from(pairs), maybe | days), max_size=4, unique=True)
        )
    ]
    for _ in range(draw(st.integers(0, 6))):
        client, project = draw(st.sampled_from([*pairs, (None, None)]))
        found.append(
            {"type": "entry", "client": client, "project": project, **draw(when()), **draw(of_entry)}
        )
    found += [
        {"type": "expense", "client": draw(maybe | st.sampled_from(clients)), **draw(of_expense)}
        for _ in range(draw(st.integers(0, 3)))
    ]
    found += [
        {"type": "rule", "title": title, "client": draw(maybe | st.sampled_from(clients))}
        for title in draw(st.lists(names, max_size=2, unique=True))
    ]
    boundaries = draw(st.lists(ids, max_size=3, unique=True))
    found += [
        {"type": "boundary", "id": of, "client": draw(maybe | st.sampled_from(clients)), **draw(of_boundary)}
        for of in boundaries
    ]
    if boundaries:
        found += [
            {"type": "occasion", "boundary": draw(st.sampled_from(boundaries)), **draw(of_occasion)}
            for _ in range(draw(st.integers(0, 3)))
        ]
    found += [
        {"type": "review", "week": week, **draw(of_review)}
        for week in draw(st.lists(weeks, max_size=2, unique=True))
    ]
    found += [
        {"type": "phrase", "name": name, "language": language, "text": draw(names)}
        for name, language in draw(st.lists(st.tuples(names, languages), max_size=2, unique=True))
    ]
    for _ in range(draw(st.integers(0, 8))):
        name = draw(st.sampled_from(sorted(SIGNS)))
        found.append({"type": name, "client": draw(st.sampled_from(clients)), **draw(SIGNS[name])})
    chosen = iter(draw(st.lists(ids, min_size=len(found), max_size=len(found), unique=True)))
    found = [{**({"id": next(chosen)} if draw(st.booleans()) else {}), **line} for line in found]
    return draw(st.permutations(found))


settings = some(
    currency=st.sampled_from(("EUR", "USD")),
    day_starts_at=clocks,
    working_hours=st.dictionaries(st.sampled_from(WEEKDAYS), st.lists(windows, max_size=2)),
    days_off=st.lists(days, max_size=2),
    capacity_hours=hours,
    floor_rate_cents=cents,
    prefers=st.sampled_from(("separate", "mix")),
    language=languages,
    limits=st.dictionaries(
        texts, st.dictionaries(texts, st.booleans() | hours | texts, max_size=2), max_size=2
    ),
)
of_client = some(
    aliases=st.lists(texts, max_size=2),
    addresses=st.lists(texts, max_size=2),
    currency=st.sampled_from(("EUR", "USD")),
    size=st.sampled_from(("large", "sme", "public")),
    intermediary=st.booleans(),
    timezone=zones,
    archived_on=days,
)
of_project = st.builds(
    lambda billing, rest: {"billing": billing, **rest},
    st.sampled_from(("hourly", "fixed", "retainer", "gift", "internal")),
    some(
        fee_cents=cents,
        agreed_hours=hours,
        estimate_hours=hours,
        included_hours=hours,
        starts_on=days,
        ends_on=days,
        milestones=st.lists(st.fixed_dictionaries({"day": days, "share": st.floats(0, 1)}), max_size=2),
        answers_own_chair=st.booleans(),
    ),
)
of_entry = some(
    kind=st.sampled_from(KINDS),
    tags=st.lists(texts, max_size=2),
    billable=st.booleans(),
    scope=st.sampled_from(("agreed", "extra")),
    initiator=st.sampled_from(("me", "client")),
    announced=st.booleans(),
    trigger=st.sampled_from(("client", "own")),
    note=texts,
    timezone=zones,
    source=texts,
)
of_expense = st.builds(
    lambda day, amount, rest: {"day": day, "amount_cents": amount, **rest},
    days,
    st.integers(-(10**9), 10**9),
    some(passed_through=st.booleans(), note=texts),
)


moments = st.builds(lambda at, zone: at.replace(tzinfo=zone).isoformat(), instants, offsets)
effort = st.integers(0, 10**7)
of_boundary = st.builds(
    lambda topic, rest: {"topic": topic, **rest},
    st.sampled_from(TOPICS),
    some(
        applies=st.booleans(),
        statement=texts,
        reason=texts,
        chosen_on=days,
        told_on=days,
        told_how=texts,
        reaction=texts,
        ends_on=days,
        terms=st.dictionaries(texts, hours | texts | st.lists(texts, max_size=2), max_size=2),
        exception=texts,
        owner=st.sampled_from(("me", "client", "other")),
        measure=st.sampled_from(MEASURES),
        hoped_percent=st.integers(0, 100),
        review_on=days,
    ),
)
of_review = some(
    started_at=moments,
    step=st.sampled_from(STEPS),
    closed_at=moments,
    chosen=st.sampled_from(("boundary", "assumption", "nothing")),
    chosen_id=texts,
    note=texts,
    found=st.dictionaries(texts, hours | st.dictionaries(texts, hours, max_size=2), max_size=2),
)


def with_required(
    required: dict[str, st.SearchStrategy[Any]], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=fields)


of_occasion = with_required(
    {"at": moments},
    kept=st.booleans(),
    opened_by=st.sampled_from(("me", "client")),
    chosen=st.booleans(),
    note=texts,
)
people = st.sampled_from(("me", "client", "other"))
SIGNS = {
    "invoice": with_required(
        {"issued_on": days, "amount_cents": st.integers(-(10**9), 10**9)},
        number=texts,
        due_on=days,
        paid_on=days,
        reminded_on=days,
        leeway_until=days,
        on_hold=st.sampled_from(("dispute", "my_side")),
    ),
    "phase": with_required({"name": names, "starts_on": days}, ends_on=days),
    "assumption": some(
        number=st.integers(1, 10),
        text=texts,
        basis=st.sampled_from(("said", "contract", "inferred", "habit")),
        belief=st.integers(0, 100),
        held_since=days,
        tested_on=days,
        tested_how=texts,
        outcome=st.sampled_from(("right", "wrong")),
        decisions=st.integers(0, 100),
        seconds=effort,
    ),
    "question": with_required(
        {"opened_at": moments},
        text=texts,
        seconds=effort,
        asked_at=moments,
        asked_whom=st.sampled_from(("client", "peer", "other")),
        answered_at=moments,
        is_assignment=st.booleans(),
    ),
    "request": with_required(
        {"at": moments},
        text=texts,
        in_scope=st.booleans(),
        decision=st.sampled_from(("priced", "traded", "alternative", "later", "declined", "done")),
        decided_at=moments,
        seconds=effort,
    ),
    "action": with_required(
        {"owner": people},
        text=texts,
        doer=people,
        due_on=days,
        done_on=days,
        seconds=effort,
        agreed=st.booleans(),
    ),
    "complaint": with_required(
        {"opened_on": days},
        text=texts,
        cause=st.sampled_from(("me", "client", "third_party")),
        solvable=st.booleans(),
        reopened_on=st.lists(days, max_size=3),
        seconds=effort,
        energy=st.lists(st.integers(-2, 2), max_size=3),
        closed_on=days,
        outcome=st.sampled_from(("solved", "shared", "accepted")),
    ),
    "update": with_required(
        {"at": moments},
        kind=st.sampled_from(("progress", "risk")),
        found_on=days,
        told_on=days,
        with_sponsor=st.booleans(),
    ),
    "checkin": with_required(
        {"day": days},
        energy=st.integers(-2, 2),
        client_said=st.integers(0, 10),
        own_guess=st.integers(0, 10),
        note=texts,
    ),
    "decision": with_required(
        {
            "week": weeks,
            "pattern": st.sampled_from(PATTERN_NAMES),
            "answer": st.sampled_from(("my_choice", "seen", "set_boundary")),
        },
        until=days,
        budget_hours=hours,
        note=texts,
    ),
    "mark": with_required(
        {"week": weeks, "answer": st.sampled_from(("bill", "gift", "stop"))},
        kind=st.sampled_from(KINDS),
        announced=st.booleans(),
        seconds=effort,
        note=texts,
    ),
    "rehearsal": with_required(
        {"phrase": names, "at": moments},
        before=st.integers(0, 10),
        after=st.integers(0, 10),
        note=texts,
    ),
    "experiment": with_required(
        {"name": names, "measure": st.sampled_from(MEASURES), "week": weeks},
        next_week=st.booleans(),
        arms=st.lists(st.sampled_from(ARMS), max_size=3),
        missed=st.lists(weeks, max_size=2),
        ended_on=days,
        note=texts,
    ),
}


@st.composite
def when(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"day": draw(days), "seconds": draw(st.integers(1, 604_800))}
    starts = draw(instants).replace(tzinfo=draw(offsets))
    ends = starts + timedelta(seconds=draw(st.integers(1, 604_000)), microseconds=draw(st.integers(0, 1)))
    return {"starts_at": starts.isoformat(), "ends_at": ends.astimezone(draw(offsets)).isoformat()}
