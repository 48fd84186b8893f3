"""The personas of the table: Peter, and those who look like him and are not.

Each says what is planted and why it must or must not show, with the numbers of the patterns.
"""

from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.simulation.expectation import (
    ALWAYS_ON,
    COMPLAINT,
    CREEP,
    DEPENDENCY,
    EROSION,
    GIFT,
    INSTANT,
    LATE,
    LOUD,
    PATTERNS,
    QUIET,
    RECOVERY,
    RESEARCH,
    SILENT,
    UNBILLED,
    Persona,
    expect,
)
from tests.simulation.practice import SUBJECT, TOPICS, Habit, bill, others, serve, tell
from tests.simulation.records import Diary


def quiet(name: str, diary: Diary, client: str | None = None) -> Persona:
    """Somebody of whom nothing at all may show."""
    return Persona(name, diary.records(), diary.review, QUIET, quiet=True, client=client)


def peter(rng: Random) -> Persona:
    """1, 2, 3, 4, 6, 7 and 14 show; 19 does not, for there is half a year of data only.

    EUR 48,000 for 480 h over 26 weeks; 18 h a week, 31 from the ninth week on: 8 of research outside the
    agreement (u = 11/31 with the gifts, r = 8/31), a handbook of 22 h and coaching of 12 h, both unannounced,
    92 % of turns answered within the hour, 12 evenings of 28 with mail, the sponsor met four times a month at
    first and once a month later (the last 23 working days ago). 702 h at 48,000 is EUR 68 (2: 0.68).
    """
    diary = Diary(rng, zone="Europe/Amsterdam", leave=False, after=0)
    client, project = diary.names.pop(), "change"
    terms = {"agreed_hours": 480, "fee_cents": 4_800_000, "billing": "fixed"}
    dates = {"starts_on": diary.day(-26).isoformat(), "ends_on": diary.day(-1, 6).isoformat()}
    diary.add("client", name=client, size="large", aliases=[client.split()[0].lower()])
    diary.add("project", client=client, name=project, **terms, **dates)
    tell(diary, client, diary.day(-26), TOPICS[:1])
    own = {"client": client, "project": project, "scope": "extra", "initiator": "me", "billable": False}
    for week in diary.all_weeks():
        handbook, coaching = 2.0 if -12 <= week < -1 else 0.0, 1.0 if week >= -12 else 0.0
        research = 8.0 if week >= -18 else 0.0
        diary.work(week, (31 if week >= -18 else 18) - handbook - coaching - research, client=client,
                   project=project)  # fmt: skip
        diary.work(week, research, kind="research", trigger="own", **own)
        diary.work(week, handbook, note="handbook", **own)
        diary.work(week, coaching, kind="coaching", note="two people of the client", **own)
        _reply_as_peter(diary, client, week)
        diary.work(week, rng.uniform(1, 2) if len(diary.workdays(week)) == 5 else 0, kind="admin")
    meetings = [(w, 1) for w in range(-26, -9)] + [(-9, 0), (-5, 0)]
    for week, weekday in meetings:
        at = diary.at(diary.day(week, weekday), 600 + rng.randrange(60))
        diary.add("update", client=client, at=at, kind="progress", with_sponsor=True)
    expected = dict.fromkeys((UNBILLED, EROSION, RESEARCH, GIFT, INSTANT, ALWAYS_ON, SILENT), 1)
    return Persona("Peter", diary.records(), diary.review, expect(expected, must_not=(DEPENDENCY,)),
                   client=client)  # fmt: skip


def _reply_as_peter(diary: Diary, client: str, week: int) -> None:
    rng = diary.rng
    days = diary.workdays(week)
    late = rng.randrange(13)
    for n in range(13):
        day, thread = rng.choice(days), diary.thread()
        asked = rng.randrange(550, 800)
        minutes = rng.randrange(150, 220) if n == late else rng.randrange(4, 45)
        channel = rng.choice(("email", "chat", "email", "sms"))
        diary.message(client, "in", diary.at(day, asked), channel=channel, thread=thread)
        diary.message(client, "out", diary.at(day, asked + minutes), channel=channel, thread=thread)
    for weekday in rng.sample(range(5), 3):
        day, thread = diary.day(week, weekday), diary.thread()
        asked = rng.randrange(1140, 1260)
        diary.message(client, "in", diary.at(day, asked), thread=thread)
        diary.message(client, "out", diary.at(day, asked + rng.randrange(5, 40)), thread=thread)


def on_call_adviser(rng: Random) -> Persona:
    """6 stays silent: thirty minutes are promised, told and paid; 7 too: the standby hours are his hours."""
    diary = Diary(rng, windows=((480, 1200),))
    promise: dict[str, dict[str, object]] = {
        "reply_time": {"reply_within_minutes": 30},
        "working_times": {"hours": "08:00-20:00"},
    }
    retainer = {"included_hours": 60, "fee_cents": 700_000, "name": "standby"}
    habit = replace(SUBJECT, asked=8, asking=2, terms=promise, billing="retainer", project=retainer,
                    hours=lambda week: 12.5)  # fmt: skip
    client = serve(diary, replace(habit, asked=0, unbilled=0))
    for week in diary.all_weeks():
        for day in diary.workdays(week):
            for asked in (rng.randrange(660, 990), rng.randrange(1080, 1150)):
                thread = diary.thread()
                diary.message(client, "in", diary.at(day, asked), channel="chat", thread=thread)
                answered = diary.at(day, asked + rng.randrange(4, 26))
                diary.message(client, "out", answered, channel="chat", thread=thread)
    others(diary)
    return quiet("on-call adviser", diary, client)


def split_day_parent(rng: Random) -> Persona:
    """7 is a neutral fact (mixes by choice), 8 silent: from 21:00 to 9:00 are twelve hours."""
    diary = Diary(rng, windows=((540, 900),), prefers="mix", capacity_hours=30)
    client = serve(diary, replace(SUBJECT, hours=10))
    others(diary, 1)
    for week in diary.all_weeks():
        for day in diary.workdays(week)[:4]:
            diary.pin(day, 1200, 60, client=client, project="advice")
            thread = diary.thread()
            diary.message(client, "in", diary.at(day, rng.randrange(660, 890)), thread=thread)
            diary.message(client, "out", diary.at(day, rng.randrange(1205, 1255)), thread=thread)
    expected = expect(must_not=PATTERNS, facts=(ALWAYS_ON,))
    return Persona("split-day parent", diary.records(), diary.review, expected, quiet=True, client=client)


def _launch(diary: Diary, first: int, last: int) -> str:
    client = serve(diary)
    others(diary)
    for week in range(first, last + 1):
        for day in diary.workdays(week):
            diary.pin(day, 1140, 270, client=client, project="advice", note="launch")
    days = {"starts_on": diary.day(first).isoformat(), "ends_on": diary.day(last, 6).isoformat()}
    diary.add("phase", name="launch", **days)
    return client


def launch_month(rng: Random) -> Persona:
    """8 at level 1 and named after the launch: four weeks of nights until 23:30 (9.5 h), marked."""
    diary = Diary(rng, after=6)
    client = _launch(diary, -4, -1)
    expected = expect({RECOVERY: 1}, at_most=dict.fromkeys(PATTERNS, 1))
    return Persona("launch month", diary.records(), diary.review, expected, client=client)


def after_the_launch(rng: Random) -> Persona:
    """The same month, seen ten weeks later, when all is normal again: no short night is in the window."""
    diary = Diary(rng)
    client = _launch(diary, -13, -10)
    expected = expect(must_not=(RECOVERY,), at_most=dict.fromkeys(PATTERNS, 1))
    return Persona("after the launch", diary.records(), diary.review, expected, client=client)


def late_invoicer(rng: Random) -> Persona:
    """1 and 2 silent: an invoice every second month, 97 % billed; not yet invoiced is not unbilled."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, unbilled=0.03, invoices=False))
    for week in range(-17, diary.after, 8):
        paid = diary.day(week + 3, rng.randrange(5)).isoformat()
        bill(diary, client, diary.day(week), 13 * 8 * 10_500, paid_on=paid)
    others(diary)
    return quiet("late invoicer", diary, client)


def front_loaded(rng: Random) -> Persona:
    """2 silent: 60 % of the hours in the first third, but milestones on plan earn 60 % there too."""
    diary = Diary(rng, leave=False)
    shares = ((-17, 0.6), (-7, 0.2), (3, 0.2))
    marks = [{"day": diary.day(w, 6).isoformat(), "share": s} for w, s in shares]
    fee = {"fee_cents": 4_000_000, "agreed_hours": 400, "ends_on": diary.day(3, 6).isoformat()}
    fixed = {**fee, "milestones": marks, "name": "new system"}
    habit = replace(SUBJECT, hours=lambda w: 23.5 if w < -16 else 7.5, billing="fixed", project=fixed)
    client = serve(diary, replace(habit, unbilled=0.02))
    others(diary, hours=4.5)
    return quiet("front-loaded project", diary, client)


def learning_booker(rng: Random) -> Persona:
    """3 silent: a fifth of the time goes into own study, booked as learning and on no client."""
    diary = Diary(rng)
    client = serve(diary)
    others(diary)
    for week in diary.all_weeks():
        diary.work(week, rng.uniform(5.8, 6.6), kind="learning", tags=["own-development"])
    return quiet("learning booker", diary, client)


def quiet_portfolio(rng: Random) -> Persona:
    """16 and 17 show, 1 does not: five equal fees, one client with 2.5 times the hours, 3 of them complaints.

    Hours share 38 %, revenue share 20 %: x = 18 points; two clients had no word of mine for 40 days and more.
    """
    diary = Diary(rng, leave=False)
    fee = {"fee_cents": 2_000_000, "agreed_hours": 200, "ends_on": diary.day(9, 6).isoformat()}
    fixed = Habit(hours=4, unbilled=0, asked=2, asking=1, billing="fixed", project=fee, rate=10_000)
    loud = serve(diary, replace(fixed, hours=7.5, asked=6, asking=5))
    for week in diary.all_weeks():
        diary.work(week, rng.uniform(2.7, 3.3), client=loud, project="advice", kind="complaint")
    diary.add("complaint", client=loud, text="the report came late", opened_on=diary.day(-14).isoformat(),
              cause=rng.choice(("client", "third_party")), energy=[-1, 0, -1, -1])  # fmt: skip
    for _ in range(2):
        serve(diary, fixed)
    for _ in range(2):
        still = serve(diary, replace(fixed, asking=0, updates=False, meeting=False, invoices=False))
        for week in range(-26, -6):
            at = diary.at(diary.workdays(week)[0], rng.randrange(970, 1010))
            diary.add("update", client=still, at=at, kind="progress")
    expected = expect({COMPLAINT: 1, LOUD: 1}, must_not=(UNBILLED,))
    return Persona("quiet portfolio", diary.records(), diary.review, expected)


def _creditor(diary: Diary, leeway_days: int) -> str:
    client = serve(diary, replace(SUBJECT, invoices=False, client={"size": "sme"}))
    for week in (-22, -18):
        bill(diary, client, diary.day(week), 5_000_00, paid_on=diary.day(week + 4).isoformat())
    for week in (-12, -8):
        issued = diary.day(week)
        until = (issued + timedelta(days=30 + leeway_days)).isoformat()
        bill(diary, client, issued, 5_200_00, leeway_until=until)
    others(diary)
    return client


def trusting_creditor(rng: Random) -> Persona:
    """20 silent: two invoices are past due, but sixty days of leeway were chosen for both."""
    diary = Diary(rng)
    return quiet("trusting creditor", diary, _creditor(diary, 60))


def leeway_over(rng: Random) -> Persona:
    """20 at level 2: the same two invoices, but the leeway ended: 12 weeks since the first was issued."""
    diary = Diary(rng)
    client = _creditor(diary, 10)
    expected = expect({LATE: 2})
    return Persona("leeway over", diary.records(), diary.review, expected, client=client)


def sound(rng: Random) -> Persona:
    """Nothing: the ground on which every other scene is painted."""
    diary = Diary(rng)
    client = serve(diary)
    others(diary, rng.randrange(1, 4), hours=5)
    return quiet("sound practice", diary, client)


def without_clock(rng: Random) -> Persona:
    """8 and 18 cannot be said: the hours are days and durations, and that is unknown, not rest."""
    diary = Diary(rng, clocked=False)
    client = serve(diary)
    others(diary)
    return quiet("without clock", diary, client)


def agile_backlog(rng: Random) -> Persona:
    """5 silent: a request a week, each inside the agreement and done."""
    diary = Diary(rng)
    client = serve(diary)
    others(diary)
    for week in diary.past_weeks():
        diary.add("request", client=client, text=f"story {week}", at=diary.at(diary.day(week, 1), 600),
                  in_scope=True, decision="done", decided_at=diary.at(diary.day(week, 1), 640))  # fmt: skip
    expected = expect(must_not=(CREEP,))
    return Persona("agile backlog", diary.records(), diary.review, expected, client=client)


STORIES = (
    *(peter, on_call_adviser, split_day_parent, launch_month, after_the_launch, late_invoicer, front_loaded),
    *(learning_booker, quiet_portfolio, trusting_creditor, leeway_over, sound, without_clock, agile_backlog),
)
