"""Peter's half year as facts: who he works for, how many minutes of what, and the oddities of his calendar.

`make_peter.py` lays these out over the weeks.
"""

from datetime import date
from typing import Any

FIRST_MONDAY = date(2026, 5, 18)
WEEKS = range(1, 27)
PUBLIC_HOLIDAY = date(2026, 5, 25)
LEAVE = (date(2026, 8, 7), date(2026, 8, 14))
ME = "Peter de Wit"
ANOUK, RUBEN = "anouk.terpstra@bouwgroep.example", "R.Bakker@BOUWGROEP.example"
SAMIRA, JOOST = "samira.elhadi@bouwgroep.example", "joost.veen@bouwgroep.example"
EIK_DESK, NOOR = "servicepunt@gemeente-eik.example", "noor@studiovlinder.example"
AGENDA = "Agenda:\r\n- actielijst\r\n- planning\r\n- rondvraag"
JOIN = 'Online vergadering\r\n\r\nKamer "Overleg 2", of via https://vergaderen.example/42\r\n'

# Handbook and coaching minutes a week: given unasked and never mentioned (22 h and 12 h in all).
HANDBOOK = {9: 240, 10: 120, 11: 120, 12: 120, 15: 120, 17: 120, 19: 120, 21: 120, 23: 120, 25: 120}
COACHING = {11: 60, 13: 60, 14: 60, 16: 60, 17: 60, 18: 60, 20: 60, 22: 60, 23: 60, 24: 60, 25: 60, 26: 60}
SHORT_FRIDAY = 23  # he rests before the night of 25 October
STEERING_WEEKS = (4, 10, 15, 20, 25)
# Minutes a week for the retainer and for the hourly client.
EIK_MINUTES = (
    240, 225, 240, 270, 255, 240, 240, 255, 240, 255, 210, 180, 195,
    240, 270, 300, 285, 300, 300, 285, 300, 300, 285, 300, 285, 270,
)  # fmt: skip
VLINDER_MINUTES = (
    360, 300, 390, 330, 420, 360, 300, 390, 345, 300, 360, 240, 255,
    330, 375, 315, 300, 360, 285, 345, 330, 360, 330, 375, 300, 345,
)  # fmt: skip

HEADER = """
Onderwerp|Begindatum|Begintijd|Einddatum|Eindtijd|Gebeurtenis, duurt hele dag|Herinneringen aan/uit
|Herinneringsdatum|Herinneringstijd|Organisator van vergadering|Vereiste genodigden|Optionele genodigden
|Vergadervoorzieningen|Beschrijving|Categorieën|Factuurinformatie|Gevoeligheid|Locatie|Prioriteit|Privé
|Reisafstand|Tijd weergeven als"""

# Worked late, waiting for a client, or no work at all: when, minutes, what it is, organiser, title.
ODD = """
2026-05-21 08:15|60|private||Tandarts
2026-05-25 00:00|1440|whole||Tweede pinksterdag
2026-05-28 15:00|60|off|bouw|Geannuleerd: Werksessie inkoop
2026-06-02 12:30|30|waits|network|Kennismaking
2026-06-11 19:30|60|private||Ouderavond
2026-06-14 00:00|1440|whole||Verjaardag mam
2026-06-18 11:00|60|off|eik|Geannuleerd: Afstemming
2026-06-25 07:30|30|waits|network|Ontbijtsessie ondernemers
2026-06-30 16:00|60|free|bouw|Inloopspreekuur ICT
2026-07-01 12:30|45|free||Hardlopen
2026-07-09 17:00|60|private||Garage
2026-07-11 00:00|2880|whole||Festivalweekend
2026-07-14 10:00|60|off||Geannuleerd: @bouw rondgang loods
2026-07-22 12:30|30|waits|network|Even bijpraten?
2026-08-07 00:00|1440|away||Vrij
2026-08-12 14:00|60|off|vlinder|Geannuleerd: Review afrekenen
2026-08-14 00:00|1440|away||Vrij
2026-08-20 12:30|30|waits|network|Lunch met Karin
2026-08-27 17:30|60|free|bouw|Zomerborrel (misschien)
2026-09-03 19:00|60|private||Koor
2026-09-10 15:30|60|off|bouw|Geannuleerd: Stuurgroep
2026-09-15 12:30|30|waits|network|Bellen
2026-09-17 08:00|60|private||Fysio
2026-09-22 10:00|60|off|network|Geweigerd: Productdemo
2026-09-27 22:30|120|late||@bouw presentatie directiedag afmaken
2026-09-29 16:00|60|free|bouw|Inloopspreekuur ICT
2026-10-01 00:00|1440|whole||Verjaardag René
2026-10-03 00:00|1440|away||Vakdag zelfstandigen
2026-10-06 20:00|45|waits|network|Webinar: offertes, hoe dan?
2026-10-14 09:30|60|off|bouw|Geannuleerd: Voortgang met projectleider
2026-10-15 08:00|60|private||Fysio
2026-10-21 12:30|15|free||Wandelen
2026-10-21 12:30|15|free||Wandelen
2026-10-25 01:30|120|late|vlinder|Livegang webwinkel @vlinder
2026-10-28 12:30|45|free||Hardlopen
2026-10-29 12:30|15|waits|network|Online overleg
2026-11-05 11:00|60|off|bouw|Geannuleerd: Gesprek met de directie
2026-11-10 12:30|30|waits|network|Interview "De zelfstandige"
2026-11-11 19:30|60|private||Oudergesprek
2026-11-12 16:00|60|off|bouw|Geannuleerd: Gesprek met de directie"""
PEOPLE = {"": ME, "bouw": ANOUK, "eik": EIK_DESK, "vlinder": NOOR, "network": "info@netwerk.example"}
STYLES: dict[str, dict[str, Any]] = {
    "late": {},
    "waits": {"categories": "Blauwe categorie"},
    "private": {"private": True},
    "off": {"attendees": ME, "text": AGENDA, "shown": "Vrij"},
    "free": {"shown": "Vrij"},
    "whole": {"shown": "Vrij", "all_day": True},
    "away": {"shown": "Niet aanwezig", "all_day": True},
}
OFFICE = {day: [["09:00", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
TYPED = """
{"type": "address", "address": "peter@peterdewit.example", "whose": "me"}
{"type": "address", "address": "+31 600000001", "whose": "me"}
{"type": "address", "address": "Peter de Wit", "whose": "me"}
{"type": "client", "name": "Bouwgroep Noord", "aliases": ["bouw"], "addresses": ["bouwgroep.example", "+31 200000010", "+31 600000012", "+31 600000013", "+31 600000014", "+31 600000015", "Ruben Bakker"], "size": "large"}
{"type": "client", "name": "Gemeente Eik", "aliases": ["eik"], "addresses": ["gemeente-eik.example", "+31 200000020", "+31 600000021"], "size": "public"}
{"type": "client", "name": "Studio Vlinder", "aliases": ["vlinder"], "addresses": ["studiovlinder.example", "+31 600000031"], "size": "sme"}
{"type": "project", "client": "Bouwgroep Noord", "name": "Vernieuwing", "billing": "fixed", "fee_cents": 4800000, "agreed_hours": 480, "estimate_hours": 700, "starts_on": "2026-05-18", "ends_on": "2026-11-15"}
{"type": "project", "client": "Gemeente Eik", "name": "Servicecontract", "billing": "retainer", "fee_cents": 190000, "included_hours": 20, "starts_on": "2026-05-18"}
{"type": "project", "client": "Studio Vlinder", "name": "Webwinkel", "billing": "hourly", "starts_on": "2026-05-18"}
{"type": "rate", "client": "Studio Vlinder", "cents_per_hour": 9500}
{"type": "rate", "client": "Studio Vlinder", "cents_per_hour": 10500, "valid_from": "2026-09-01"}
{"type": "expense", "client": "Bouwgroep Noord", "day": "2026-06-10", "amount_cents": 3480, "passed_through": true, "note": "Train to the building site"}
{"type": "expense", "client": "Gemeente Eik", "day": "2026-07-02", "amount_cents": 1250, "passed_through": true, "note": "Parking at the town hall"}
{"type": "expense", "client": "Studio Vlinder", "day": "2026-08-19", "amount_cents": 2400, "note": "Font licence"}
{"type": "expense", "client": "Bouwgroep Noord", "day": "2026-09-16", "amount_cents": 3480, "passed_through": true, "note": "Train to the building site"}
{"type": "expense", "client": "Bouwgroep Noord", "day": "2026-10-29", "amount_cents": 16500, "note": "Training room, on me"}
{"type": "expense", "client": "Bouwgroep Noord", "day": "2026-11-10", "amount_cents": 4250, "note": "Printing the handbook, on me"}
"""  # noqa: E501
TEAMS = ("planning", "inkoop", "uitvoering", "werkvoorbereiding", "nazorg", "calculatie")
TOPICS = ("faalkosten in de keten", "ervaringen elders", "digitale bouwdossiers", "ploegenroosters", "normen")
CARE = ("Vragen loket", "Wijziging formulier", "Storing afsprakenmodule", "Maandrapport", "Uitleg collega")
DESIGN = ("productpagina\u2019s", "zoekfunctie", "afrekenen", "nieuwsbrief", "foto\u2019s", "statistiek")
