"""Write feeds and sitemaps. In: entries and the address of the site. Out: XML (RFC 4287; the protocol of
sitemaps.org).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from markupsafe import escape

from briefpress.html.site.entry import Entry

NEVER = "1980-01-01"  # the date of an entry without a date


def atom(title: str, entries: Sequence[Entry], address: str) -> str:
    """Return the Atom feed of `entries`, newest first; `address` is the address of the site, with a final slash, or
    `""`.
    """
    newest = max((entry.date for entry in entries if entry.date), default=NEVER)
    id_ = address or "urn:briefpress:catalogue"
    # The author of entries without authors (RFC 4287, 4.2.1)
    author = f"<author><name>{escape(title)}</name></author>\n"
    own = f'<link rel="self" href="{escape(address)}feed.xml"/>\n' if address else ""
    head = (
        f"<id>{escape(id_)}</id>\n<title>{escape(title)}</title>\n<updated>{newest}T00:00:00Z</updated>\n{author}{own}"
    )
    inside = "\n".join(_atom_entry(entry, address) for entry in entries)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{head}{inside}\n</feed>\n'
    )


def _atom_entry(entry: Entry, address: str) -> str:
    link = f"{address}{quote(entry.id)}.html"
    names = [author.name for author in entry.people] or entry.organisations
    authors = "".join(f"<author><name>{escape(name)}</name></author>\n" for name in names)
    summary = f"<summary>{escape(entry.description)}</summary>\n" if entry.description else ""
    id_ = entry.address or f"urn:briefpress:{quote(entry.id)}"
    return (
        f'<entry xml:lang="{escape(entry.lang)}">\n<id>{escape(id_)}</id>\n'
        f"<title>{escape(entry.title)}</title>\n<updated>{entry.date or NEVER}T00:00:00Z</updated>\n"
        f'{authors}{summary}<link href="{escape(link)}"/>\n</entry>'
    )


def sitemap(names: Iterable[str], address: str) -> str:
    """Return the sitemap of the files `names` of the site at `address`, which ends with a slash."""
    urls = "\n".join(f"<url><loc>{escape(address + quote(name))}</loc></url>" for name in names)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">\n{urls}\n</urlset>\n'
