"""Whether a text asks something, judged by its question marks alone."""

import re

_ENDS_HERE = re.compile(
    # What may follow a question mark that ends a sentence: more of them, closing marks, a smiley; then a
    # blank, the end or a picture. In an address or in code a letter, a digit or a sign like "=" follows.
    r"[?][^\w\s=&/%#@+$|\\^{<]{0,12}(?=\s|\Z|[^\x00-\x7f])(?!\w)"
    # These stand in no address, and in Chinese, Japanese and Arabic text no blank need follow.
    r"|[？؟]"  # noqa: RUF001
)


def asks(text: str) -> bool:
    """Whether a question mark ends a sentence of `text`.

    One inside a web address, a mail address or a query string is none: there the text goes on without a
    blank. Leave quoted lines and the signature out before asking.
    """
    return _ENDS_HERE.search(text) is not None
