"""Planted and look-alike: boundaries, complaints, and the attention that goes to the loudest.

Patterns 15, 16 and 17, each but one needing two reviews, so the facts stand for eight weeks and more.
"""

from dataclasses import replace
from random import Random

from tests.simulation.expectation import COMPLAINT, GAP, LOUD, PATTERNS, Persona
from tests.simulation.practice import SUBJECT, TOPICS, Habit, others, persona, serve, tell
from tests.simulation.records import Diary, Record


def _ground(rng: Random, habit: Habit = SUBJECT) -> tuple[Diary, str]:
    diary = Diary(rng)
    client = serve(diary, habit)
    others(diary)
    return diary, client


def few_told(rng: Random) -> Persona:
    """15 at level 1 and no more: three of eleven topics are chosen and told, after half a year."""
    diary, client = _ground(rng, replace(SUBJECT, told=()))
    tell(diary, client, diary.day(-26), tuple(rng.sample(TOPICS, 3)))
    return persona("few told", diary, client, {GAP: 1}, at_most={GAP: 1})


def _occasions(
    diary: Diary, client: str, kept: tuple[bool, ...], topics: tuple[str, ...], **fields: object
) -> None:
    """One occasion for each of `kept` in every week since half a year, over these topics in turn."""
    for week in diary.all_weeks():
        for n, held in enumerate(kept):
            boundary = f"{client}-{topics[(week + n) % len(topics)]}"[-64:]
            by, at = diary.rng.choice(("me", "client")), diary.at(diary.day(week, n), 700 + n)
            diary.add(
                "occasion", boundary=boundary, at=at, kept=held, opened_by=by, **({} if held else fields)
            )


def not_held(rng: Random) -> Persona:
    """15 at level 3: of three occasions a week one is kept; 12 of 36, the line is 50 %."""
    diary, client = _ground(rng)
    _occasions(diary, client, (True, False, False), ("hours", "working_times"))
    return persona("not held", diary, client, {GAP: 3})


def held_at_times(rng: Random) -> Persona:
    """15 at level 2: of three occasions a week two are kept; 24 of 36, the line is 80 %."""
    diary, client = _ground(rng)
    _occasions(diary, client, (True, True, False), TOPICS)
    return persona("held at times", diary, client, {GAP: 2})


def chosen_exceptions(rng: Random) -> Persona:
    """15 silent: as many exceptions, but each was chosen; all that counts was kept."""
    diary, client = _ground(rng)
    _occasions(diary, client, (True, True, False), TOPICS, chosen=True)
    return persona("chosen exceptions", diary, client, must_not=(GAP,))


def no_occasions(rng: Random) -> Persona:
    """15 silent: all is told and nobody has tested it; no occasion is unknown, not held and not unheld."""
    diary, client = _ground(rng)
    return persona("no occasions", diary, client, must_not=(GAP,))


def does_not_apply(rng: Random) -> Persona:
    """15 silent: four topics are told and seven do not apply here."""
    diary, client = _ground(rng, replace(SUBJECT, told=TOPICS[:4]))
    for topic in TOPICS[4:]:
        diary.add("boundary", client=client, topic=topic, applies=False)
    return persona("does not apply", diary, client, must_not=(GAP,))


def _complain(diary: Diary, client: str, hours: float, first: int = -16, last: int | None = None) -> None:
    for week in range(first, diary.after if last is None else last):
        diary.work(
            week, hours * diary.rng.uniform(0.92, 1.08), client=client, project="advice", kind="complaint"
        )


def _complaint(diary: Diary, client: str, cause: str, **fields: object) -> None:
    opened = diary.day(-17, 2).isoformat()
    diary.add("complaint", client=client, text="it came late", opened_on=opened, cause=cause, **fields)


def draining_complaint(rng: Random) -> Persona:
    """16 at level 3: 2.5 of 16 hours a week (m = 16 %), energy below -1, and not to be solved by me."""
    diary, client = _ground(rng)
    _complain(diary, client, 2.5)
    _complaint(
        diary, client, rng.choice(("client", "third_party")), solvable=False, energy=[-1, -2, -1, -2, -1]
    )
    return persona("draining complaint", diary, client, {COMPLAINT: 3})


def solvable_complaint(rng: Random) -> Persona:
    """16 at level 2 and no more: as many hours, but it can be solved and the contacts do not drain."""
    diary, client = _ground(rng)
    _complain(diary, client, 2.5)
    _complaint(diary, client, "client", solvable=True, energy=[0, 1, -1, 0, 0])
    return persona("solvable complaint", diary, client, {COMPLAINT: 2}, at_most={COMPLAINT: 2})


def reopened_complaint(rng: Random) -> Persona:
    """16 at level 2: hardly an hour, but one complaint was opened again four times and is open (z = 4)."""
    diary, client = _ground(rng)
    _complain(diary, client, 0.25)
    again = [diary.day(w, rng.randrange(5)).isoformat() for w in (-13, -11, -9, -7)]
    _complaint(diary, client, "client", reopened_on=again)
    return persona("reopened complaint", diary, client, {COMPLAINT: 2})


def some_complaint(rng: Random) -> Persona:
    """16 at level 1 and no more: 2.6 h in W4, below five per cent of the hours."""
    diary, client = _ground(rng, replace(SUBJECT, hours=15))
    _complain(diary, client, 0.65)
    return persona("some complaint", diary, client, {COMPLAINT: 1}, at_most={COMPLAINT: 1})


def own_fault(rng: Random) -> Persona:
    """16 silent: the complaint is just, and its cause is me; that is repair."""
    diary, client = _ground(rng)
    _complain(diary, client, 2.5)
    _complaint(diary, client, "me", solvable=True, energy=[-1, -1, -2, -1])
    return persona("own fault", diary, client, must_not=(COMPLAINT,))


def one_hard_week(rng: Random) -> Persona:
    """16 at level 1 at most: seven hours of complaint in one week; the review before had none."""
    diary, client = _ground(rng)
    _complain(diary, client, 7, -2, -1)
    return persona("one hard week", diary, client, {COMPLAINT: 1}, at_most={COMPLAINT: 1})


QUIET_CLIENT = Habit(hours=6, asking=0, updates=False, meeting=False)


def _fee(diary: Diary, last: int = 9) -> Record:
    return {"fee_cents": 2_000_000, "agreed_hours": 260, "ends_on": diary.day(last, 6).isoformat()}


def _crowd(
    rng: Random, count: int, billing: str, quiet: Habit = QUIET_CLIENT, last: int = 9
) -> tuple[Diary, str, str]:
    """One client with 22 hours and others with 6 each, equal fees; the last had no word of mine for weeks.

    Of three clients the first has 65 % of the hours and 33 % of the fees: x = 31 points.
    """
    diary = Diary(rng, leave=False)
    paid: dict[str, object] = {"rate": 10_000, "billing": billing}
    if billing == "fixed":
        paid["project"] = _fee(diary)
    loud = serve(diary, replace(SUBJECT, hours=21.5, unbilled=0, **paid))  # type: ignore[arg-type]
    for _ in range(count - 2):
        serve(diary, Habit(hours=5.5, unbilled=0, **paid))  # type: ignore[arg-type]
    if billing == "fixed":
        paid["project"] = _fee(diary, last)
    still = serve(diary, replace(quiet, unbilled=0, **paid))  # type: ignore[arg-type]
    for week in range(-26, -11):
        at = diary.at(diary.day(week, 3), 970 + rng.randrange(30))
        diary.add("update", client=still, at=at, kind="progress")
    return diary, loud, still


def crowded_out(rng: Random) -> Persona:
    """17 at level 3: x = 31 points, a quiet client, and what I owe that client is past its day."""
    diary, _, still = _crowd(rng, 3, "fixed")
    diary.add("action", client=still, text="send the plan", owner="me", due_on=diary.day(-9, 3).isoformat())
    return persona("crowded out", diary, None, {LOUD: 3})


def leaning_to_one(rng: Random) -> Persona:
    """17 at level 2 and no more: the same, but nothing is overdue."""
    diary, _, _ = _crowd(rng, 3, "fixed")
    return persona("leaning to one", diary, None, {LOUD: 2}, at_most={LOUD: 2})


def only_two_clients(rng: Random) -> Persona:
    """17 silent: two clients are too few to speak of crowding."""
    diary, _, _ = _crowd(rng, 2, "fixed")
    return persona("only two clients", diary, None, must_not=(LOUD,))


def project_peak(rng: Random) -> Persona:
    """17 silent: the same hours by the hour, so that revenue follows attention: x is about 0."""
    diary, _, _ = _crowd(rng, 3, "hourly")
    return persona("project peak", diary, None, must_not=(LOUD,))


def dormant_by_agreement(rng: Random) -> Persona:
    """17 silent: the quiet client was told that there is an update every 120 days."""
    terms: dict[str, dict[str, object]] = {"meeting_load": {"update_every_days": 120}}
    diary, _, _ = _crowd(rng, 3, "fixed", replace(QUIET_CLIENT, terms=terms))
    return persona("dormant by agreement", diary, None, must_not=(LOUD,))


def ended_project(rng: Random) -> Persona:
    """17 silent: the quiet client's only project ended two weeks ago."""
    over = replace(QUIET_CLIENT, hours=lambda w: 6 if w < -2 else 0, asked=lambda w: 4 if w < -2 else 0)
    diary, _, _ = _crowd(rng, 3, "fixed", over, last=-3)
    return persona("ended project", diary, None, must_not=(LOUD,))


def yearly_invoice(rng: Random) -> Persona:
    """17 silent: three equal retainers, one invoiced by the month and two by the year; equal hours."""
    diary = Diary(rng, leave=False)
    fee: Record = {"fee_cents": 280_000, "included_hours": 32, "name": "retainer"}
    habit = Habit(hours=6, unbilled=0, billing="retainer", project=fee)
    serve(diary, replace(habit, invoices=False))
    serve(diary, replace(habit, invoices=False))
    still = serve(diary, replace(QUIET_CLIENT, hours=6.5, unbilled=0, billing="retainer", project=fee))
    for week in range(-26, -11):
        diary.add("update", client=still, at=diary.at(diary.day(week, 3), 980), kind="progress")
    return persona("yearly invoice", diary, None, must_not=(LOUD,))


def new_client(rng: Random) -> Persona:
    """Level 1 at most in the grace of six weeks: 30 hours a week and half of them free, five weeks in."""
    diary = Diary(rng)
    others(diary, hours=4)
    habit = replace(
        SUBJECT, hours=18, unbilled=0.4, kind="research", extra={"trigger": "own"}, told=TOPICS[:1]
    )
    client = serve(diary, habit, since=-5)
    for week in range(-5, 0):
        diary.add("action", client=client, text=f"step {week}", owner="client", doer="me",
                  done_on=diary.day(week, 1).isoformat(), seconds=7_200)  # fmt: skip
    of_client = [p for p in PATTERNS if p not in {LOUD}]
    return persona("new client", diary, client, at_most=dict.fromkeys(of_client, 1))


BALANCE = (
    *(few_told, not_held, held_at_times, chosen_exceptions, no_occasions, does_not_apply),
    *(draining_complaint, solvable_complaint, reopened_complaint, some_complaint, own_fault, one_hard_week),
    *(crowded_out, leaning_to_one, only_two_clients, project_peak, dormant_by_agreement, ended_project),
    *(yearly_invoice, new_client),
)
