"""What the picture behind a card is drawn from: a function a pattern, a finding and its facts in, tuples out.

Nothing here decides anything: the finding has, and a picture shows the same records in their time. Pattern 12
has no picture. The modules are loaded when a picture is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
    from tracker.patterns.drawn.shapes import Shape
    from tracker.patterns.facts import Facts

ROOMS = {
    "unbilled-drift": "stacks",
    "effective-rate-erosion": "course",
    "hidden-research": "stacks",
    "unannounced-gift": "course",
    "scope-creep": "lanes",
    "instant-reply": "talk",
    "always-on": "clock",
    "recovery-debt": "clock",
    "demand-ratchet": "talk",
    "one-way-responsiveness": "talk",
    "clients-chair": "bars",
    "solo-struggle": "bars",
    "silent-progress": "lanes",
    "boundary-gap": "bars",
    "complaint-drain": "stacks",
    "loud-client-crowding": "bars",
    "fragmented-days": "clock",
    "client-dependency": "stacks",
    "late-payment-tolerance": "bars",
}
"""The patterns that have a picture, and the module whose function of that name makes its rows."""


def rows(finding: Finding, facts: Facts) -> Shape | None:
    """What the picture of a finding is drawn from; None where its pattern has none.

    Args:
        finding: of the review of these facts.
        facts: those it was read from (`tracker.patterns.facts.facts_at`).
    """
    room = ROOMS.get(finding.pattern)
    if room is None:
        return None
    made: Shape = getattr(import_module(f"{__name__}.{room}"), finding.pattern.replace("-", "_"))(
        finding, facts
    )
    return made
