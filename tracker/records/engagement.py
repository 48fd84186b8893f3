"""Whom the consultant works for, on what, and at what price."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.records.base import Kind, Record, declare

SIZES = ("large", "sme", "public")
BILLINGS = ("hourly", "fixed", "retainer", "gift", "internal")


@dataclass(frozen=True, kw_only=True)
class Client(Record):
    """Someone the consultant works for. `addresses`: mail addresses, domains, numbers, chat names."""

    type = "client"
    key = ("name",)
    name: str = declare(Kind.TEXT, required=True)
    aliases: tuple[str, ...] = declare(Kind.TEXTS, ())
    addresses: tuple[str, ...] = declare(Kind.TEXTS, ())
    currency: str | None = declare(Kind.CURRENCY)
    size: str | None = declare(Kind.CHOICE, choices=SIZES)
    intermediary: bool = declare(Kind.FLAG, False)
    timezone: str | None = declare(Kind.ZONE)
    archived_on: date | None = declare(Kind.DAY)


@dataclass(frozen=True, kw_only=True)
class Project(Record):
    """An engagement with a client and how it is paid. `milestones`: ({"day": date, "share": 0..1}, ...)."""

    type = "project"
    key = ("client", "name")
    client: str = declare(Kind.CLIENT, required=True)
    name: str = declare(Kind.TEXT, required=True)
    billing: str = declare(Kind.CHOICE, required=True, choices=BILLINGS)
    fee_cents: int | None = declare(Kind.PRICE)
    agreed_hours: float | None = declare(Kind.HOURS)
    estimate_hours: float | None = declare(Kind.HOURS)
    included_hours: float | None = declare(Kind.HOURS)
    starts_on: date | None = declare(Kind.DAY)
    ends_on: date | None = declare(Kind.DAY)
    milestones: tuple[Mapping[str, Any], ...] = declare(Kind.MILESTONES, ())
    answers_own_chair: bool = declare(Kind.FLAG, False)


@dataclass(frozen=True, kw_only=True)
class Rate(Record):
    """An hourly rate from `valid_from` on (None: always); with a project, for that project only."""

    type = "rate"
    key = ("client", "project", "valid_from")
    client: str = declare(Kind.CLIENT, required=True)
    project: str | None = declare(Kind.PROJECT)
    cents_per_hour: int = declare(Kind.PRICE, required=True)
    valid_from: date | None = declare(Kind.DAY)
