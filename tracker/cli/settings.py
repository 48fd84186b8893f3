"""The settings, and settling them at first use."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli import days_off
from tracker.cli.finding import changed_fields, record_json, words_of
from tracker.cli.hashing import keeps_hashes, make_sure, yes_option
from tracker.cli.kinds import DAY, YEAR
from tracker.cli.session import Session, answer, did_you_mean, hint, json_option, pass_session
from tracker.cli.speaking import speak_as_set
from tracker.errors import UsageError
from tracker.language import _
from tracker.records import WEEKDAYS
from tracker.records.words import windows
from tracker.wording.numbers import money, written
from tracker.wording.people import HASHED_NOW

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Settings

OF_THE_NEWEST = ("timezone", "currency", "country", "day_starts_at", "hash_addresses", "language")
"""What counts for all days alike, so the newest settings say it (the contract, section 4, **Days**)."""

AS_THE_SYSTEM = "auto"
"""What is typed for no language of the book's own: the terminal speaks that of the system."""


def _all(book: "Tracker") -> "list[Settings]":
    from tracker.records import Settings

    return list(book.records(Settings))


def known_zone(text: str) -> str:
    """The name of a time zone, as the zone database writes it.

    Raises:
        UsageError: there is none; the nearest are offered.
    """
    from zoneinfo import available_timezones

    from tracker.quickline import nearest

    known = available_timezones()
    if text in known:
        return text
    same = next((name for name in known if name.casefold() == text.casefold()), None)
    if same is not None:
        return same
    by_city = {name.rpartition("/")[2]: name for name in sorted(known, reverse=True)}
    offers = nearest(text, known, 2) if "/" in text else [by_city[city] for city in nearest(text, by_city, 2)]
    happened = _("There is no time zone {name!r}").format(name=text[:40])
    raise UsageError(happened, did_you_mean(offers) or _("Write it like Europe/Amsterdam"))


@click.command("init", short_help="Settle the time zone and the currency.")
@click.option("--timezone", metavar="Z", help="Your zone, like Europe/Amsterdam; by default the machine's.")
@click.option("--currency", metavar="C", help="Like EUR.")
@json_option
@pass_session
def init_command(session: Session, timezone: str | None, currency: str | None, as_json: bool) -> None:
    """Settle the time zone and the currency of your book. It also happens by itself, at the first use.

    \b
    Examples:
      tracker init --timezone Europe/Amsterdam
      tracker init --timezone Europe/London --currency GBP
    """
    fields: dict[str, Any] = {}
    if timezone is not None:
        fields["timezone"] = known_zone(timezone)
    if currency is not None:
        fields["currency"] = currency.upper()
    book = session.book(quietly=True)
    new = book.change(_all(book)[-1], **fields)
    answer(
        as_json,
        lambda: {"settings": record_json(new), "database": book.store.path},
        lambda: _("Days are counted in {zone}, money in {currency}. The book is {file}.").format(
            zone=new.timezone, currency=new.currency, file=book.store.path
        ),
    )
    if not as_json:
        hint(_("`tracker settings show` shows the rest; `tracker client add NAME --rate 100` comes next."))


@click.group("settings", invoke_without_command=True, short_help="Show or change the settings.")
@click.option("--holidays", metavar="YEAR", type=YEAR, help="List the public holidays of a year.")
@click.option("--take-holidays", metavar="YEAR", type=YEAR, help="Take those of a year as days off.")
@click.option("--except", "kept", metavar="D", type=DAY, multiple=True, help="Work on this one of them.")
@click.option("--also", metavar="D", type=DAY, multiple=True, help="Take this optional one, too.")
@json_option
@pass_session
@click.pass_context
def settings_command(
    ctx: click.Context,
    session: Session,
    holidays: int | None,
    take_holidays: int | None,
    kept: tuple[date, ...],
    also: tuple[date, ...],
    as_json: bool,
) -> None:
    """Show or change the settings: zone, currency, working hours, capacity, days off.

    Without a further word: show them. No public holiday is off until you take it; optional ones, such as
    5 May, are taken only when named.

    \b
    Examples:
      tracker settings show
      tracker settings set capacity_hours=32 fri=off
      tracker settings set hash_addresses=yes
      tracker settings --holidays 2026
      tracker settings --take-holidays 2026 --except 2026-04-03 --also 2026-05-05
    """
    if (kept or also) and take_holidays is None:
        raise click.UsageError(_("--except and --also belong to --take-holidays YEAR."))
    if ctx.invoked_subcommand is not None:
        if holidays is not None or take_holidays is not None:
            said = _("Ask for holidays without the word {word}.")
            raise click.UsageError(said.format(word=ctx.invoked_subcommand))
    elif take_holidays is not None:
        days_off.take(session, take_holidays, kept, also, as_json)
    elif holidays is not None:
        days_off.show(session, holidays, as_json)
    else:
        _show(session, as_json)


@settings_command.command("show")
@json_option
@pass_session
def show(session: Session, as_json: bool) -> None:
    """Show the settings, the newest last.

    \b
    Examples:
      tracker settings show
      tracker settings show --json
    """
    _show(session, as_json)


def _show(session: Session, as_json: bool) -> None:
    book = session.book()
    found = _all(book)
    answer(
        as_json,
        lambda: {"settings": [record_json(of) for of in found], "database": book.store.path},
        lambda: "\n\n".join([*map(_shown, found), _("The book is {file}.").format(file=book.store.path)]),
    )


def _shown(of: "Settings") -> str:
    hours = "; ".join(
        f"{name} {', '.join(f'{starts}-{ends}' for starts, ends in of.working_hours[name])}"
        for name in WEEKDAYS
        if of.working_hours.get(name)
    )
    lines = [
        ("from", str(of.valid_from or _("always"))),
        ("timezone", of.timezone),
        ("currency", of.currency),
        ("country", of.country),
        ("day_starts_at", of.day_starts_at),
        ("working_hours", hours or _("none")),
        ("days_off", ", ".join(map(str, of.days_off)) or _("none")),
        ("capacity_hours", _("{hours} a week").format(hours=written(of.capacity_hours, "g"))),
        ("hash_addresses", _("yes") if of.hash_addresses else _("no")),
    ]
    if of.floor_rate_cents is not None:
        lines.append(("floor_rate", money(of.floor_rate_cents / 100, of.currency)))
    if of.prefers is not None:
        lines.append(("prefers", of.prefers))
    if of.language is not None:
        lines.append(("language", of.language))
    if of.limits:
        lines.append(("limits", str(record_json(of)["limits"])))
    return "\n".join(f"{name:<15} {value}" for name, value in lines)


@settings_command.command("set")
@click.argument("words", metavar="KEY=VALUE...", nargs=-1, required=True)
@yes_option
@json_option
@pass_session
def set_settings(session: Session, words: tuple[str, ...], yes: bool, as_json: bool) -> None:
    """Change the settings of today; with valid_from, those that hold from that day on.

    Working hours are written per weekday: mon=09:00-12:30,13:00-17:30 or mon=off. An empty value clears a
    field. days_off replaces all days off; days_off+=2026-12-25 adds one, days_off-=2026-12-25 removes one.

    language=nl speaks Dutch and language=en English, in the terminal and the dashboard; language=auto follows
    the system and the browser again. $TRACKER_LANG goes before it in the terminal.

    hash_addresses=yes replaces every address of other people by a hash: of senders in mail, chats and calls,
    and of your clients. That cannot be undone, and the history of changes is forgotten, so it asks first.
    Calendar rows waiting in the inbox keep who takes part until you sort them.

    \b
    Examples:
      tracker settings set timezone=Europe/Berlin currency=EUR
      tracker settings set capacity_hours=32 fri=off valid_from=2027-01-01
      tracker settings set days_off+=2026-12-25 floor_rate=85
      tracker settings set language=nl
      tracker settings set hash_addresses=yes
    """
    book = session.book()
    said = words_of(words)
    known = _all(book)
    base, is_new = _base(known, said.pop("valid_from", None), said, book.today())
    fields = _fields(base, said)
    if not fields and not is_new:
        raise UsageError(_("Nothing is said to change"), _("Write it like capacity_hours=32"))
    begins_hashing = fields.get("hash_addresses") and not keeps_hashes(book)
    if begins_hashing:
        make_sure(yes=yes)
    new = book.add(replace(base, id=None, **fields)) if is_new else book.change(base, **fields)
    if "language" in fields:
        speak_as_set(book)  # the answer is in the new language already
    answer(as_json, lambda: {"settings": record_json(new)}, lambda: _changed(base, fields))
    if not as_json:
        hint(_(HASHED_NOW) if begins_hashing else _("`tracker undo` brings back how they were."))


def _changed(base: "Settings", fields: Iterable[str]) -> str:
    said = _("Settings: changed {fields}.")
    if base.valid_from:
        said = _("Settings from {day} on: changed {fields}.")
    return said.format(day=base.valid_from, fields=", ".join(fields) or _("nothing yet"))


def _base(
    known: "list[Settings]", valid_from: str | None, said: Iterable[str], today: date
) -> "tuple[Settings, bool]":
    """The settings to change, and whether they are a new beginning.

    Without a day: those in force today, or the newest for what is always taken from the newest.
    """
    from tracker.records.codec import day
    from tracker.workweek import in_force

    if valid_from is None:
        bases = [known[-1] if name in OF_THE_NEWEST else in_force(known, today) for name in said]
        if len({base.id for base in bases}) > 1:
            raise UsageError(_("These belong to settings of two different days"), _("Set them one by one"))
        return (bases or known)[-1], False

    try:
        since = day(valid_from)
    except ValueError as error:
        said = _("{name} {fault}").format(name="valid_from", fault=error)
        raise UsageError(said, _("Write it like valid_from=2027-01-01")) from None
    same = next((of for of in known if of.valid_from == since), None)
    return (same, False) if same else (replace(in_force(known, since), valid_from=since), True)


def _fields(base: "Settings", said: Mapping[str, str]) -> dict[str, Any]:
    words = dict(said)
    hours = {name: words.pop(name) for name in WEEKDAYS if name in words}
    if words.get("language") == AS_THE_SYSTEM:
        words["language"] = ""
    if words.get("timezone"):
        words["timezone"] = known_zone(words["timezone"])
    more, fewer = words.pop("days_off+", None), words.pop("days_off_", None)
    fields = changed_fields(base, words)
    if more or fewer:
        off = set(changed_fields(base, {"days_off": more or ""})["days_off"]) | set(base.days_off)
        off -= set(changed_fields(base, {"days_off": fewer or ""})["days_off"])
        fields["days_off"] = tuple(sorted(off))
    if hours:
        fields["working_hours"] = {**base.working_hours, **fields.get("working_hours", {})}
        for name, text in hours.items():
            fields["working_hours"][name] = windows(text, name)
    return fields
