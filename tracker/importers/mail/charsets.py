"""Bytes of a mail as text, whatever they say of themselves."""


def text_of(raw: bytes, charset: str) -> str:
    """The text in the charset named; where none is known by that name, a letter for each byte."""
    try:
        # What these make of a text takes the square of its length.
        charset = "latin-1" if charset.lower().startswith(("punycode", "idna")) else charset
        return raw.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such charset, or one that is no text encoding
        return raw.decode("latin-1")


def words_of(value: str) -> str:
    """The value of a field whose words are encoded as in RFC 2047; a broken one as it stands."""
    if "=?" not in value:
        return value
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        parts = decode_header(value)
    except HeaderParseError:
        return value
    return "".join(part if isinstance(part, str) else text_of(part, charset or "") for part, charset in parts)
