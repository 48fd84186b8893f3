"""Hours, money, shares and days as people write them."""

from datetime import date, datetime, tzinfo

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
MINUS = "\N{MINUS SIGN}"
NOTHING = "–"
"""What stands where there is no number."""

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def duration(seconds: float) -> str:
    """Seconds in words: "2 h 30", "45 min", "20 s" below a minute."""
    if 0 < seconds < 60:
        return f"{int(seconds)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours:,} h {minutes:02d}" if minutes else f"{hours:,} h"


def hours_in_words(hours: float) -> str:
    """Hours with decimals in words: 41.25 is "41 h 15"."""
    return duration(hours * 3600)


def decimal_hours(hours: float | None) -> str:
    """Hours for a table: "41.25"."""
    return NOTHING if hours is None else f"{hours:,.2f}"


def money(amount: float | None, currency: str = "EUR", *, signed: bool = False) -> str:
    """Units of a currency: "€69.11", "CHF 12.00"; `signed` shows a plus as well as a minus."""
    if amount is None:
        return NOTHING
    rounded = round(amount, 2)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    return f"{sign}{symbol}{abs(rounded):,.2f}"


def rate(amount: float | None, currency: str = "EUR") -> str:
    """Money per hour: "€69.11 an hour"."""
    return NOTHING if amount is None else f"{money(amount, currency)} an hour"


def percent(share: float | None) -> str:
    """A share of 1 in percent: 0.6988 is "70%"."""
    return NOTHING if share is None else f"{share * 100:.0f}%"


def of_agreed(agreed: float | None, kept: float | None, currency: str) -> str:
    """What became of the agreed rate: "of €100.00 agreed; 69% is kept"; a fee may bring more than that."""
    if kept is not None and kept > 1:
        return f"more than the {money(agreed, currency)} agreed"
    return f"of {money(agreed, currency)} agreed; {percent(kept)} is kept"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 entry", "2 entries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def file_size(size: int) -> str:
    """Bytes as people speak of them: "12 kB", "3.4 MB"."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000)} kB"


def day(of: date, today: date | None = None) -> str:
    """A day: "Thu 19 Nov", with the year where it is not that of `today`."""
    written = f"{of:%a} {of.day} {of:%b}"
    return written if today is None or of.year == today.year else f"{written} {of.year}"


def made_at(instant: str, zone: tzinfo | None) -> str:
    """When a change was made (RFC 3339), on the clock of a zone: "Mon 16 Nov 2026 09:00"."""
    at = datetime.fromisoformat(instant).astimezone(zone)
    return f"{day(at.date())} {at.year} {at:%H:%M}"


def days(start: date, end: date) -> str:
    """A range of days: "9–15 November 2026"; what both ends share is said once."""
    if start == end:
        return f"{start.day} {start:%B} {start.year}"
    last = f"{end.day} {end:%B} {end.year}"
    if start.year != end.year:
        return f"{start.day} {start:%B} {start.year} – {last}"
    if start.month != end.month:
        return f"{start.day} {start:%B} – {last}"
    return f"{start.day}–{last}"


def week(label: str) -> str:
    """An ISO week: "2026-W46" is "week 46"."""
    return f"week {int(label[-2:])}"


def clock(starts: datetime, ends: datetime | None) -> str:
    """Clock times: "09:00-11:30"; "09:00-" while a timer runs."""
    return f"{starts:%H:%M}-{ends:%H:%M}" if ends else f"{starts:%H:%M}-"


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
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
