"""Charts: what was computed elsewhere, drawn. Frames or sequences in, a figure or a piece of HTML out.

Nothing here computes a metric, reads the clock or touches the database. Colours come from the theme of the
page that shows the figure; every figure carries its own description (`alt_text`) for those who cannot see it.
"""

from tracker.charts.contacts import channels_per_client, off_hours_picture
from tracker.charts.hours import hours_by_kind
from tracker.charts.rate import Role, Step, rate_over_time, waterfall
from tracker.charts.replies import answered_curves, medians_over_time
from tracker.charts.sparkline import sparkline, split_bar
from tracker.charts.style import CONFIG, alt_text

__all__ = [
    "CONFIG",
    "Role",  # no words
    "Step",  # no words
    "alt_text",
    "answered_curves",
    "channels_per_client",
    "hours_by_kind",
    "medians_over_time",
    "off_hours_picture",
    "rate_over_time",
    "sparkline",
    "split_bar",
    "waterfall",
]
