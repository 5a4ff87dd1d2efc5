"""Input that nobody writes by hand: it quickly produces a problem, never a traceback."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from tests.desk import Desk

# In seconds: much more than any test takes on a slow machine, but much less than quadratic time would take.
SECONDS = 30


@contextmanager
def ends_soon() -> Iterator[None]:
    """Fail if the block takes more than `SECONDS` of processor time, however busy the machine is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    except TimeoutError:  # raised at any point of the work, so pytest cannot show the place
        pytest.fail(f"not done after {SECONDS} s", pytrace=False)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


BODIES = {
    "quotes": ">" * 10_000 + " a\n",
    "quotes with spaces": "> " * 10_000 + "a\n",
    "bullets": "- " * 10_000 + "a\n",
    "brackets": "[" * 10_000 + "a" + "]" * 10_000 + "\n",
    "links": "[" * 10_000 + "a" + "](b)" * 10_000 + "\n",
    "pictures": "![" * 10_000 + "a" + "](b)" * 10_000 + "\n",
    "emphasis": "*a " * 10_000 + "\n",
    "strong both ways": "**a" * 5_000 + "b**" * 5_000 + "\n",
    "notes inside": "^[" * 2_000 + "a" + "]" * 2_000 + "\n",
    "sub": "<sub>" * 10_000 + "a\n",
    "carets": "^a" * 10_000 + "\n",
    "tildes": "~a" * 10_000 + "\n",
    "backticks": "".join("`" * n + " " for n in range(1, 300)) + "\n",
    "divs": "".join(":" * (n % 5 + 3) + " notes\n" for n in range(300)),
    "deep divs": "::: recommendations\n" * 1_000 + ":::\n" * 1_000,
    "note in note": "".join("    " * n + f"[^{n}]: a\n\n" for n in range(100)),
    "one long line": "word " * 40_000 + "\n",
    "one long word": "w" * 200_000 + "\n",
    "spaces in a heading": "# a" + " " * 20_000 + "b\n",
    "spaces in a div": "::: a" + " " * 20_000 + "b\n",
    "comments": "<!-- -->" * 40 + "x\n",
    "open comments": "<!--" * 5_000 + "\n",
    "tags": "<b " * 5_000 + "\n",
    "entities": "&#x110000; &#0; &#xD800; &" + "a" * 5_000 + ";\n",
    "definitions": "".join(f"[{n}]: x\n" for n in range(3_000)),
    "names": "@a " * 10_000 + "\n",
    "citations": "[see @a, pp. 3-5; -@b]" * 2_000 + "\n",
    "one citation": "[" + "@a; " * 10_000 + "@b]\n",
    "open citations": "[see @a " * 2_000 + "\n",
    "a long key": "@" + "a-" * 20_000 + "\n",
    "a long locator": "[@a, p. " + "1-" * 20_000 + "]\n",
    "a long word after a key": "[@a " + "w" * 20_000 + "]\n",
    "mentions": "".join(f"[^{n}] " for n in range(2_000)) + "\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
def test_markdown(desk: Desk, name: str) -> None:
    with ends_soon():
        desk.read(BODIES[name])


FRONTS = {
    "lists": "title: " + "[" * 10_000 + "]" * 10_000,
    "fields": "title: " + "{a: " * 3_000 + "b" + "}" * 3_000,
    "bullets": "title:\n  " + "- " * 10_000 + "a",
    "indents": "\n".join(" " * n + "a:" for n in range(1_500)),
    "questions": "? " * 10_000 + "a",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FRONTS)
def test_yaml(desk: Desk, name: str) -> None:
    with ends_soon():
        reading = desk.read(front=FRONTS[name])
    assert {"nesting", "yaml-invalid", "value-invalid"} & set(reading.codes)


def test_a_brief_of_a_thousand_pages(desk: Desk) -> None:
    body = "".join(f"# Section {n}\n\nWords[^{n}] with *marks*.\n\n[^{n}]: Note.\n\n" for n in range(1_000))
    with ends_soon():
        assert desk.read(body).problems == ()
