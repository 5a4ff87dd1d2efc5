"""Addresses with data, `data:image/png;base64,...` (RFC 2397). In: an address. Out: its media type and its data."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes


def media_type_in(address: str) -> str:
    """Return the media type of a `data:` address in lower case, such as `image/png`."""
    return address[len("data:") :].partition(",")[0].partition(";")[0].strip().lower()


def data_in(address: str) -> bytes:
    """Return the data of a `data:` address, or `b""` if its base64 is invalid."""
    head, _, data = address.partition(",")
    written = unquote_to_bytes(data)
    try:
        return base64.b64decode(b"".join(written.split())) if head.rstrip().lower().endswith(";base64") else written
    except binascii.Error:
        return b""
