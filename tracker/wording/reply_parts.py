"""Replies on a page, in words: the tiles, how the numbers are made, who began, and what is still open."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.language import N_, _, ngettext
from tracker.records import asking
from tracker.wording.contacts import CHANNEL_NAMES, contact_name
from tracker.wording.definitions import Definition
from tracker.wording.numbers import NOTHING, count, duration, moment, one_line, out_of, percent, written
from tracker.wording.replies import how_long, is_few, measured, of_ten
from tracker.wording.tiles import Tile

if TYPE_CHECKING:
    from tracker.metrics.reciprocity import Opened
    from tracker.records import Message

EMPTY = N_(
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
    unknown = _("too many are still open") if waiting else _("too few were answered in writing")
    working = [
        _("{time} of working time").format(time=measured(minutes, turns)) if minutes is not None else unknown
        for minutes in (numbers["median_business_minutes"], numbers["p90_business_minutes"])
    ]
    within = numbers["within_hour"]
    theirs = measured(numbers["client_median_minutes"], asked_of_them)
    asked = ngettext("from {n} question of yours", "from {n} questions of yours", asked_of_them)
    return (
        _tile(
            _("Questions to you"),
            written(turns),
            _("{n} open").format(n=written(waiting)) if waiting else _("none is open"),
        ),
        _tile(_("You answer half in"), half, working[0]),
        _tile(_("Nine of ten in"), most, working[1]),
        _tile(
            _("Within the hour"),
            NOTHING if within is None else f"({percent(within)})" if is_few(turns) else of_ten(within),
            _("of working time, of what came in it"),
        ),
        _tile(
            _("Off hours"),
            written(numbers["off_hours"]),
            _("messages and calls of yours outside working hours"),
        ),
        _tile(_("They answer half in"), theirs, asked.format(n=written(asked_of_them))),
    )


def _tile(name: str, value: str, note: str) -> Tile:
    return Tile(name, value, note, (), "")


def reply_definitions(numbers: Mapping[str, Any], theirs: tuple[str, ...]) -> tuple[Definition, ...]:
    """How the numbers are made; the formulas are those of the contract, section 4.

    Args:
        numbers: by the names of the contract.
        theirs: how fast the clients are, in sentences.
    """
    asked = count(numbers["turns"], "question", "questions")
    within = numbers["within_hour"]
    half, most = how_long(numbers["median_minutes"]), how_long(numbers["p90_minutes"])
    return (
        Definition(
            _("A question"),
            _(
                "a run of messages in one thread before the next one the other way, if one of them asks; its"
                " clock starts at the first that does. What a machine wrote counts nowhere. A call or meeting"
                " that took place answers missed calls, and settles whatever else was open"
            ),
            _("{questions}, {n} of them open").format(questions=asked, n=written(numbers["open"])),
        ),
        Definition(
            _("Half in, nine of ten in"),
            _(
                "Kaplan and Meier: the smallest time after which at most half, or a tenth, still wait. A"
                " question that is open, or was settled in a call, counts as not yet answered for as long as"
                " it waited; to leave it out would make everybody look faster"
            ),
            _("{half}, and {most}").format(half=half, most=most),
        ),
        Definition(
            _("Between … and …"),
            _("of a hundred such ranges 95 hold the true middle (Brookmeyer and Crowley 1982)"),
            "",
        ),
        Definition(
            _("Two clocks"),
            _(
                "all hours; and working time, which is your working hours without days off, holidays and"
                " leave"
            ),
            " ".join(theirs),
        ),
        Definition(
            _("Within the working hour"),
            _(
                "the share answered within 60 minutes of working time, of questions that came in working"
                " hours"
            ),
            "" if within is None else percent(within),
        ),
        Definition(
            _("Outside working hours"),
            _(
                "your messages, calls and meetings at other times; when something was written goes before"
                " when it was sent"
            ),
            written(numbers["off_hours"]),
        ),
        Definition(
            _("Threads you began"),
            _(
                "those whose first message is yours; where there are no threads, the first contact after 12"
                " hours of silence on that channel begins one"
            ),
            "",
        ),
    )


def began_sentence(began: int, answered: int) -> str:
    """Who began what went out outside working hours: "You began 12 of them; the others …"."""
    if not began + answered:
        return ""
    if not began:
        return _("You began none of them.")
    if not answered:
        return _("You began all of them.")
    return _("You began {n} of them; the others were in answer to a client.").format(n=written(began))


def threads_began(of: "Opened") -> str:
    """How many threads the user began: "12 of 40"."""
    return out_of(of.mine, of.mine + of.theirs)


def threads_sentence(opened: Sequence["Opened"]) -> str:
    """Who begins: "You began 34 of 120 threads."; "" without any."""
    mine, all_of_them = sum(of.mine for of in opened), sum(of.mine + of.theirs for of in opened)
    if not all_of_them:
        return ""
    return _("You began {n} of {threads}.").format(
        n=written(mine), threads=count(all_of_them, "thread", "threads")
    )


def week_replies(replies: Mapping[str, Any]) -> str:
    """A client's replies in a week in a few words: "12 asked, 1 open, half in 18 min"; "" without any."""
    if not replies.get("turns"):
        return ""
    said = [_("{n} asked").format(n=written(replies["turns"]))]
    if replies["open"]:
        said.append(_("{n} open").format(n=written(replies["open"])))
    if replies["median_minutes"] is not None:
        said.append(_("half in {time}").format(time=how_long(replies["median_minutes"])))
    return ", ".join(said)


def waiting_since(client: str, channel: str, at: datetime, today: date) -> str:
    """Whose question waits, and since when: "Bouw, email, Thu 19 Nov 09:00"."""
    return f"{one_line(client, 40)}, {_(CHANNEL_NAMES[channel])}, {moment(at, today)}"


def age(working_days: float) -> str:
    """How long a question waits: "2.5 working days"; "less than half a working day"."""
    if working_days < 0.5:
        return _("less than half a working day")
    rounded = round(working_days) if working_days >= 9.75 else round(2 * working_days) / 2
    # A number with a half takes the form of many.
    form = int(rounded) if rounded == int(rounded) else 2
    return ngettext("{n} working day", "{n} working days", form).format(n=written(rounded, ",g"))


def contact_read(message: "Message", today: date) -> str:
    """A quick line as it was read: "a call from Bouw, 12 min · Fri 20 Nov 14:05"."""
    words = [contact_name(message)]
    words += [duration(message.seconds)] if message.seconds else []
    words += [_("urgent")] if message.urgent else []
    words += [_("asks for an answer")] if asking(message).needs_reply and not message.seconds else []
    return f"{', '.join(words)} · {moment(message.at, today)}"
