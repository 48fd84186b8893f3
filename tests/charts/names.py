"""Names that people or files may hand in, and that must not break a page."""

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "R&D <b>bold</b>",
    "two\nlines\tand a tab",
    "\x00\x1b[31m\u202egnp.exe",
    "x" * 10_000,
    "שלום עולם",
    "Jürgen 🦊 & Söhne",
    "%{x} %{customdata[0]}",
    "   ",
    "",
)
