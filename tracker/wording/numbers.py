"""Hours, money, shares and days as people write them, in the language that is spoken.

Names of days and marks in numbers come from `language.parts`; how another language writes money and shares,
from `locales`.
"""

from datetime import date, datetime, tzinfo

from tracker.language import LANGUAGES, _, current, ngettext
from tracker.language.parts import marked, month_name, weekday

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
MINUS = "\N{MINUS SIGN}"
NOTHING = "–"
"""What stands where there is no number."""

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def is_english() -> bool:
    """Whether the language of the sources is spoken, which needs no Babel."""
    return current() == LANGUAGES[0]


def written(number: float, form: str = ",") -> str:
    """A number by a Python format such as ",.1f", with the point and comma of the language: "1.234,5"."""
    return marked(format(number, form))


def separators() -> tuple[str, str]:
    """The signs between units and tenths, and between thousands: (".", ",") in English."""
    return written(0.5, ".1f")[1], written(1000)[1]


def signed(number: int) -> str:
    """A number with its sign, "+2"; nothing has none."""
    return written(number, "+d").replace("-", MINUS) if number else "0"


def duration(seconds: float) -> str:
    """Seconds in words: "2 h 30", "45 min", "20 s" below a minute."""
    if 0 < seconds < 60:
        return _("{seconds} s").format(seconds=int(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if not minutes:
        return in_hours(hours, ",")
    return _("{hours} h {minutes}").format(hours=written(hours), minutes=f"{minutes:02d}")


def in_hours(hours: float, form: str = ",.2f") -> str:
    """Hours as one number: "41.25 h"; `form` is a Python format."""
    return _("{hours} h").format(hours=written(hours, form))


def hours_in_words(hours: float) -> str:
    """Hours with decimals in words: 41.25 is "41 h 15"."""
    return duration(hours * 3600)


def decimal_hours(hours: float | None) -> str:
    """Hours for a table: "41.25"."""
    return NOTHING if hours is None else written(hours, ",.2f")


def money(amount: float | None, currency: str = "EUR", *, signed: bool = False) -> str:
    """Units of a currency: "€69.11", "CHF 12.00"; `signed` shows a plus as well as a minus."""
    if amount is None:
        return NOTHING
    rounded = round(amount, 2)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    if is_english():
        return f"{sign}{SYMBOLS.get(currency, f'{currency} ')}{abs(rounded):,.2f}"
    from tracker.wording import locales

    return locales.money(f"{abs(rounded):.2f}", currency, sign)


def rate(amount: float | None, currency: str = "EUR") -> str:
    """Money per hour: "€69.11 an hour"."""
    return NOTHING if amount is None else _("{amount} an hour").format(amount=money(amount, currency))


def percent(share: float | None) -> str:
    """A share of 1 in percent: 0.6988 is "70%"."""
    if share is None:
        return NOTHING
    whole = f"{share * 100:.0f}"
    if is_english():
        return f"{whole}%"
    from tracker.wording import locales

    return locales.percent(whole)


def of_agreed(agreed: float | None, kept: float | None, currency: str) -> str:
    """What became of the agreed rate: "of €100.00 agreed; 69% is kept"; a fee may bring more than that."""
    if kept is not None and kept > 1:
        return _("more than the {agreed} agreed").format(agreed=money(agreed, currency))
    return _("of {agreed} agreed; {kept} is kept").format(agreed=money(agreed, currency), kept=percent(kept))


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 entry", "2 entries"; both forms are texts to translate."""
    return f"{written(number)} {ngettext(one, many or one + 's', number)}"


def out_of(part: float, whole: float) -> str:
    """A part of a whole: "12 of 40"."""
    return _("{part} of {whole}").format(part=written(part), whole=written(whole))


def file_size(size: int) -> str:
    """Bytes as people speak of them: "12 kB", "3.4 MB"."""
    if size >= 1_000_000:
        return _("{size} MB").format(size=written(size / 1_000_000, ",.1f"))
    return _("{size} kB").format(size=-(-size // 1000))


def month_day(of: date) -> str:
    """A day without its weekday: "19 Nov"."""
    return _("{day} {month}").format(day=of.day, month=month_name(of.month))


def dated(of: date) -> str:
    """A day with its year: "19 Nov 2026"."""
    return _("{day} {year}").format(day=month_day(of), year=of.year)


def day(of: date, today: date | None = None) -> str:
    """A day: "Thu 19 Nov", with the year where it is not that of `today`."""
    if today is None or of.year == today.year:
        return _("{weekday} {day}").format(weekday=weekday(of.weekday()), day=month_day(of))
    return day_and_year(of)


def day_and_year(of: date) -> str:
    """A day, always with its year: "Thu 19 Nov 2026"."""
    return _("{day} {year}").format(day=day(of), year=of.year)


def moment(at: datetime, today: date | None = None) -> str:
    """A day and its time: "Thu 19 Nov 14:05"; the instant is shown on the clock it bears."""
    return f"{day(at.date(), today)} {at:%H:%M}"


def made_at(instant: str, zone: tzinfo | None) -> str:
    """When a change was made (RFC 3339), on the clock of a zone: "Mon 16 Nov 2026 09:00"."""
    at = datetime.fromisoformat(instant).astimezone(zone)
    return f"{day_and_year(at.date())} {at:%H:%M}"


def days(start: date, end: date) -> str:
    """A range of days: "9–15 November 2026"; what both ends share is said once."""
    last = _("{day} {year}").format(day=_of_month(end), year=end.year)
    if start == end:
        return last
    if start.year != end.year:
        first = _("{day} {year}").format(day=_of_month(start), year=start.year)
        return f"{first} – {last}"
    if start.month != end.month:
        return f"{_of_month(start)} – {last}"
    both = _("{day} {month}").format(day=f"{start.day}–{end.day}", month=month_name(end.month, whole=True))
    return _("{day} {year}").format(day=both, year=end.year)


def _of_month(of: date) -> str:
    return _("{day} {month}").format(day=of.day, month=month_name(of.month, whole=True))


def week(label: str) -> str:
    """An ISO week: "2026-W46" is "week 46"."""
    return _("week {number}").format(number=int(label[-2:]))


def clock(starts: datetime, ends: datetime | None) -> str:
    """Clock times: "09:00-11:30"; "09:00-" while a timer runs."""
    return f"{starts:%H:%M}-{ends:%H:%M}" if ends else f"{starts:%H:%M}-"


def spaced(line: str) -> str:
    """Words with one blank between them; one that does not break, as between € and its amount, stays so."""
    return _NO_BREAK.join(" ".join(part.split()) for part in line.split(_NO_BREAK)).strip()


def one_line(text: str | None, limit: int = 200) -> str:
    """Text on one line, at most `limit` characters, without what a terminal would take for a command.

    Control characters and those that turn the direction of the text around them are left out.
    """
    line = text or ""
    if len(line) > 8 * limit:  # the rest of a very long text can never be seen
        line = line[: 8 * limit]
    if not (line.isascii() and line.isprintable()):
        from unicodedata import category  # here, because most text is plain

        unseen = ("Cc", "Cs", "Zl", "Zp")
        line = "".join(" " if category(c) in unseen or c in _BIDI_CONTROLS else c for c in line)
    line = spaced(line)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
