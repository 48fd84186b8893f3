"""The waterfall on a page: from the agreed to the effective rate."""

import streamlit as st

from tracker.charts import CONFIG, Step, alt_text, waterfall
from tracker.language import _
from tracker.metrics.waterfall import Stairs
from tracker.wording.sentences import step_label, step_note


def draw_stairs(stairs: Stairs, key: str) -> None:
    """Draw one bar per part that took or gave money per hour; its money and hours on hover."""
    steps: list[Step] = [(_("Agreed rate"), stairs.agreed_cents_per_hour, "start")]
    notes = [_("what an hour was agreed to bring")]
    for step in stairs.steps:
        steps.append((step_label(step), step.cents_per_hour, "gain" if step.cents_per_hour < 0 else "loss"))
        notes.append(step_note(step, stairs.currency))
    steps.append((_("Effective rate"), stairs.effective_cents_per_hour, "end"))
    notes.append(_("revenue over all hours for clients"))
    figure = waterfall(steps, currency=stairs.currency, notes=notes)
    st.plotly_chart(figure, key=key, config=CONFIG, alt=alt_text(figure))
