"""How days, weeks and capacity are counted, dated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.language import LANGUAGES
from tracker.records.base import Kind, Record, declare

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_HOURS = dict.fromkeys(WEEKDAYS[:5], (("09:00", "17:30"),))


@dataclass(frozen=True, kw_only=True)
class Settings(Record):
    """How days, weeks and capacity are counted from `valid_from` on (None: always).

    `hash_addresses`: keep the addresses of people as keyed hashes; the newest settings say so.
    `language`: of the program, "en" or "nl"; None: that of the browser or the terminal.
    """

    type = "settings"
    key = ("valid_from",)
    valid_from: date | None = declare(Kind.DAY)
    timezone: str = declare(Kind.ZONE, required=True)
    currency: str = declare(Kind.CURRENCY, "EUR")
    country: str = declare(Kind.TEXT, "NL")
    day_starts_at: str = declare(Kind.CLOCK, "04:00")
    working_hours: Mapping[str, tuple[tuple[str, str], ...]] = declare(Kind.WINDOWS, OFFICE_HOURS)
    days_off: tuple[date, ...] = declare(Kind.DAYS, ())
    capacity_hours: float = declare(Kind.HOURS, 36)
    floor_rate_cents: int | None = declare(Kind.PRICE)
    prefers: str | None = declare(Kind.CHOICE, choices=("separate", "mix"))
    limits: Mapping[str, Any] = declare(Kind.LIMITS, {})
    hash_addresses: bool = declare(Kind.FLAG, False)
    language: str | None = declare(Kind.CHOICE, choices=LANGUAGES)
