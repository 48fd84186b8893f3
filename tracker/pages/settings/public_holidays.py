"""The public holidays of a year, each with a tick: only those that are ticked are days off."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.language import _, current, ngettext
from tracker.pages.forms import Form, in_rows, select
from tracker.records import Settings
from tracker.wording.escaping import escaped
from tracker.wording.numbers import day
from tracker.workweek.holidays import optional_holidays, public_holidays


def holidays(book: Tracker) -> None:
    """Draw a year's holidays of a country, those that are days off ticked, and the button that keeps them."""
    settings = book.records(Settings)[-1]
    this_year = book.today().year
    form = Form("holidays")
    one, two, _rest = st.columns(3)
    with one:
        years = {year: str(year) for year in range(this_year - 5, this_year + 4)}
        year = int(select(_("Year"), years, this_year, form.key("year")))
    with two:
        country = st.text_input(
            _("Country, two letters"), settings.country, max_chars=2, key=form.key("country")
        )
    code = (country or settings.country).strip().upper()
    try:
        offered = [
            *((on, name, "") for on, name in public_holidays(code, year, current())),
            *((on, name, _("(some take it)")) for on, name in optional_holidays(code, year, current())),
        ]
    except TrackerError as error:
        st.warning(escaped(error.happened + "."))
        return
    if not offered:
        st.write(_("No holidays are known for {year}.").format(year=year))
        return
    st.caption(
        _(
            "Nothing is off by itself: a holiday counts as a day off once you have ticked it. These ticks"
            " are the days off of the settings that hold now."
        )
    )
    days = sorted({on for on, _name, _more in offered})
    ticks = Form(f"holidays-{code}-{year}")
    off = set(settings.days_off)
    for column, (on, name, more) in in_rows(sorted(offered), 3):
        with column:
            st.checkbox(
                f"{day(on)}: {escaped(name, 60)} {more}".strip(),
                on in off,
                key=_key(ticks, on, name, on in off),
            )
    keys = {on: [_key(ticks, *of[:2], of[0] in off) for of in offered if of[0] == on] for on in days}
    st.button(
        _("Save"), type="primary", key=ticks.key("save"), on_click=ticks.once(_save), args=(ticks, code, keys)
    )


def _key(ticks: Form, on: date, name: str, is_off: bool) -> str:
    """Another one as soon as the day is off or not, so that a tick never shows what was."""
    return ticks.key(f"{on}-{name}-{is_off}")


def _save(ticks: Form, country: str, keys: dict[date, list[str]]) -> None:
    ticked = {on for on, of in keys.items() if any(st.session_state.get(key) for key in of)}

    def change(book: Tracker) -> str:
        settings = book.records(Settings)[-1]
        before = set(settings.days_off)
        off = (before - keys.keys()) | ticked
        book.change(settings, country=country, days_off=tuple(sorted(off)))
        said = ngettext(
            "{number} holiday of {year} is off.", "{number} holidays of {year} are off.", len(ticked)
        )
        return said.format(number=len(ticked), year=min(keys).year)

    ticks.send(change)
