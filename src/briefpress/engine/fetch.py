"""Resources that a page may load. In: an address. Out: its content, if allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefpress.engine.load import weasyprint


def fetcher(readable: Sequence[Path] = (), change: Callable[[bytes], bytes] | None = None) -> Any:
    """Return a fetcher for WeasyPrint that allows only `readable` files and folders, and data in the page.

    `change` is applied to raster pictures. No host name is ever resolved: addresses of files have none (RFC 8089).
    """
    response = weasyprint().urls.URLFetcherResponse
    inside = tuple(path.resolve() for path in readable)

    class Fetcher(weasyprint().urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not _is_data(url) and not _is_inside(url, inside):
                raise ValueError(f"{url} is not one of the files that the page may show")
            fetched = super().fetch(url, headers)
            if change is None or not _is_pixels(fetched.content_type):
                return fetched
            # A different address, because WeasyPrint would otherwise read the file again without this fetcher.
            return response(f"changed:{url}", change(fetched.read()), {"Content-Type": fetched.content_type})

    return Fetcher()


def _is_pixels(media_type: str) -> bool:
    return media_type.startswith("image/") and media_type != "image/svg+xml"


def _is_data(url: str) -> bool:
    return url[:5].lower() == "data:"


def _is_inside(url: str, readable: Sequence[Path]) -> bool:
    """Return whether `url` is one of the `readable` files or in a readable folder, with links resolved."""
    try:
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
    except (OSError, ValueError, RuntimeError):
        return False
    return parts.scheme == "file" and not parts.netloc and any(path.is_relative_to(other) for other in readable)
