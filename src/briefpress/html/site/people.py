"""The pages of people on a website. In: the authors of all publications. Out: the page of each author.

People with the same name are distinguished by their addresses in a registry, such as ORCID. If an author has no
address, and only one person with this name has an address, both are treated as the same person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefpress.html.site.entry import Author


class PersonPage(NamedTuple):
    """The page of a person: its title and its file.

    If several people have the same name, the title ends with the id of the person in the registry.
    """

    title: str
    file: str


def person_pages(authors: Iterable[Author], file_name: Callable[[str], str]) -> dict[Author, PersonPage]:
    """Return the page of each author; `file_name` returns a file for a name, a different one each time."""
    found, known = list(dict.fromkeys(authors)), defaultdict[str, list[str]](list)
    for author in found:
        if author.address:
            known[author.name].append(author.address)
    people = {author: _identified(author, known[author.name]) for author in found}
    names = [person.name for person in dict.fromkeys(people.values())]
    pages = {
        person: PersonPage(_title(person, names.count(person.name)), file_name(person.name))
        for person in dict.fromkeys(people.values())
    }
    return {author: pages[person] for author, person in people.items()}


def _identified(author: Author, addresses: list[str]) -> Author:
    """Return `author` with its address or, if it has none and there is only one, the address in `addresses`."""
    return author._replace(address=addresses[0]) if not author.address and len(addresses) == 1 else author


def _title(person: Author, count: int) -> str:
    id_ = person.address.rstrip("/").rpartition("/")[2]
    return f"{person.name} ({id_})" if count > 1 and id_ else person.name
