"""What a synthetic consultant's review must show and must not, and the names of the twenty patterns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

UNBILLED = "unbilled-drift"
EROSION = "effective-rate-erosion"
RESEARCH = "hidden-research"
GIFT = "unannounced-gift"
CREEP = "scope-creep"
INSTANT = "instant-reply"
ALWAYS_ON = "always-on"
RECOVERY = "recovery-debt"
RATCHET = "demand-ratchet"
ONE_WAY = "one-way-responsiveness"
CHAIR = "clients-chair"
ASSUMPTION = "untested-assumption"
SOLO = "solo-struggle"
SILENT = "silent-progress"
GAP = "boundary-gap"
COMPLAINT = "complaint-drain"
LOUD = "loud-client-crowding"
FRAGMENTED = "fragmented-days"
DEPENDENCY = "client-dependency"
LATE = "late-payment-tolerance"

PATTERNS = (
    *(UNBILLED, EROSION, RESEARCH, GIFT, CREEP, INSTANT, ALWAYS_ON, RECOVERY, RATCHET, ONE_WAY),
    *(CHAIR, ASSUMPTION, SOLO, SILENT, GAP, COMPLAINT, LOUD, FRAGMENTED, DEPENDENCY, LATE),
)
"""The twenty names, in the order of the catalogue: pattern n is `PATTERNS[n - 1]`."""


@dataclass(frozen=True)
class Expectation:
    """What the `patterns` of one review hold, over all clients.

    `must`: pattern -> level it shows at least. `must_not`: patterns that do not show at all. `at_most`:
    pattern -> highest level allowed. `facts`: patterns that stand in `facts` of the review instead.
    `muted`: patterns that stand in `muted`. Patterns that are not named may show or not.
    """

    must: Mapping[str, int] = field(default_factory=dict)
    must_not: frozenset[str] = frozenset()
    at_most: Mapping[str, int] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Persona:
    """One synthetic consultant: interchange records, the week to review, and what that review is to show.

    `client`: whom the expected findings are about (None: the person, or several clients).
    `quiet`: nothing at all may show.
    """

    name: str
    records: list[dict[str, object]]
    week: str
    expected: Expectation
    quiet: bool = False
    client: str | None = None


def expect(
    must: Mapping[str, int] | None = None,
    *,
    must_not: Iterable[str] = (),
    at_most: Mapping[str, int] | None = None,
    facts: Iterable[str] = (),
    muted: Iterable[str] = (),
) -> Expectation:
    """An `Expectation` from plain lists."""
    return Expectation(must or {}, frozenset(must_not), at_most or {}, frozenset(facts), frozenset(muted))


QUIET = Expectation(must_not=frozenset(PATTERNS))
"""Nothing at all may show."""
