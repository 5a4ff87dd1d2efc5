"""Input that would exhaust time or memory, or that leads outside the workspace, quickly produces a problem with its
place, and no files.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from briefpress.publish import files
from briefpress.workspace.atomic import write_new
from tests.desk import Desk

BRIEF = "source/brief/brief.md"
SECONDS, MEGABYTES = 20, 100  # much more than each needs on an idle machine


def body(text: str) -> Callable[[Desk], object]:
    return lambda desk: desk.brief(text)


def front(text: str) -> Callable[[Desk], object]:
    return lambda desk: desk.brief(front=f"title: A\n{text}")


def beside(text: str, **files: str | bytes) -> Callable[[Desk], object]:
    def write(desk: Desk) -> None:
        for name, data in files.items():
            desk.write(f"source/brief/{name.replace('__', '.')}", data)
        desk.brief(text)

    return write


def bibliography(text: str) -> Callable[[Desk], object]:
    def write(desk: Desk) -> None:
        desk.write("source/brief/works.bib", text)
        desk.brief("[@a]\n", front="title: A\nbibliography: works.bib")

    return write


def including(levels: int) -> Callable[[Desk], object]:
    """Each file includes the next one ten times."""

    def write(desk: Desk) -> None:
        for number in range(levels):
            desk.write(f"source/brief/{number}.md", f"{{{{< include {number + 1}.md >}}}}\n\n" * 10)
        desk.write(f"source/brief/{levels}.md", "words\n")
        desk.brief("{{< include 0.md >}}\n")

    return write


DEEP = 10_000
TABLE = '::: {.table csv="t.csv"}\n:::\n'
BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 8)}]\n" for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
)
STRINGS = '@string{a0="xxxxxxxx"}\n' + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(40))
# The input, and the message about it.
TOO_MUCH: dict[str, tuple[Callable[[Desk], object], str]] = {
    "quotes": (body("> " * DEEP + "a\n"), f"{BRIEF}:4:1: error[nesting]"),
    "lists": (body("- " * DEEP + "a\n"), f"{BRIEF}:4:1: error[nesting]"),
    "blocks": (body("::: box\n" * 2000 + ":::\n" * 2000), f"{BRIEF}:103:1: error[nesting]"),
    "emphasis": (body("*a " * DEEP + "b" + "*" * DEEP), f"{BRIEF}:4:1: error[nesting]"),
    "brackets": (body("[" * 60_000), f"{BRIEF}:4:1: error[too-long]"),
    "braces": (body("{" * 60_000), f"{BRIEF}:4:1: error[too-long]"),
    "a long line": (body("word " * 100_000), f"{BRIEF}:4:1: error[too-long]"),
    "a long file": (body("word\n\n" * 1_000_000), f"{BRIEF}:1:1: error[too-long]"),
    "many notes": (body("[^a]: b\n\n" * 30_000), f"{BRIEF}:1:1: error[too-long]"),
    "a long pipe table": (body("|a|\n|-|\n" + "|1|\n" * 40_000), f"{BRIEF}:4:1: error[table-size]"),
    "a wide pipe table": (body("|" + "a|" * 5000 + "\n|" + "-|" * 5000), f"{BRIEF}:4:1: error[table-size]"),
    "a long table in a file": (beside(TABLE, t__csv="a,b\n" * 40_000), f"{BRIEF}:4:1: error[table-size]"),
    "a wide table in a file": (beside(TABLE, t__csv="a," * 90_000), f"{BRIEF}:4:1: error[table-size]"),
    "a table in a long file": (beside(TABLE, t__csv="a,b\n" * 100_000), "source/brief/t.csv:1:1: error[too-long]"),
    "endless includes": (including(12), "source/brief/11.md:1:1: error[too-long]"),
    "YAML in flow": (front("keywords: " + "[" * DEEP), f"{BRIEF}:2:1: error[nesting]"),
    "YAML that grows": (front(BOMB + "keywords: *k"), f"{BRIEF}:3:1: warning[key-unknown]"),
    "YAML that contains itself": (front("keypoints: &a [*a, *a]"), f"{BRIEF}:3:"),
    "tags of YAML": (front("subtitle: !!python/object/apply:os.abort []"), f"{BRIEF}:3:11: error[value-invalid]"),
    "braces of BibTeX": (
        bibliography("@book{a, title={" + "{" * DEEP + "}" * DEEP + "}, year=2020}"),
        "source/brief/works.bib:1:1: error[bibliography-invalid]",
    ),
    "strings of BibTeX": (
        bibliography(STRINGS + "@book{a, title=a40}"),
        "source/brief/works.bib:42:1: warning[reference-incomplete]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_excessive_input_is_refused_quickly_with_little_memory(desk: Desk, name: str) -> None:
    write, head = TOO_MUCH[name]
    write(desk)
    before, begun = desk.output(), time.process_time()
    outcome = desk.check()
    assert time.process_time() - begun < SECONDS
    assert any(line.startswith(head) for line in outcome.lines), outcome.err[:2000]
    assert outcome.code == int("error[" in outcome.err)
    assert desk.output() == before


def test_a_refused_table_takes_no_memory(desk: Desk) -> None:
    desk.brief("|a|b|\n|-|-|\n" + "|1|2|\n" * 40_000)
    desk.check()  # imports need memory, too
    tracemalloc.start()
    try:
        desk.check()
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1_000_000
    finally:
        tracemalloc.stop()


REPEATED = [
    "{{<", "{{< meta ", "$a", "[@a; ", "@a:", "![", "[a](", "[", "^[a] ", "<a ", "<!-- ", "&#12;", "*a ", "~~a ",
    "`a``", "[a]{.b} ", "[^a] ", "<br>", "@a [p. ", "[a][", "\\(a", "{{< include ", "<http://a ", "![a](b){", "**",
    "_a_b", "[a]: <",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_many_opening_marks_take_little_time(desk: Desk, piece: str) -> None:
    """Twice the input takes about twice as long: there is no search to the end of the text for each opening mark."""

    def once() -> float:
        begun = time.process_time()
        desk.again()
        return time.process_time() - begun

    def seconds(count: int) -> float:
        desk.brief(piece * (count // len(piece)))
        return min(once(), once())  # garbage of other tests may be collected during one of the two

    seconds(100)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.5


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_characters_that_change_the_direction_are_reported(desk: Desk, sign: str) -> None:
    desk.brief(f"Pay {sign}100.\n", front=f"title: A\nsubtitle: a{sign}b")
    assert desk.check().heads == [f"{BRIEF}:3:12: error[bidi-control]", f"{BRIEF}:5:5: error[bidi-control]"]


@pytest.mark.parametrize(
    ("text", "front", "place"),
    [("Pay &#x202E;100.\n", "title: A", "4:1"), ("Words.\n", 'title: "A \\u202E b"', "2:8")],
)
def test_entities_for_such_characters_are_found_too(desk: Desk, text: str, front: str, place: str) -> None:
    desk.brief(text, front=front)
    assert desk.check().heads == [f"{BRIEF}:{place}: error[bidi-control]"]


def test_marks_of_direction_are_fine(desk: Desk) -> None:
    desk.brief("Words \u200e(12)\u200f and \u061c more.\n")
    assert desk.check("--strict").code == 0


WAYS_OUT = [
    "../../secret.txt", "/etc/passwd", "//host/share/a", "C:\\secret.txt", "\\\\host\\a", "..\\..\\secret.txt",
    "~/secret", "%2e%2e/%2e%2e/secret.txt", "....//....//secret.txt", "file:///etc/passwd", "a" * 5000, "folder",
    ".", "/dev/zero", "link", "loop", "to-folder/secret.txt", "pipe", "link-to-pipe", "/proc/self/environ",
    "http://example.org/a",
]  # fmt: skip
ASKED = {
    "include": lambda path: f"{{{{< include {path} >}}}}\n",
    "table": lambda path: f'::: {{.table csv="{path}"}}\n:::\n',
    "picture": lambda path: f"![A]({path}){{alt=a}}\n",
    "bibliography": lambda path: f"---\ntitle: A\nbibliography: '{path}.bib'\n---\n",
    "style": lambda path: f"---\ntitle: A\ncsl: '{path}'\n---\n",
    "portrait": lambda path: f"---\ntitle: A\npeople: [{{role: a, members: [{{name: A, portrait: '{path}'}}]}}]\n---\n",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize("asked", ASKED)
def test_no_path_leads_out_of_the_source(desk: Desk, asked: str, way: str) -> None:
    desk.write("secret.txt", "SECRET")
    folder = desk.root / "source/brief"
    (folder / "folder").mkdir(parents=True)
    (folder / "link").symlink_to(desk.root / "secret.txt")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "to-folder").symlink_to(desk.root)
    os.mkfifo(folder / "pipe")
    (folder / "link-to-pipe").symlink_to(folder / "pipe")
    text = ASKED[asked](way)
    desk.raw(text if text.startswith("---") else f"---\ntitle: A\n---\n{text}")
    before = desk.output()
    outcome = desk.check()
    not_asked_for = [f"{BRIEF}:4:6: warning[link-local]"], [f"{BRIEF}:4:1: warning[image-address]"]
    assert outcome.code == 1 or outcome.heads in not_asked_for
    assert all(head.startswith(BRIEF) for head in outcome.heads)
    assert "SECRET" not in outcome.err.replace("secret", "")
    assert desk.output() == before


@pytest.mark.parametrize("name", ["source/brief/brief.md", "source/people.yaml", "source/organisations.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "loop", "folder", "outside"])
def test_only_files_are_read(desk: Desk, name: str, kind: str) -> None:
    desk.brief(front="title: A\npeople: [{role: author, members: [ann]}]")
    path = desk.root / name
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("/etc/passwd")
    outcome = desk.check("brief")
    assert outcome.code == 1
    assert outcome.heads
    assert "Traceback" not in outcome.err


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="9" height="9"/></svg>'


def photo(format_: str, mode: str = "RGB", *, share: float = 1, frames: int = 1) -> bytes:
    """Return the beginning of a picture in one of Pillow's modes; `share` is the share of its bytes."""
    packed, image = io.BytesIO(), Image.effect_noise((900, 600), 80).convert("RGB").convert(mode)
    more = [image.rotate(90 * turn) for turn in range(1, frames)]
    image.save(packed, format_, **({"save_all": True, "append_images": more} if more else {}))
    return packed.getvalue()[: int(len(packed.getvalue()) * share)]


def damaged_behind() -> bytes:
    """Return a PNG with an additional byte before a checksum, which Pillow ignores only in its strict mode."""
    pixels, end, rest = photo("PNG").rpartition(b"\0\0\0\0IEND")
    return pixels[:-4] + b"\0" + pixels[-4:] + end + rest


def deep() -> bytes:
    packed = io.BytesIO()
    Image.frombytes("I;16", (900, 600), b"12" * 900 * 600).save(packed, "PNG")
    return packed.getvalue()


NO_PICTURES: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "an incomplete PNG": ("a.png", lambda: photo("PNG", share=0.5)),
    "an incomplete JPEG": ("a.jpg", lambda: photo("JPEG", share=0.5)),
    "an incomplete GIF": ("a.gif", lambda: photo("GIF", "P", share=0.5)),
    "an incomplete SVG": ("a.svg", lambda: SVG[:60]),
    "a PNG damaged after its pixels": ("a.png", damaged_behind),
    "an empty file": ("a.png", lambda: b""),
    "another format": ("a.png", lambda: photo("BMP")),
    "16-bit greyscale": ("a.png", deep),
    "an SVG without a size": ("a.svg", lambda: SVG.format('width="0" height="0"')),
    "an SVG a billion pixels wide": ("a.svg", lambda: SVG.format('width="1000000000" height="9"')),
    "an SVG of a huge view box": ("a.svg", lambda: SVG.format('viewBox="0 0 1 100000000"')),
    "a speck": ("a.svg", lambda: SVG.format('viewBox="0 0 1 .0000001"')),
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_unusable_pictures_are_reported_at_their_reference(desk: Desk, name: str) -> None:
    file, data = NO_PICTURES[name]
    desk.write(f"source/brief/{file}", data())
    desk.brief(f"![A]({file}){{alt=a}}\n")
    outcome = desk.check()
    assert (outcome.code, outcome.heads) == (1, [f"{BRIEF}:4:1: error[image-invalid]"])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: b"", "is empty"),
        (lambda: photo("PNG", share=0.5), "incomplete"),
        (lambda: huge(), "more than 100 million pixels"),
        (lambda: b"This is text.", "is not in a supported picture format"),
    ],
)
def test_each_fault_of_a_picture_has_its_own_message(desk: Desk, data: Callable[[], bytes], message: str) -> None:
    desk.write("source/brief/a.png", data())
    desk.brief("![A](a.png){alt=a}\n")
    assert message in desk.check().err


def huge() -> bytes:
    """Return the beginning of a PNG of 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b""))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURES: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "few colours": ("a.png", lambda: photo("PNG", "P")),
    "inks": ("a.jpg", lambda: photo("JPEG", "CMYK")),
    "several frames": ("a.gif", lambda: photo("GIF", "P", frames=2)),
    "frames of different kinds": ("a.png", lambda: photo("PNG", frames=2)),
    "a photo from a phone, with a preview": ("a.jpg", lambda: photo("MPO", frames=2)),
    "WebP": ("a.webp", lambda: photo("WEBP")),
    "WebP without a background": ("a.webp", lambda: photo("WEBP", "RGBA")),
    "TIFF": ("a.tif", lambda: photo("TIFF")),
    "TIFF in CMYK": ("a.tiff", lambda: photo("TIFF", "CMYK")),
    "TIFF with few colours": ("a.tiff", lambda: photo("TIFF", "P")),
    "a long drawing": ("a.svg", lambda: SVG.format('viewBox="0 0 20000 1"')),
    "a tall drawing": ("a.svg", lambda: SVG.format('viewBox="0 0 1 20000"')),
    "a small drawing": ("a.svg", lambda: SVG.format('viewBox="0 0 .25 .25"')),
}


# Only the first frame of an animation is shown.
MOVING = [f"source/brief/brief.md:{line}:1: warning[image-simplified]" for line in (8, 10)]


def test_unusual_pictures_are_shown_in_both_formats(desk: Desk) -> None:
    body = ""
    for number, (name, (file, data)) in enumerate(PICTURES.items()):
        desk.write(f"source/brief/{number}{file}", data())
        body += f'![{name}]({number}{file}){{alt=a width="20%"}}\n\n'
    desk.brief(body)
    outcome = desk.publish("--verbose")
    assert (outcome.code, outcome.heads) == (0, MOVING)
    with zipfile.ZipFile(desk.root / "output/brief.docx") as word:
        media = [name for name in word.namelist() if name.startswith("word/media/") and not name.endswith(".svg")]
        sizes = [Image.open(io.BytesIO(word.read(name))).size for name in media]
    assert len(sizes) == len(PICTURES)


SKELETONS: dict[str, str | bytes] = {
    "counts endlessly": "{% for a in range(10 ** 9) %}{% endfor %}",
    "counts far": "{% for a in range(1000000000) %}{% endfor %}",
    "counts repeatedly": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "fills the memory": "{{ 'a' * 100000000000 }}",
    "fills a line": "{{ 'x'.ljust(1000000000) }}",
    "fills a line with a pattern": "{{ '%1500000000d' % 1 }}",
    "fills a line with a format": "{{ '{:1500000000}'.format(1) }}",
    "fills a line with a filter": "{{ 'x'|center(1000000000) }}",
    "writes Latin": "{{ lipsum(n=3000) }}",
    "doubles its list": "{% set ns = namespace(a='xx') %}"
    "{% for _ in range(60) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
    "adds its list to itself": "{% set ns = namespace(a='xx') %}"
    "{% for _ in range(60) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
    "loops in loops": "{% for a in 'abcdefghij' %}" * 15 + "{% endfor %}" * 15,
    "is nested too deeply": "{% for a in 'abcdefghij' %}" * 40 + "{% endfor %}" * 40,
    "calls twice, repeatedly": "{% macro a0() %}{% endmacro %}"
    + "".join(f"{{% macro a{n + 1}() %}}{{{{ a{n}() }}}}{{{{ a{n}() }}}}{{% endmacro %}}" for n in range(40))
    + "{{ a40() }}",
    "calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "includes itself": "{% include 'skeleton.html.j2' %}",
    "inspects the program": "{{ ''.__class__.__mro__ }}",
    "looks outside": "{% include '../../secret.txt' %}",
    "looks elsewhere": "{% include '/etc/passwd' %}",
    "divides by zero": "{{ 1 / 0 }}",
    "adds incompatible values": "{{ 1 + 'a' }}",
    "is not finished": "{% for",
    "is not text": b"\xff\xfe",
}


@pytest.mark.parametrize("name", SKELETONS)
def test_skeletons_neither_run_programs_nor_fill_the_machine(desk: Desk, name: str) -> None:
    desk.write("secret.txt", "SECRET")
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/skeleton.html.j2", SKELETONS[name])
    desk.brief(front="title: A\nbrand: mine")
    before, begun = desk.output(), time.process_time()
    outcome = desk.run("publish", "--to", "pdf")
    assert time.process_time() - begun < SECONDS
    assert (outcome.code, desk.output()) == (1, before)
    assert "styles/mine/skeleton.html.j2:1:1: error[brand-invalid]: the skeleton of the brand" in outcome.err
    assert "hint: correct skeleton.html.j2, or remove it" in outcome.err
    assert "SECRET" not in outcome.err


@pytest.mark.parametrize("name", ["brand.yml", "style.css"])
def test_files_of_brands_that_are_too_long_are_not_read(desk: Desk, name: str) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write(f"styles/mine/{name}", "# a\n" * 200_000)
    desk.brief(front="title: A\nbrand: mine")
    outcome = desk.check()
    assert outcome.code == 1
    assert f"styles/mine/{name}:1:1: error[brand-invalid]" in outcome.heads


@pytest.mark.parametrize("css", ["a{" * 20_000, ":is(" * 5_000 + "a {}", "a { width: " + "calc(" * 5_000])
def test_stylesheets_that_are_nested_without_an_end_are_not_read(desk: Desk, css: str) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", css)
    desk.brief(front="title: A\nbrand: mine")
    before = desk.output()
    outcome = desk.run("publish")
    assert (outcome.code, desk.output()) == (1, before)
    assert "styles/mine/style.css:1:1: error[brand-invalid]" in outcome.heads


def test_a_full_disk_leaves_the_existing_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("output/brief.pdf", "earlier")
    desk.brief()
    before = desk.output()
    write = write_new

    def full(part: Path, data: bytes, *, to_disk: bool) -> None:
        if part.name.startswith(".brief.pdf."):
            write(part, data[:100], to_disk=to_disk)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(part, data, to_disk=to_disk)

    monkeypatch.setattr(files, "write_new", full)
    outcome = desk.run("publish")
    assert outcome.code == 1
    assert outcome.err.startswith("error[output-unwritable]")
    assert "No space left on device" in outcome.err
    assert desk.output() == before


def test_a_file_in_place_of_the_folder_is_kept(desk: Desk) -> None:
    desk.brief()
    shutil.rmtree(desk.root / "output")
    desk.write("output", "mine")
    outcome = desk.run("publish", "--to", "docx")
    assert outcome.code == 1
    assert outcome.err.startswith("error[output-unwritable]")
    assert (desk.root / "output").read_text() == "mine"


@pytest.mark.parametrize("command", ["merge", "import"])
def test_a_pipe_in_place_of_a_word_file_is_refused(desk: Desk, command: str) -> None:
    os.mkfifo(desk.root / "edited.docx")
    outcome = desk.run(command, str(desk.root / "edited.docx"))
    assert outcome.code == 2
    assert "is a pipe or a device: save it as a file first" in outcome.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_during_output_is_not_an_internal_error(desk: Desk) -> None:
    desk.brief()
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "briefpress", "check", "--format", "json"]
        ended = subprocess.run(command, cwd=desk.root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert "the output cannot be written: No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
