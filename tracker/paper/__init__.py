"""On paper: a week, or a client's quarter, as one printable page in HTML or PDF.

`week` and `quarter` put a `Sheet` together; `html` and `pdf` write it. The same sheet is shown in both.
"""
