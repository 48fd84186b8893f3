"""Public holidays: which there are, and taking them as days off."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.cli.session import Session, answer, hint
from tracker.errors import NotFound
from tracker.language import _, current
from tracker.wording.numbers import count, day

if TYPE_CHECKING:
    from tracker.book import Tracker


class Holiday(NamedTuple):
    """A holiday of the settings' country, and whether the user has it off."""

    day: date
    name: str
    optional: bool
    is_off: bool


def show(session: Session, year: int, as_json: bool) -> None:
    """Print the holidays of a year."""
    book = session.book()
    found, country = _holidays(book, year)
    answer(as_json, lambda: _document(country, found), lambda: _text(country, year, found))
    if found and not as_json:
        hint(
            _("`tracker settings --take-holidays {year}` takes the public ones as days off.").format(
                year=year
            )
        )


def take(session: Session, year: int, kept: Sequence[date], also: Sequence[date], as_json: bool) -> None:
    """Add the public holidays of a year to the days off, but for `kept`, and the optional ones in `also`."""
    book = session.book()
    found, country = _holidays(book, year)
    known = {of.day for of in found}
    for named in (*kept, *also):
        if named not in known:
            raise NotFound(
                _("{day} is no holiday").format(day=named),
                _("`tracker settings --holidays {year}` lists them").format(year=year),
            )
    wanted = [of for of in found if of.day in also or not (of.optional or of.day in kept)]
    new = [of for of in wanted if not of.is_off]
    with book.together() as write:
        _add(book, [of.day for of in new])
        write.what = _("take {holidays} of {year}").format(
            holidays=count(len(new), "holiday", "holidays"), year=year
        )
    taken = {of.day for of in new}
    after = [of._replace(is_off=of.is_off or of.day in taken) for of in found]
    answer(as_json, lambda: _document(country, after), lambda: _text(country, year, after))
    if not as_json:
        hint(_("`tracker undo` gives them back.") if new else _("All of them were off already."))


def _add(book: "Tracker", new: Sequence[date]) -> None:
    """Note days as off, each with the settings in force on it."""
    from tracker.records import Settings
    from tracker.workweek import in_force

    known = list(book.records(Settings))
    by_settings: dict[str | None, list[date]] = {}
    for of in new:
        by_settings.setdefault(in_force(known, of).id, []).append(of)
    for settings in known:
        if added := by_settings.get(settings.id):
            book.change(settings, days_off=tuple(sorted({*settings.days_off, *added})))


def _holidays(book: "Tracker", year: int) -> tuple[list[Holiday], str]:
    from tracker.records import Settings
    from tracker.workweek import in_force, newest
    from tracker.workweek.holidays import optional_holidays, public_holidays

    known: list[Settings] = list(book.records(Settings))
    country = newest(known).country
    both = (
        (public_holidays(country, year, current()), False),
        (optional_holidays(country, year, current()), True),
    )
    found = [
        Holiday(of, name, optional, of in in_force(known, of).days_off)
        for holidays, optional in both
        for of, name in holidays
    ]
    return sorted(found), country


def _document(country: str, found: Sequence[Holiday]) -> dict[str, Any]:
    return {
        "country": country,
        "holidays": [
            {"day": of.day.isoformat(), "name": of.name, "optional": of.optional, "day_off": of.is_off}
            for of in found
        ],
    }


def _text(country: str, year: int, found: Sequence[Holiday]) -> str:
    from tracker.cli.tables import Column, table

    if not found:
        return _("No holidays are known of {country} in {year}.").format(country=country, year=year)
    rows = [
        (day(of.day), of.name, _("day off") if of.is_off else _("optional") if of.optional else "–")
        for of in found
    ]
    return table((Column(f"{country} {year}"), Column(_("holiday"), shrinks=True), Column(_("yours"))), rows)
