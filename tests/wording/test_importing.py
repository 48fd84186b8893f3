from collections import Counter

import pytest

from tracker.importers import IMPORTERS
from tracker.ingest.report import ImportReport
from tracker.records import Problem
from tracker.wording.importing import CONTACT_FORMATS, counts_sentence, is_of_contacts

ANNA, BEN = ("anna@x.example", 3_000), ("+31612345678", 1_000)


def test_every_importer_of_contacts_has_a_word_for_its_rows() -> None:
    assert {of.name for of in IMPORTERS if of.holds == "contacts"} == set(CONTACT_FORMATS)


def test_a_mailbox_is_summed_up_with_reasons_and_senders() -> None:
    report = ImportReport("mbox", added=8000, unchanged=300, waiting=4000, senders=[ANNA, BEN])
    report.leave_out(Counter(draft=15, spam=25))
    assert counts_sentence(report, done=True) == (
        "12,340 messages: 8,000 new, 300 in already, 4,000 from 2 senders who are no client’s yet,"
        " 40 left out (25 spam, 15 drafts)."
    )


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (ImportReport("mbox"), "There are no messages in this file."),
        (ImportReport("phone-xml"), "There are no contacts in this file."),
        (ImportReport("calendar-csv"), "There are no rows in this file."),
        (
            ImportReport("whatsapp", waiting=3_001, senders=[ANNA]),
            "3,001 messages: 3,000 from 1 sender who is no client’s yet,"
            " 1 from newsletters and other machines.",
        ),
        (
            ImportReport("eml", waiting=1),
            "1 message: 1 from newsletters and other machines.",
        ),
        (
            ImportReport("contacts-csv", added=1, problems=[Problem("x", 2)]),
            "2 contacts: 1 new, 1 not readable.",
        ),
        (
            ImportReport("calendar-csv", waiting=2, left_out=1),
            "3 rows: 2 to sort in the inbox, 1 left out.",
        ),
    ],
)
def test_an_import_is_summed_up_in_the_words_of_its_file(report: ImportReport, said: str) -> None:
    assert counts_sentence(report, done=True) == said


def test_a_calendar_is_no_file_of_contacts() -> None:
    assert not is_of_contacts(ImportReport("calendar-csv"))
    assert is_of_contacts(ImportReport("slack"))
