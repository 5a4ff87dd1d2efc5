"""A preview that runs for a long time: after every change, its page and problems are the same as in a new process."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefpress import html
from briefpress.pdf import StoppableWorker, open_worker
from briefpress.preview import View, folder_of
from briefpress.preview.build import views
from briefpress.problems import Problem, Report, in_order
from briefpress.publish import Format, Request, publish
from briefpress.workspace import Library, Workspace
from tests.desk import Desk, clean_environment
from tests.readers.pictures import picture

FRONT = "title: Rivers\nbrand: ours\npeople:\n  - {role: speakers, members: [ana]}"
TEXT = 'Rivers cross borders.\n\n![Map](map.png){{alt="A map" credit="Us"}}\n\n{}\n'
INCLUDING = "{}\n\n{{{{< include a.md >}}}}\n\n{{{{< include b.md >}}}}\n\n{{{{< include a.md >}}}}\n\nThe UN met.\n"
CHAPTER = """# Floods {#sec-floods}

![Map](map.png){alt="A map" credit="Us"}

See @sec-floods. <a id="flood"></a>The EU and the [UN][un].[^1]

{{< include deep.md >}}

[^1]: A note of the chapter.^[And another.]
"""
BRAND = "defaults: {briefpress: {extends: plain}}\n"
CSS = ".body-text { background: url(mark.svg); color: %s }\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="%s"/></svg>'


@pytest.fixture(scope="module")
def press() -> Iterator[StoppableWorker]:
    with open_worker() as worker:
        yield worker


def _changes(desk: Desk) -> Iterator[str]:
    """Make one change after another."""
    folder = desk.root / "source/brief"
    desk.brief(TEXT.format("More words."), front=FRONT)
    desk.people("ana: {name: Ana Lima}\n")
    desk.write("styles/ours/brand.yml", BRAND)
    desk.write("styles/ours/style.css", CSS % "#102030")
    desk.write("styles/ours/mark.svg", SVG % "#ff0000")
    picture(folder / "map.png", color="#1E5A96")
    yield "nothing yet"
    desk.brief(f"A new line.\n\n{TEXT.format('More words.')}", front=FRONT)
    yield "the text, so that the places of problems move"
    picture(folder / "map.png", color="#961E5A")
    yield "a picture"
    (folder / "map.png").write_bytes(b"no picture")
    yield "a damaged picture"
    picture(folder / "map.png", color="#5A961E")
    desk.people("ana: {name: Ana Reis}\n")
    yield "a person"
    desk.write("styles/ours/style.css", CSS % "#302010")
    yield "a stylesheet"
    desk.write("styles/ours/mark.svg", SVG % "#00ff00")
    yield "a file in a stylesheet"
    skeleton = (Path(html.__file__).parent / "web/page.html.j2").read_text(encoding="utf-8")
    desk.write("styles/ours/page.html.j2", f"<!-- ours -->{skeleton}")
    yield "a skeleton"
    (desk.root / "styles/ours/page.html.j2").unlink()
    yield "no skeleton"
    yield from _included_files(desk)
    yield from _translation(desk)
    desk.brief(TEXT.format("The EU and the UN met. #tag"), front=f"{FRONT}\nsubtitle: Who: pays")
    yield "front matter that is not valid"


def _included_files(desk: Desk) -> Iterator[str]:
    folder = "source/brief"
    desk.brief(INCLUDING.format("First"), front=FRONT)
    desk.write(f"{folder}/a.md", CHAPTER)
    desk.write(f"{folder}/deep.md", "Deep words.\n")
    desk.write(f"{folder}/b.md", "*[UN]: United Nations\n\nThe UN and a note.[^1]\n\n[^1]: Another note.\n")
    yield "chapters, one of them included twice"
    desk.brief(f"One more line.\n\n{INCLUDING.format('First')}", front=FRONT)
    yield "the text before chapters"
    desk.write(f"{folder}/a.md", f"Moved.\n\n{CHAPTER}")
    yield "a chapter"
    picture(desk.root / folder / "map.png", color="#961E96")
    yield "a picture in a chapter"
    (desk.root / folder / "map.png").unlink()
    yield "no picture in a chapter"
    picture(desk.root / folder / "map.png", color="#961E96")
    desk.write(f"{folder}/deep.md", "Deep words, changed. #tag\n")
    yield "a file included in a chapter"
    desk.brief(f"[un]: https://example.org\n\n{INCLUDING.format('[The UN][un]')}", front=FRONT)
    yield "an address that chapters can use"
    desk.brief(INCLUDING.format('<a id="flood"></a>'), front=FRONT)
    yield "an id that a chapter has too"
    (desk.root / folder / "b.md").unlink()
    yield "a chapter that is gone"


def _translation(desk: Desk) -> Iterator[str]:
    desk.brief(TEXT.format("The words are here.[^1]\n\n[^1]: A note."), front=f"{FRONT}\nkeywords: [water]")
    yield "a brief that inherits nothing"
    desk.write("source/brief/brief.uk.md", f"---\n{FRONT}\nlang: uk\n---\n\nСлова.\n")
    yield "a translation beside it"


def _assert_equal_to_new_processes(desk: Desk, press: StoppableWorker, brief: str, changes: Iterable[str]) -> None:
    """Preview a brief after each of the `changes`, and compare its page and problems with those of a new process."""
    workspace = Workspace(desk.root.resolve(), Library(for_preview=True))
    request = Request(workspace, (brief,), output=folder_of(workspace, brief))
    shown = View(brief)
    for what in changes:
        *_, shown = views(request, press, shown, lambda: True)
        page = "" if shown.failed else shown.page.data.decode()
        assert (page, _problems(shown.problems)) == _in_new_process(desk, brief), what


def test_after_each_change_a_preview_equals_a_new_process(desk: Desk, press: StoppableWorker) -> None:
    _assert_equal_to_new_processes(desk, press, "brief", _changes(desk))


def test_a_translation_follows_its_original(desk: Desk, press: StoppableWorker) -> None:
    _assert_equal_to_new_processes(desk, press, "brief.uk", _changes_of_translation(desk))


def _changes_of_translation(desk: Desk) -> Iterator[str]:
    text, original = "---\ntitle: Річки\nlang: uk\n---\n\n{}\n", "---\n{}\nlang: en\n{}---\n\n# Floods {{#floods}}\n"
    desk.people("ana: {name: Ana Lima}\n")
    desk.write("styles/ours/brand.yml", BRAND)
    desk.write("source/brief/brief.md", original.format(FRONT, ""))
    desk.write("source/brief/brief.uk.md", text.format("Слова."))
    yield "nothing yet"
    desk.write("source/brief/brief.uk.md", text.format("Інші слова."))
    yield "the translation"
    desk.write("source/brief/brief.md", original.format(FRONT, "url: {en: https://a.org/en, uk: https://a.org/uk}\n"))
    yield "the addresses in the original"
    desk.write("source/brief/brief.be.md", text.format("Словы.").replace("lang: uk", "lang: be"))
    yield "another translation"
    desk.write("source/brief/brief.uk.md", text.format("# Повені {#floods}"))
    yield "a heading that the translation lacked"


def _problems(found: Iterable[Problem]) -> list[str]:
    return [f"{problem.place}: {problem.code}: {problem.text} {problem.hint}" for problem in in_order(found)]


def _in_new_process(desk: Desk, id_: str = "brief") -> tuple[str, list[str]]:
    """Return the page, or `""` if there is none, and the problems."""
    run = [sys.executable, "-m", __spec__.name, str(desk.root), id_]
    output = subprocess.run(
        run, capture_output=True, check=True, env=clean_environment(), cwd=Path(__file__).parents[2]
    )
    page, problems = json.loads(output.stdout)
    return page, problems


def _publish(root: Path, id_: str) -> None:
    """Publish the web page from scratch, and print it with its problems."""
    request = Request(Workspace(root.resolve()), (id_,), frozenset({Format.HTML}), force=True)
    with open_worker() as worker:
        (outcome,) = publish(request, worker, Report(), lambda _: None)
    pages = [item.file.read_text(encoding="utf-8") for item in outcome.files]
    print(json.dumps(["".join(pages), _problems(outcome.problems)]))  # noqa: T201 - for the test


if __name__ == "__main__":
    _publish(Path(sys.argv[1]), sys.argv[2])
