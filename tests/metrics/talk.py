"""Contacts in few words, and random ones for the laws: a Wednesday in November, on the clock of Amsterdam."""

import re
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tracker.metrics.contacts import MINUTE, SECOND, Contact
from tracker.metrics.turns import timed, turns
from tracker.records import Settings
from tracker.workweek import BusinessClock, Schedule, epoch, iso_week

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = "2026-11-18"
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
NINE_TO_FIVE = dict.fromkeys(WORKDAYS, (("09:00", "17:00"),))


def us(text, zone=AMSTERDAM):
    """Microseconds of "10:00" on the day, or of "2026-10-24 22:00"."""
    text = text if "-" in text else f"{DAY} {text}"
    return epoch(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone)) * SECOND


def clock(at):
    """The time of day of microseconds; None stays None."""
    return None if at is None else f"{datetime.fromtimestamp(at // SECOND, AMSTERDAM):%H:%M}"


def said(*texts):
    """Contacts from "10:00 in email" or "2026-10-24 22:00 in email", with a pk from 1, in their order.

    More words: a client (a capital), #thread, 5m (it lasted), `asks`, `fyi` (asks nothing), settled=11:00,
    composed=09:00, and a zone, on whose clock its times are. What comes in asks unless it lasted.
    """
    return sorted((_contact(pk, text) for pk, text in enumerate(texts, 1)), key=by_contract)


def by_contract(contact):
    return (contact.at, contact.direction, contact.pk)


def _contact(pk, text):
    at, direction, channel, more = re.fullmatch(r"([-\d]* ?\d+:\d\d) (in|out) (\w+)(.*)", text).groups()
    words = more.split()
    zone = next((word for word in words if "/" in word), None)
    moment = partial(us, zone=ZoneInfo(zone or "Europe/Amsterdam"))
    fields = {"client": "Bouw", "asks": direction == "in"}
    for word in words:
        name, _, value = word.partition("=")
        if value:
            fields[name] = moment(value)
        elif word.startswith("#"):
            fields["thread"] = word[1:]
        elif word in ("asks", "fyi"):
            fields["asks"] = word == "asks"
        elif word[0].isdigit():
            fields |= {"seconds": int(word[:-1]) * 60, "asks": False}
        elif word != zone:
            fields["client"] = word
    return Contact(pk=pk, at=moment(at), direction=direction, channel=channel, zone=zone, **fields)


def clocks(hours=NINE_TO_FIVE, **more):
    """The business clock of each zone, made when asked for."""
    schedule = Schedule([Settings(timezone="Europe/Amsterdam", working_hours=hours, **more)])
    made = {}

    def clock_of(zone):
        if zone not in made:
            lo, hi = (us(of) // SECOND for of in ("2026-11-16 00:00", "2026-11-23 00:00"))
            made[zone] = BusinessClock(schedule, ZoneInfo(zone or "Europe/Amsterdam"), lo, hi)
        return made[zone]

    return clock_of


def read(*words, until="2026-11-23 00:00", hours=NINE_TO_FIVE, direction="in"):
    """The turns of one direction of what was said, with their minutes."""
    found = timed(turns(said(*words), us(until)), us(until), clocks(hours))
    return [one for one in found if one.turn.direction == direction]


def week_of(at):
    return iso_week(datetime.fromtimestamp(at // SECOND, AMSTERDAM).date())


START = us("08:30")

contacts = st.lists(
    st.builds(
        Contact,
        pk=st.just(0),
        client=st.sampled_from(["Bouw", "Eik"]),
        channel=st.sampled_from(["email", "phone", "phone", "chat", "video"]),
        direction=st.sampled_from(["in", "out"]),
        at=st.integers(0, 12).map(lambda n: START + n * 10 * MINUTE),
        # A thread may be called like a channel.
        thread=st.sampled_from([None, None, "a", "phone"]),
        seconds=st.sampled_from([None, None, 0, 300]),
        asks=st.booleans(),
        zone=st.none(),
        composed=st.none(),
        settled=st.none() | st.integers(-1, 13).map(lambda n: START + n * 10 * MINUTE),
    ),
    max_size=14,
).map(lambda found: sorted((c._replace(pk=n) for n, c in enumerate(found, 1)), key=by_contract))
