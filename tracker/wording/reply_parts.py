"""Replies on a page, in words: the tiles, how the numbers are made, who began, and what is still open."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.records import asking
from tracker.wording.contacts import CHANNEL_NAMES, contact_name
from tracker.wording.definitions import Definition
from tracker.wording.numbers import NOTHING, count, day, duration, one_line, percent
from tracker.wording.replies import how_long, is_few, measured, of_ten
from tracker.wording.tiles import Tile

if TYPE_CHECKING:
    from tracker.metrics.reciprocity import Opened
    from tracker.records import Message

EMPTY = (
    "There are no contacts with clients yet. From your mail, chats and calls this page shows how soon you"
    " answer, how soon they do, and what is still open; of all of them only who, when and how is kept, never"
    " a word."
)


def reply_tiles(numbers: Mapping[str, Any], asked_of_them: int) -> tuple[Tile, ...]:
    """The numbers of a period; what rests on few questions stands in brackets.

    Args:
        numbers: by the names of the contract.
        asked_of_them: how many questions of the user the client's median rests on.
    """
    turns, waiting = numbers["turns"], numbers["open"]
    half, most = (measured(numbers[name], turns) for name in ("median_minutes", "p90_minutes"))
    unknown = "too many are still open" if waiting else "too few were answered in writing"
    working = [
        f"{measured(minutes, turns)} of working time" if minutes is not None else unknown
        for minutes in (numbers["median_business_minutes"], numbers["p90_business_minutes"])
    ]
    within = numbers["within_hour"]
    theirs = measured(numbers["client_median_minutes"], asked_of_them)
    return (
        _tile("Questions to you", f"{turns:,}", "none is open" if not waiting else f"{waiting:,} open"),
        _tile("You answer half in", half, working[0]),
        _tile("Nine of ten in", most, working[1]),
        _tile(
            "Within the hour",
            NOTHING if within is None else f"({percent(within)})" if is_few(turns) else of_ten(within),
            "of working time, of what came in it",
        ),
        _tile("Off hours", f"{numbers['off_hours']:,}", "messages and calls of yours outside working hours"),
        _tile("They answer half in", theirs, f"from {count(asked_of_them, 'question')} of yours"),
    )


def _tile(name: str, value: str, note: str) -> Tile:
    return Tile(name, value, note, (), "")


def reply_definitions(numbers: Mapping[str, Any], theirs: tuple[str, ...]) -> tuple[Definition, ...]:
    """How the numbers are made; the formulas are those of the contract, section 4.

    Args:
        numbers: by the names of the contract.
        theirs: how fast the clients are, in sentences.
    """
    asked = count(numbers["turns"], "question")
    within = numbers["within_hour"]
    return (
        Definition(
            "A question",
            "a run of messages in one thread before the next one the other way, if one of them asks; its"
            " clock starts at the first that does. What a machine wrote counts nowhere. A call or meeting"
            " that took place answers missed calls, and settles whatever else was open",
            f"{asked}, {numbers['open']:,} of them open",
        ),
        Definition(
            "Half in, nine of ten in",
            "Kaplan and Meier: the smallest time after which at most half, or a tenth, still wait. A question"
            " that is open, or was settled in a call, counts as not yet answered for as long as it waited; to"
            " leave it out would make everybody look faster",
            f"{how_long(numbers['median_minutes'])}, and {how_long(numbers['p90_minutes'])}",
        ),
        Definition(
            "Between … and …",
            "of a hundred such ranges 95 hold the true middle (Brookmeyer and Crowley 1982)",
            "",
        ),
        Definition(
            "Two clocks",
            "all hours; and working time, which is your working hours without days off, holidays and leave",
            " ".join(theirs),
        ),
        Definition(
            "Within the working hour",
            "the share answered within 60 minutes of working time, of questions that came in working hours",
            "" if within is None else f"{100 * within:.0f}%",
        ),
        Definition(
            "Outside working hours",
            "your messages, calls and meetings at other times; when something was written goes before when"
            " it was sent",
            f"{numbers['off_hours']:,}",
        ),
        Definition(
            "Threads you began",
            "those whose first message is yours; where there are no threads, the first contact after 12 hours"
            " of silence on that channel begins one",
            "",
        ),
    )


def began_sentence(began: int, answered: int) -> str:
    """Who began what went out outside working hours: "You began 12 of them; the others …"."""
    if not began + answered:
        return ""
    if not (began and answered):
        return f"You began {'all' if began else 'none'} of them."
    return f"You began {began:,} of them; the others were in answer to a client."


def threads_began(of: "Opened") -> str:
    """How many threads the user began: "12 of 40"."""
    return f"{of.mine:,} of {of.mine + of.theirs:,}"


def threads_sentence(opened: Sequence["Opened"]) -> str:
    """Who begins: "You began 34 of 120 threads."; "" without any."""
    mine, all_of_them = sum(of.mine for of in opened), sum(of.mine + of.theirs for of in opened)
    return f"You began {mine:,} of {count(all_of_them, 'thread')}." if all_of_them else ""


def week_replies(replies: Mapping[str, Any]) -> str:
    """A client's replies in a week in a few words: "12 asked, 1 open, half in 18 min"; "" without any."""
    if not replies.get("turns"):
        return ""
    said = f"{replies['turns']:,} asked"
    said += f", {replies['open']:,} open" if replies["open"] else ""
    half = replies["median_minutes"]
    return said if half is None else f"{said}, half in {how_long(half)}"


def waiting_since(client: str, channel: str, at: datetime, today: date) -> str:
    """Whose question waits, and since when: "Bouw, email, Thu 19 Nov 09:00"."""
    return f"{one_line(client, 40)}, {CHANNEL_NAMES[channel]}, {day(at.date(), today)} {at:%H:%M}"


def age(working_days: float) -> str:
    """How long a question waits: "2.5 working days"; "less than half a working day"."""
    if working_days < 0.5:
        return "less than half a working day"
    rounded = round(working_days) if working_days >= 9.75 else round(2 * working_days) / 2
    return f"{rounded:,g} working day{'' if rounded == 1 else 's'}"


def contact_read(message: "Message", today: date) -> str:
    """A quick line as it was read: "a call from Bouw, 12 min · Fri 20 Nov 14:05"."""
    words = [contact_name(message)]
    words += [duration(message.seconds)] if message.seconds else []
    words += ["urgent"] if message.urgent else []
    words += ["asks for an answer"] if asking(message).needs_reply and not message.seconds else []
    return f"{', '.join(words)} · {day(message.at.date(), today)} {message.at:%H:%M}"
