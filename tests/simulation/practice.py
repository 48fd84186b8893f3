"""A sound practice, the ground on which one fact at a time is planted.

`serve` writes how the work for one client usually goes: hours billed but for 4 %, letters answered in
two batches a day after some hours (so the mornings stay whole), the client answering about as fast, a
weekly meeting and a weekly update, all eleven topics chosen and told in the first week, invoices paid
before they are due. No pattern has a reason to show (1 and 2: 4 % is far below 13 %; 6: few answers
within the hour; 10: equal speed; 14 and 17: an update a week; 15: all told; 18: a free morning; 20:
paid). Weekly amounts differ by a few per cent only, so no CHANGE test (9, 1, 14) has one either. A scene
changes what it plants.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.simulation.expectation import Persona, expect
from tests.simulation.records import Diary, Record

TOPICS = (
    *("scope", "hours", "extra_work_price", "reply_time", "channels", "working_times"),
    *("days_off", "decision_owner", "meeting_load", "payment", "complaint_route"),
)
Weekly = float | Callable[[int], float]
Minutes = tuple[int, int]


def persona(
    name: str,
    diary: Diary,
    client: str | None,
    must: dict[str, int] | None = None,
    *,
    must_not: tuple[str, ...] = (),
    at_most: dict[str, int] | None = None,
    muted: tuple[str, ...] = (),
) -> Persona:
    """A persona with what its review is to show."""
    expected = expect(must, must_not=must_not, at_most=at_most, muted=muted)
    return Persona(name, diary.records(), diary.review, expected, client=client)


def of_week(amount: Weekly, week: int) -> float:
    """An amount that may depend on the week (-1 is the reviewed one)."""
    return amount(week) if callable(amount) else amount


@dataclass(frozen=True)
class Habit:
    """How the work for one client goes, by the week.

    hours, and the unbilled share of them; `asked` threads the client opens and `asking` threads I open; my
    reply after so many minutes (None: in two batches a day); the client's answer after so many working days
    (0: the same or the next half day). `kind` is that of the unbilled part, `extra` fields of its entries.
    """

    hours: Weekly = 8
    unbilled: Weekly = 0.04
    asked: Weekly = 4
    asking: Weekly = 2
    reply: Minutes | None = None
    answer_days: int = 0
    channel: str = "email"
    threaded: bool = True
    meeting: bool = True
    updates: bool = True
    invoices: bool = True
    told: tuple[str, ...] = TOPICS
    terms: dict[str, dict[str, object]] = field(default_factory=dict)
    kind: str = "messages"
    extra: Record = field(default_factory=dict)
    billing: str = "hourly"
    project: Record = field(default_factory=dict)
    client: Record = field(default_factory=dict)
    rate: int | None = None


SUBJECT = Habit(hours=13, asked=7, asking=5)
"""The client that most scenes are about: 28 turns of his and 20 of mine in four weeks."""


def serve(diary: Diary, habit: Habit = SUBJECT, name: str | None = None, *, since: int | None = None) -> str:
    """Write the whole work for one client from week `since` on; returns the client's name."""
    name = name or diary.names.pop()
    first = -diary.weeks if since is None else since
    rate = habit.rate or diary.rng.randrange(9_000, 12_001, 250)
    about: Record = {
        "size": diary.rng.choice(("sme", None)),
        "aliases": [name.split()[0].lower()],
        **habit.client,
    }
    diary.add("client", name=name, **about)
    project = _engage(diary, habit, name, rate, diary.day(first))
    tell(diary, name, diary.day(first), habit.told, habit.terms)
    for week in range(first, diary.after):
        if week not in diary.leave_weeks:
            _hours(diary, habit, name, project, week)
            correspond(diary, habit, name, week)
            _meet(diary, habit, name, project, week)
    if habit.invoices:
        _invoice(diary, habit, name, rate, first)
    return name


def others(diary: Diary, count: int = 2, **changes: object) -> list[str]:
    """A few more clients, each served soundly; one writes without threads, one has two projects."""
    made = []
    for n in range(count):
        habit = Habit(hours=diary.rng.uniform(6, 8), threaded=n != 0)
        name = serve(diary, replace(habit, **changes))  # type: ignore[arg-type]
        if n == 1 and habit.billing == "hourly":
            second = {
                "name": "training",
                "billing": "hourly",
                "starts_on": diary.day(-diary.weeks).isoformat(),
            }
            diary.add("project", client=name, **second)
            for week in diary.past_weeks():
                diary.work(week, 0.75, client=name, project="training", kind="preparation")
        made.append(name)
    return made


def _engage(diary: Diary, habit: Habit, name: str, rate: int, start: date) -> str:
    given: Record = {"name": "advice", "billing": habit.billing, "starts_on": start.isoformat()}
    project: Record = {**given, **habit.project}
    diary.add("project", client=name, **project)
    diary.add("rate", client=name, cents_per_hour=rate)
    return str(project["name"])


def tell(
    diary: Diary,
    client: str | None,
    day: date,
    topics: tuple[str, ...],
    terms: dict[str, dict[str, object]] | None = None,
) -> None:
    """Boundaries, chosen and told within the first days; a topic in `terms` has these terms."""
    for topic in topics:
        told = (day + timedelta(days=diary.rng.randrange(1, 5))).isoformat()
        chosen = {
            "chosen_on": day.isoformat(),
            "told_on": told,
            "told_how": diary.rng.choice(("mail", "talk")),
        }
        diary.add("boundary", id=f"{client}-{topic}"[-64:], client=client, topic=topic, **chosen,
                  terms=(terms or {}).get(topic))  # fmt: skip


def _hours(diary: Diary, habit: Habit, name: str, project: str, week: int) -> None:
    hours = of_week(habit.hours, week) * diary.rng.uniform(0.96, 1.04)
    free = round(hours * of_week(habit.unbilled, week) * 60) / 60
    if hours > free:
        diary.work(week, hours - free, client=name, project=project)
    if free:
        unbilled: Record = {"kind": habit.kind, "billable": False, **habit.extra}
        diary.work(week, free, client=name, project=project, **unbilled)


def _meet(diary: Diary, habit: Habit, name: str, project: str, week: int) -> None:
    days = diary.workdays(week)
    if habit.meeting:
        day, start = diary.rng.choice(days), diary.rng.choice((790, 795, 800))
        diary.pin(day, start, 30, client=name, project=project, kind="meeting")
    if habit.updates:
        at = diary.at(diary.rng.choice(days[-2:]), diary.rng.randrange(960, 1000))
        kind, sponsor = diary.rng.choice(("progress", None)), diary.rng.random() < 0.5
        diary.add("update", client=name, at=at, kind=kind, with_sponsor=sponsor)


def correspond(diary: Diary, habit: Habit, name: str, week: int) -> None:
    """One week of letters, both ways; every answer falls into the same week."""
    for _ in range(round(of_week(habit.asked, week))):
        thread = diary.thread() if habit.threaded else None
        day, minute, reply_day, reply = _question_times(diary, habit, week)
        diary.message(name, "in", diary.at(day, minute), channel=habit.channel, thread=thread)
        diary.message(name, "out", diary.at(reply_day, reply), channel=habit.channel, thread=thread)
    for _ in range(round(of_week(habit.asking, week))):
        ask(diary, habit, name, week)


def _question_times(diary: Diary, habit: Habit, week: int) -> tuple[date, int, date, int]:
    """When the client asks and when I answer: in a batch at noon or late, or after the habit's minutes."""
    rng, days = diary.rng, diary.workdays(week)
    opens, closes = diary.windows[0][0], diary.windows[-1][1]
    noon, late = opens + 165, closes - 60
    n = rng.randrange(len(days))
    if habit.reply:
        minutes = rng.randint(*habit.reply)
        minute = rng.randrange(opens + 10, closes - minutes - 5)
        return days[n], minute, days[n], minute + minutes
    part = rng.random()
    if part < 0.4:
        return days[n], rng.randrange(opens + 5, opens + 90), days[n], noon + rng.randrange(30)
    if part < 0.8 or n == len(days) - 1:
        return days[n], rng.randrange(noon + 40, late - 70), days[n], late + rng.randrange(30)
    return days[n], rng.randrange(late, closes - 10), days[n + 1], noon + rng.randrange(30)


def ask(diary: Diary, habit: Habit, name: str, week: int, *, answered: bool = True) -> None:
    """I open a thread with a question, in one of my two batches; the client answers later."""
    rng, days = diary.rng, diary.workdays(week)
    opens, closes = diary.windows[0][0], diary.windows[-1][1]
    thread = diary.thread() if habit.threaded else None
    n = rng.randrange(max(1, len(days) - 1))
    sent = opens + 165 + rng.randrange(30) if n == len(days) - 1 or rng.random() < 0.5 else closes - 60
    fields: Record = {"channel": habit.channel, "thread": thread}
    diary.message(name, "out", diary.at(days[n], sent), needs_reply=True, **fields)
    if not answered:
        return
    if habit.answer_days:
        day, minute = _later(diary, days[n], habit.answer_days), rng.randrange(opens + 30, opens + 150)
    elif sent < closes - 60:
        day, minute = days[n], closes - 30 - rng.randrange(120)
    else:
        day, minute = days[n + 1], opens + 30 + rng.randrange(120)
    diary.message(name, "in", diary.at(day, minute), needs_reply=False, **fields)


def _later(diary: Diary, day: date, working_days: int) -> date:
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() in diary.working
    return day


def _invoice(diary: Diary, habit: Habit, name: str, rate: int, first: int) -> None:
    """An invoice every four weeks, paid within two to four."""
    for week in range(first + 4, diary.after, 4):
        issued = diary.day(week)
        cents = sum(round(of_week(habit.hours, w) * rate) for w in range(week - 4, week))
        paid = issued + timedelta(days=diary.rng.randrange(12, 28))
        bill(diary, name, issued, cents, paid_on=paid.isoformat())


def bill(diary: Diary, name: str, issued: date, cents: int, days: int = 30, **fields: object) -> None:
    """One invoice, due after so many days."""
    number = f"{name[:3].upper()}-{issued.isoformat()}"
    due = (issued + timedelta(days=days)).isoformat()
    stamps: Record = {"number": number, "issued_on": issued.isoformat(), "due_on": due, **fields}
    diary.add("invoice", client=name, amount_cents=cents, **stamps)
