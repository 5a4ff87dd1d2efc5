"""Link targets. In: the target in the parentheses of a link. Out: whether it is an address."""

import re

from briefpress import lazy

# The start of a full address (RFC 3986, 3.1). A scheme of a single letter is a drive in Windows, and `https://` alone
# is not complete.
SCHEME = lazy.pattern(r"[a-z][a-z0-9+.-]+:(?!/*$)", re.IGNORECASE)


def is_address(link: str) -> bool:
    """Return whether `link` is a full address, `https://...` or `mailto:...`, and not a local file."""
    return bool(SCHEME.match(link)) and not link.lower().startswith("file:")
