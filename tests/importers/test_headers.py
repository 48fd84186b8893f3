import pytest

from tracker.importers.headers import Columns, columns_named, columns_of, folded, joined

from .outlook import DUTCH_A, DUTCH_B, ENGLISH, FRENCH, GERMAN, SPANISH


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (ENGLISH, Columns(0, 1, 2, 3, 4, 5, 9, 14, 19, 20, 21, (10, 11))),
        (GERMAN, Columns(0, 1, 2, 3, 4, 5, 9, 15, 18, 20, 21, (10, 11))),
        (GERMAN.replace("ä", "ae"), Columns(0, 1, 2, 3, 4, 5, 9, 15, 18, 20, 21, (10, 11))),
        (FRENCH, Columns(0, 1, 2, 3, 4, 5, 9, 14, 21, 15, 13, (10, 11))),
        (DUTCH_A, Columns(0, 1, 2, 3, 4, 5, None, 9, 12, None, None, ())),
        (DUTCH_B, Columns(0, 1, 2, 3, 4, 5, 9, 14, 19, 16, 21, (10, 11))),
        (SPANISH, Columns(0, 1, 2, 3, 4, 5, 9, 14, 19, 20, 21, (10, 11))),
        (
            "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private",
            Columns(0, 1, 2, 3, 4, 5, None, None, 8, None, None, ()),
        ),
        (
            "Titel;BeginnDatum;BeginnZeit;EndeDatum;EndeZeit;Organisator;TeilnehmerOptional;TeilnehmerZwingend;"
            "Bemerkungen;IstPrivat",
            Columns(0, 1, 2, 3, 4, None, 5, None, 9, None, None, (6, 7)),
        ),
        ("Datum;Titel;Beschreibung;Ort", Columns(1, 0, *[None] * 9, ())),
        ("Datum;Von;Bis;Titel", Columns(3, 0, 1, 2, *[None] * 7, ())),
        ("Title;Start;End", Columns(0, 1, None, 2, None, *[None] * 6, ())),
    ],
)
def test_every_known_header_is_recognized(header: str, expected: Columns) -> None:
    assert columns_of(header.split(";" if ";" in header else ",")) == expected


@pytest.mark.parametrize("lost", ["reunión", "reuniÃ³n", "reuni?n", "reu\u00adnión", "REUNIO\u0301N"])
def test_a_damaged_header_cell_is_still_recognized(lost: str) -> None:
    found = columns_of(["Asunto", "Start Date", "Comienzo", "End Date", f"Organizador de la {lost}"])
    assert found is not None
    assert (found.start_time, found.organiser) == (2, 4)


def test_a_name_cut_at_its_own_comma_is_put_together() -> None:
    header = ["Onderwerp", "Begindatum", "Evenement", " duurt hele dag", "Privé"]
    assert joined(header) == ["Onderwerp", "Begindatum", "Evenement, duurt hele dag", "Privé"]


@pytest.mark.parametrize(
    "header",
    [
        "User,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration",
        "Datum,Von,Bis,Dauer,Währung,Preis,Name,Benutzer,Kunde,Projekt,Tätigkeit,Beschreibung",
        "Onderwerp,Van,Aan",
        "a,b,c",
        "",
    ],
)
def test_other_tables_are_no_calendars(header: str) -> None:
    assert columns_of(header.split(",")) is None


def test_the_user_names_columns_by_role_or_by_a_known_word() -> None:
    assert columns_named(["start", "", "Einddatum", "title", "-"]) == (
        Columns(3, 0, None, 2, None, *[None] * 6, ()),
        (),
    )
    assert columns_named(["start", "titel", "bogus"])[1] == ("bogus",)


def test_folding_leaves_letters_and_digits_only() -> None:
    assert folded(" Ganztägiges\u00ad Ereignis / 2 ") == "ganztagigesereignis2"
