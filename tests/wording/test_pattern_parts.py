from datetime import date

from tracker.language import speaking
from tracker.patterns.base import Finding, Limit, Reached, Trace
from tracker.patterns.topics import TOPIC_NAMES
from tracker.records import TOPICS, Decision
from tracker.wording.cards import Card
from tracker.wording.pattern_parts import (
    answered_before,
    answered_sentence,
    evidence_sentence,
    evidence_tables,
    heading,
    lacking_records,
    limit_label,
    limit_refusal,
    limit_sentence,
    not_over_sentence,
    nothing_sentence,
    seen_sentence,
    titles_lines,
    written,
)

DAY = date(2026, 11, 12)
SHARE = Limit("share_1", 0.13, 0, 1, "share", "chosen", "unbilled share of client hours")
HOURS = Limit("hours", 8, 1, 200, "hours", "chosen", "client hours before anything is said")
RATIO = Limit("ratio_2", 1.25, 1, 10, "ratio", "a book", "how much faster")


def finding(*evidence: Trace, n: int = 8, **numbers: object) -> Finding:
    met = (Reached(1, "share", 0.4, 0.13),)
    return Finding(
        "unbilled-drift", "Bouw", met, n, DAY, DAY, level=1, evidence=tuple(evidence), numbers=numbers
    )


def card(client: str | None = "Bouw") -> Card:
    title, level = "Unbilled hours", "worth a look"
    return Card("unbilled-drift", client, title, level, "", "", "", "", "", "", None, ())


def test_a_finding_on_one_line_names_the_client_and_the_project() -> None:
    assert heading(card()) == "Unbilled hours · Bouw · worth a look"
    assert heading(card(None)) == "Unbilled hours · worth a look"
    assert heading(card(), "Handbook") == "Unbilled hours · Bouw / Handbook · worth a look"


def test_entries_messages_and_other_records_stand_in_tables_of_their_own() -> None:
    tables = evidence_tables(
        finding(
            Trace("entry", 1, DAY, 5400, said="reading\n<b>", kind="research"),
            Trace("message", 2, DAY, kind="email in"),
            Trace("message", 3, DAY, 720, kind="phone out"),
            Trace("request", "r1", DAY, 0, 12_000, "extra training day", "done"),
            currency="EUR",
        )
    )
    assert [(of.label, of.columns, of.rows) for of in tables] == [
        (
            "Entries",
            ("|day", ">time", "kind", "note"),
            (("2026-11-12", "1 h 30", "research", "reading <b>"),),
        ),
        (
            "Messages",
            ("|day", "channel", "direction", ">time"),
            (("2026-11-12", "email", "from them", ""), ("2026-11-12", "phone", "from you", "12 min")),
        ),
        (
            "Records",
            ("|day", "what", "in your words", ">money"),
            (("2026-11-12", "request (done)", "extra training day", "€120.00"),),
        ),
    ]


def test_columns_that_say_nothing_are_left_out() -> None:
    (table,) = evidence_tables(finding(Trace("message", 2, DAY, kind="email in")))
    assert table.columns == ("|day", "channel", "direction")
    assert evidence_tables(finding()) == ()


def test_money_without_a_currency_bears_no_sign() -> None:
    (table,) = evidence_tables(finding(Trace("invoice", "i1", DAY, 0, 480_000)))
    assert table.rows == (("2026-11-12", "invoice", "4,800.00"),)


def test_what_is_listed_is_said_beside_what_was_counted() -> None:
    trace = Trace("entry", 1, DAY, 60)
    assert evidence_sentence(finding(trace, trace)) == "2 records, the weightiest first; 8 counted in all."
    assert evidence_sentence(finding(trace)) == "1 record; 8 counted in all."
    assert evidence_sentence(finding(n=1200)) == "1,200 counted in all."


def test_an_answer_is_told_with_the_title_of_its_pattern_and_the_note() -> None:
    seen = Decision(week="2026-W46", pattern="unbilled-drift", client="Bouw", answer="seen", note="in\nMay")
    said = "Seen: “Unbilled hours” with Bouw is silent for 8 weeks; from 2027-W02 on it may speak again."
    assert answered_sentence(seen) == f"{said} “in May”"
    seen_on = date(2026, 11, 15)
    finding = Finding("unbilled-drift", "Bouw", (), 1, seen_on, seen_on, stake_seconds=40 * 3600)
    assert answered_before(seen, finding) == "Your answer of week 46 of 2026: Seen. “in May”"
    chosen = Decision(week="2026-W46", pattern="unbilled-drift", answer="my_choice", budget_hours=6)
    said = "My choice. You chose up to 6 h in four weeks; 40 h are at stake."
    assert answered_before(chosen, finding) == f"Your answer of week 46 of 2026: {said}"


def test_how_many_signs_there_are() -> None:
    assert seen_sentence("2026-W46", 1) == "1 sign in week 46, to be curious about."
    assert seen_sentence("2026-W46", 3) == "3 signs in week 46, each to be curious about."
    assert seen_sentence("2026-W46", 5).endswith("The first 3 come in full.")


def test_nothing_new_is_not_nothing_found() -> None:
    assert nothing_sentence("2026-W46", 0) == "No pattern passed a line in week 46."
    assert "you have answered" in nothing_sentence("2026-W46", 1)
    assert titles_lines([], "2026-W46", 0) == ("No pattern passed a line in week 46.",)
    assert titles_lines([(card(), None)], "2026-W46", 0) == ("Unbilled hours · Bouw · worth a look",)


def test_a_week_that_is_not_over_names_the_last_that_is() -> None:
    said = not_over_sentence("2026-W47", "2026-W46", ahead=False)
    assert said.startswith("Week 47 is not over yet")
    assert said.endswith("The last whole one is week 46.")
    assert "lies ahead" in not_over_sentence("2026-W50", "2026-W46", ahead=True)


def test_lines_are_written_in_the_unit_in_which_they_are_typed() -> None:
    assert [written(SHARE, 0.13), written(HOURS, 8), written(RATIO, 1.25)] == ["13%", "8 hours", "1.25"]
    assert written(SHARE, 0.29) == "29%"
    assert limit_label(SHARE) == "Unbilled share of client hours · worth a look (%)"
    assert limit_label(HOURS) == "Client hours before anything is said (hours)"
    assert limit_label(RATIO) == "How much faster · worth a talk"
    assert limit_sentence(SHARE) == "0% to 100% · 13% at first · chosen"
    assert limit_sentence(HOURS) == "1 to 200 · 8 at first · chosen"
    assert limit_refusal(SHARE, 2.5).endswith("lies between 0% and 100%, not at 250%")


def test_the_figures_of_a_line_are_those_of_the_language() -> None:
    with speaking("nl"):
        assert [written(SHARE, 0.125), written(RATIO, 1.25)] == ["12,5%", "1,25"]
        assert limit_sentence(RATIO).startswith("1 ")
        assert "1,25" in limit_sentence(RATIO)


def test_every_topic_has_a_name() -> None:
    assert tuple(TOPIC_NAMES) == TOPICS


def test_what_could_be_written_down_is_named_with_what_it_is_for() -> None:
    request, mail = lacking_records(["request", "message"])
    assert request.startswith("What they asked: what a client asked for")
    assert mail == "Your mail, chats and calls."
