"""Whom Peter writes to and hears from, and the facts of his mail, chat and calls.

All are invented: the addresses end in .example, and no number that begins with 0 after its code is given out.
"""

from datetime import datetime
from typing import NamedTuple

from peter_facts import ANOUK, EIK_DESK, JOOST, ME, NOOR, RUBEN, SAMIRA


class Person(NamedTuple):
    """Someone, and the client he works for; "" for none."""

    name: str
    address: str
    house: str = ""
    number: str = ""

    @property
    def first(self) -> str:
        """How Peter calls him."""
        return self.name.split()[0]


PETER = Person(ME, "peter@peterdewit.example", "", "+31600000001")
DIRECTOR = Person("Marjan Hoekstra", "marjan.hoekstra@bouwgroep.example", "bouw", "+31200000010")
LEADER = Person("Ruben Bakker", RUBEN, "bouw", "+31600000012")
PROGRAMME = Person("Anouk Terpstra", ANOUK, "bouw", "+31600000013")
PLANNER = Person("Samira el Hadi", SAMIRA, "bouw", "+31600000014")
BUILDER = Person("Joost Veen", JOOST, "bouw", "+31600000015")
DESK = Person("Servicepunt Gemeente Eik", EIK_DESK, "eik", "+31200000020")
OFFICIAL = Person("Fatima Aydin", "f.aydin@gemeente-eik.example", "eik", "+31600000021")
DESIGNER = Person("Noor Smit", NOOR, "vlinder", "+31600000031")
# Nobody's client: they stay among the senders that he may still assign.
KARIN = Person("Karin de Boer", "karin@netwerk.example")
BOOKKEEPER = Person("Henk Postma", "henk@cijferkantoor.example")
PROSPECT = Person("Lotte Visser", "l.visser@praktijkzuid.example")
STRANGER = Person("(Onbekend)", "", "", "0600000077")

# Who writes how often, in parts of all that a client begins; the team's part grows at the cost of nobody.
WRITERS = {
    "bouw": (LEADER, LEADER, PROGRAMME, LEADER, PLANNER, PROGRAMME, BUILDER, LEADER, PLANNER),
    "eik": (DESK, OFFICIAL, DESK),
    "vlinder": (DESIGNER,),
}
CALLERS = {"bouw": (LEADER, LEADER, PROGRAMME, PLANNER, BUILDER), "eik": (OFFICIAL,), "vlinder": (DESIGNER,)}

# The evenings on which he mails, a digit for the weekday (0 is Monday), a word for the week: twelve in the
# last four weeks, fewer before.
EVENINGS = (
    "", "3", "1", "", "2", "3", "1", "0", "2", "3", "1", "03", "2",
    "13", "13", "23", "1", "36", "13", "23", "013", "13", "013", "136", "012", "123",
)  # fmt: skip

# His contacts with the director, whoever writes: four in the first month, one in the last. "in" is answered
# within the hour; "out" tells her how it goes, and "ask" is the question that nobody answered any more.
DIRECTORS = (
    ("2026-05-19 10:20", "in"),
    ("2026-06-04 14:10", "in"),
    ("2026-06-19 11:35", "in"),
    ("2026-07-03 09:50", "in"),
    ("2026-07-21 15:05", "in"),
    ("2026-08-12 13:40", "out"),
    ("2026-08-25 10:45", "in"),
    ("2026-09-29 11:20", "ask"),
    ("2026-10-21 14:30", "out"),
)
# Questions to Bouw that are still open at the end.
STUCK = (
    (datetime.fromisoformat("2026-11-04 15:42"), LEADER),
    (datetime.fromisoformat("2026-11-05 10:17"), PROGRAMME),
    (datetime.fromisoformat("2026-11-06 09:52"), LEADER),
)
# How long the client's answers take, in hours of its own working days: in the first week and in the last.
# The other clients answer as fast at the end as at the start.
PACE = {"bouw": (1.8, 11.0), "eik": (2.5, 2.5), "vlinder": (1.5, 1.5)}
SPREAD = (0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.03, 1.1, 1.2, 1.35, 1.5, 1.75, 2.1, 2.6)
# A week's mails, chats and calls that a client begins, Peter's questions, and what he only sends: in the
# first week and in the last. His questions to Bouw stay below fifteen in any four weeks.
BEGUN = {"bouw": (2.4, 5.2), "eik": (1.5, 1.5), "vlinder": (1.6, 1.6)}
CHATS = (1.6, 3.6)
CALLS = {"bouw": (0.7, 1.7), "eik": (0.4, 0.4), "vlinder": (0.5, 0.5)}
QUESTIONS = {"bouw": (3.1, 2.5), "eik": (0.5, 0.5), "vlinder": (0.5, 0.5)}
NOTES = (1.0, 2.2)
LAST_CALL = datetime.fromisoformat("2026-11-04 12:00")
"""Afterwards nobody of Bouw calls any more, so nothing closes his open questions."""
