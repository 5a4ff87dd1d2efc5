"""Checks of a stylesheet in tests. In: CSS. Out: the problems in it."""

from tests.desk import Desk, Outcome

BRAND = "meta: {name: Own}\ndefaults: {briefpress: {extends: plain}}\n"


def checked(desk: Desk, css: str | bytes, *options: str, command: str = "check") -> Outcome:
    """Check a brief in a brand that adds `css` to the plain brand."""
    desk.write("styles/own/brand.yml", BRAND)
    desk.write("styles/own/style.css", css)
    desk.brief(front="title: A\nbrand: own")
    return desk.run(command, *options)


def spots(outcome: Outcome) -> list[str]:
    """Return the line, column, level and code of each problem in the CSS."""
    own = "styles/own/style.css:"
    return [head.removeprefix(own) for head in outcome.heads if head.startswith(own)]


def hints(outcome: Outcome) -> list[str]:
    """Return the hint of each error and warning."""
    found: list[str] = []
    counts = False
    for line in outcome.lines:
        counts = ("remark[" not in line) if "[" in line.partition("]: ")[0] and "]: " in line else counts
        if counts and line.startswith("  hint: "):
            found.append(line.removeprefix("  hint: "))
    return found
