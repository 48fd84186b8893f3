"""The questions of a new engagement: each topic in plain words, with examples of what people answer."""

from typing import NamedTuple

from tracker.language import N_, _, ngettext
from tracker.language.parts import listed
from tracker.patterns.topics import topic_name
from tracker.wording.numbers import one_line


class Question(NamedTuple):
    """One topic as a question.

    Attributes:
        asks: the question.
        about: what it means, in a sentence.
        holds: an example of what holds, as one would say it to the client.
        why: an example of a reason.
        exception: an example of when it may be crossed.
    """

    asks: str
    about: str
    holds: str
    why: str
    exception: str


QUESTIONS = {
    "scope": Question(
        N_("What is in, and what is out?"),
        N_("What you deliver for the price agreed, and what would be work of its own."),
        N_("Two rounds of changes are in; a third is new work"),
        N_("We both know when it is done"),
        N_("a slip of mine is put right without a word"),
    ),
    "hours": Question(
        N_("How much of your week is theirs?"),
        N_("The hours that you set aside for this client, and no more."),
        N_("I work for you two days a week, 16 hours"),
        N_("Other clients count on me, too"),
        N_("the week of the launch"),
    ),
    "extra_work_price": Question(
        N_("What does extra work cost?"),
        N_("What happens when they ask for more than was agreed, and how much of it you choose to give."),
        N_("Extra work has a price, told before it begins"),
        N_("Then you can choose whether it is worth it"),
        N_("up to an hour, as a gift I name"),
    ),
    "reply_time": Question(
        N_("How soon do they hear from you?"),
        N_("A time you can keep in a full week. People who know it do not wait by their mail."),
        N_("You hear from me within four working hours"),
        N_("Between answers I work undisturbed"),
        N_("an outage: then call me"),
    ),
    "channels": Question(
        N_("On which ways do they reach you?"),
        N_("Where you look for their messages, and where you do not."),
        N_("Mail for questions, the phone when it burns"),
        N_("What stands in one place is not lost"),
        N_("chat on the day of a training"),
    ),
    "working_times": Question(
        N_("When do you work for them?"),
        N_("The days and hours at which they can count on you."),
        N_("I am there from Monday to Thursday, nine to half past five"),
        N_("Evenings are for home"),
        N_("an evening session that was planned"),
    ),
    "days_off": Question(
        N_("When are you away?"),
        N_("Days on which you do not work, and who helps them then."),
        N_("Fridays I am off; it waits until Monday"),
        N_("Rest makes the other days better"),
        N_("a Friday that I moved myself"),
    ),
    "decision_owner": Question(
        N_("Who decides what?"),
        N_("Which decisions are theirs, and which are yours to make."),
        N_("You decide on the rota; I bring two options"),
        N_("You live with it after I am gone"),
        N_("a small matter of under an hour"),
    ),
    "meeting_load": Question(
        N_("How often do you meet, and how often do they hear where it stands?"),
        N_("The meetings you come to, and the word you send without being asked."),
        N_("One meeting a week; on Fridays you get five lines"),
        N_("The hours go into the work"),
        N_("a steering group once a month"),
    ),
    "payment": Question(
        N_("When do they pay?"),
        N_("The term of your invoices, and what you do when it has passed."),
        N_("Invoices are paid within 30 days; after that I call"),
        N_("The work is done when it is paid"),
        N_("a new supplier number takes a week more"),
    ),
    "complaint_route": Question(
        N_("What happens when something is amiss?"),
        N_("How they tell you, what you do with it, and when it is closed."),
        N_("Tell me the same week; I answer with a proposal within two days"),
        N_("What is said early stays small"),
        N_("matters between them and a third party"),
    ),
}
"""Every topic, in the order in which they are asked."""

LEDE = N_(
    "Eleven topics, one at a time. What you answer is kept at once; skip what you do not know yet and come"
    " back any day."
)
HOLDS, WHY, EXCEPTION = N_("What holds?"), N_("Why? (optional)"), N_("When may it be crossed? (optional)")
TOLD = N_("Did you tell them?")
TOLD_WHEN = {"no": N_("not yet"), "today": N_("today"), "earlier": N_("on another day")}
TOLD_ON, TOLD_HOW, REACTION = N_("Told on"), N_("How? (optional)"), N_("What did they say to it? (optional)")
HOW_EXAMPLE, REACTION_EXAMPLE = N_("on the phone, with the offer"), N_("they were glad to know")
MORE = N_("More: who decides, until when, what to look at later")
OWNER = N_("Who decides on it? (optional)")
OWNERS = {"me": N_("me"), "client": N_("the client"), "other": N_("somebody else")}
ENDS_ON, REVIEW_ON = N_("Last day (optional)"), N_("Look whether it helped on (optional)")
MEASURE, HOPED = N_("What to look at (optional)"), N_("Hoped-for change in percent (optional)")
USUAL_MEASURE = N_("what fits the topic")
KEEP, SKIP, NO_PART, BACK = N_("Keep, and go on"), N_("Skip for now"), N_("Plays no part"), N_("Back")
NOTHING_SAID = N_("Nothing is written down yet: say in one line what holds, or skip it for now")
STILL_OPEN = N_("What is open can wait for a day on which you know.")

TERMS = {
    "reply": N_("A reply within, in hours of working time (optional)"),
    "hours": N_("Hours a week, at most (optional)"),
    "gifts": N_("Gifts a quarter, worth at most, in {currency} (optional)"),
    "channels": N_("The ways that are fine (optional)"),
    "days": N_("Days (optional)"),
    "times": N_("Hours on these days (optional)"),
    "updates": N_("Working days from one update to the next (optional)"),
    "payment": N_("Days until an invoice is paid (optional)"),
}
"""What can be measured of a topic, as the label of its field."""
TIMES_EXAMPLE = "9-17:30"
MEASURED = N_("What stands here is held against your own records, week by week.")


def covered(statement: str | None, client: str | None, here: str) -> str:
    """Said where a wider boundary holds on a topic: for all clients, or for all work with one of them."""
    whose = one_line(client, 60) if client else _("all your clients")
    other = one_line(here, 60)
    if not statement:
        return _(
            "A boundary for {whose} covers this topic. Leave it so, or choose another for {here}."
        ).format(whose=whose, here=other)
    return _("This holds for {whose}: “{statement}”. Leave it so, or choose another for {here}.").format(
        whose=whose, statement=one_line(statement, 200), here=other
    )


def place(number: int, of: int, settled: int) -> str:
    """Where one is among the topics: "Topic 4 of 11 · 3 settled"."""
    return _("Topic {number} of {of} · {settled} settled").format(number=number, of=of, settled=settled)


def finished(client: str, settled: int, of: int) -> str:
    """Said at the end: how many topics are settled."""
    return _("{settled} of {of} topics with {client} are settled.").format(
        settled=settled, of=of, client=client
    )


def untold(topics: list[str]) -> str:
    """What was chosen and not told; "" for nothing."""
    if not topics:
        return ""
    names = listed([topic_name(topic) for topic in topics])
    return ngettext(
        "Chosen, and not told yet: {names}. A limit helps from the day it is said.",
        "Chosen, and not told yet: {names}. Limits help from the day they are said.",
        len(topics),
    ).format(names=names)


def kept(topic: str, client: str | None, state: str) -> str:
    """What was just done: "Noted: reply time with Bouw, told."."""
    name = topic_name(topic)
    if client is None:
        said = {
            "told": _("Noted: {topic} with all clients, told."),
            "chosen": _("Noted: {topic} with all clients, not told yet."),
            "not applicable": _("Noted: {topic} plays no part."),
        }
        return said[state].format(topic=name)
    said = {
        "told": _("Noted: {topic} with {client}, told."),
        "chosen": _("Noted: {topic} with {client}, not told yet."),
        "not applicable": _("Noted: {topic} plays no part with {client}."),
    }
    return said[state].format(topic=name, client=one_line(client, 60))
