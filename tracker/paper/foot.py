"""What every page bears at its foot, and what stands on one without anything to say."""

from datetime import date

from tracker.language import _
from tracker.paper.names import Names
from tracker.wording.numbers import days


def foot(names: Names, today: date) -> str:
    """When the page was made, and whether names are hidden."""
    made = _("Made on {day} with freelance-tracker.").format(day=days(today, today))
    return f"{made} {_('Names are hidden.')}" if names.hidden else made
