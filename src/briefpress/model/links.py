"""Where links lead. In: what was written between the brackets. Out: whether it is an address."""

import re

from briefpress import lazy

SCHEME = lazy.pattern(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # RFC 3986, section 3.1


def is_address(link: str) -> bool:
    """Return whether `link` is a whole address, `https://...` or `mailto:...`; one of a file of one's own is not."""
    return bool(SCHEME.match(link)) and not link.lower().startswith("file:")
