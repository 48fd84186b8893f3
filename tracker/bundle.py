"""The files that go with the program: the dashboard, its theme, and Peter's half year.

In a checkout they lie beside the package; in an installed wheel, inside it.
"""

import os

from tracker.errors import TrackerError
from tracker.language import _

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_BUNDLE = os.path.join(_PACKAGE, "_bundle")
_CHECKOUT = os.path.dirname(_PACKAGE)

PETER = ("peter.jsonl", "kalender.csv", "peter.mbox", "WhatsApp-chat met Ruben Bakker.txt", "calls.xml")
"""Peter's half year, in the order in which it is read: first what says whose the rest is."""

_IN_CHECKOUT = {
    "dashboard.py": "dashboard.py",
    "config.toml": os.path.join(".streamlit", "config.toml"),
    **{name: os.path.join("data", name) for name in PETER},
}


def bundled(name: str) -> str:
    """The path of one of the files: dashboard.py, config.toml, or one of `PETER`.

    Raises:
        TrackerError: it is not where it should be.
    """
    for path in (os.path.join(_BUNDLE, name), os.path.join(_CHECKOUT, _IN_CHECKOUT[name])):
        if os.path.isfile(path):
            return path
    raise TrackerError(
        _("The program's file {name} is missing").format(name=name), _("Install the program again")
    )
