"""The patterns of over-commitment: twenty signs, one module each.

A newcomer finds one by its name in `CATALOGUE`. The modules are loaded when patterns are asked for, since a
command that logs an hour needs none.
"""

from functools import cache
from importlib import import_module

from tracker.patterns.base import Pattern

CATALOGUE = (
    "unbilled_drift",
    "effective_rate_erosion",
    "hidden_research",
    "unannounced_gift",
    "scope_creep",
    "instant_reply",
    "recovery_debt",
    "always_on",
    "demand_ratchet",
    "one_way_responsiveness",
    "clients_chair",
    "untested_assumption",
    "solo_struggle",
    "silent_progress",
    "complaint_drain",
    "loud_client_crowding",
    "fragmented_days",
    "late_payment_tolerance",
    "boundary_gap",
    "client_dependency",
)
"""The module of each pattern, in the order of asking: each after those whose findings it reads."""


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, each after those whose findings it reads."""
    return tuple(import_module(f"{__name__}.{module}").PATTERN for module in CATALOGUE)


def pattern_named(name: str) -> Pattern | None:
    """The pattern of that name, like "unbilled-drift"."""
    return next((pattern for pattern in patterns() if pattern.name == name), None)
