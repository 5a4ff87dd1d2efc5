"""Pictures in the PDF, and addresses that are never fetched."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.pictures import picture
from tests.readers.publishing import Published, publish, small_workspace

PEOPLE = """title: A
people:
  - role: speakers
    members:
      - {name: Ann Example, portrait: ann.png}
      - {name: Bob Other}
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    root = small_workspace(tmp_path_factory.mktemp("people"), "# One\n\nText.", PEOPLE)
    picture(root / "source" / "brief" / "ann.png")
    published = publish(root, "--to", "pdf", "--strict")
    assert published.code == 0, published.output
    return PdfFile(published.pdf("brief"))


def test_a_portrait_has_its_alternative_text(people: PdfFile) -> None:
    assert [tag.alt for tag in people.tags if tag.kind == "Figure"] == ["Portrait of Ann Example"]


def test_the_folder_of_the_workspace_does_not_affect_files(tmp_path: Path) -> None:
    made = []
    for name in ("one", "another"):
        root = small_workspace(tmp_path / name, "# One\n\nText.", PEOPLE)
        picture(root / "source" / "brief" / "ann.png")
        made.append(publish(root, "--to", "pdf").pdf("brief").read_bytes())
    assert made[0] == made[1]


def test_a_monogram_is_decorative(people: PdfFile) -> None:
    """The monogram is drawn, but is neither in the text nor in the tag tree."""
    page = people.page_of("Bob Other")
    assert "BO" not in people.raw_pages[page - 1].split()
    assert len([tag for tag in people.tags if tag.kind == "Figure"]) == 1


def test_a_monogram_is_drawn_once(people: PdfFile) -> None:
    """A repeating background is a tiling pattern, and slivers of the adjacent tiles would show around the circle."""
    page = people.pdf.pages[people.page_of("Bob Other") - 1]
    assert not page.resources.get("/Pattern", {})


def test_the_seed_has_five_monograms_and_no_figure(each_pdf: PdfFile) -> None:
    assert [tag for tag in each_pdf.tags if tag.kind == "Figure"] == []
    assert not {"EK", "OG", "VK", "AK", "YM"} & set(each_pdf.text.split())


def test_portraits_and_logos_of_the_stress_brief_have_alternative_texts(stress: Published) -> None:
    figures = [tag.alt for tag in PdfFile(stress.pdf("stress-section")).tags if tag.kind == "Figure"]
    assert figures == [
        "María-José Carreño at a lectern",
        "Portrait of Tall Portrait",
        "Logo of the Organisation with Everything",
        "A disc on a ground",
        "A tall disc without a caption",
        "The same disc in a list",
    ]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server on this machine, and the requests it has received."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", paths
        server.shutdown()
        thread.join()


def add_css(root: Path, css: str) -> None:
    with (root / "styles" / "plain" / "style.css").open("a", encoding="utf-8") as file:
        file.write(f"\n{css}\n")


def test_nothing_is_fetched_from_the_network(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    root = small_workspace(tmp_path, "# One\n\nText.")
    css = f".body-text {{ background-image: url({address}/picture.png) }}"
    add_css(
        root, f'@import url("{address}/more.css");\n{css}\n@font-face {{ font-family: X; src: url({address}/x.ttf) }}'
    )
    published = publish(root, "--to", "pdf", "--strict")
    assert paths == []
    assert published.code == 1
    assert "`@font-face` is not supported" in published.output
    assert "`@import` is not supported" in published.output


def test_nothing_outside_the_workspace_is_read(tmp_path: Path) -> None:
    """No picture outside is read: not by its absolute path, by a path with `..`, or through a symbolic link."""
    root = small_workspace(tmp_path / "inner", "# One\n\nText.")
    picture(tmp_path / "outside.png")
    (root / "link.png").symlink_to(tmp_path / "outside.png")
    paths = ["/etc/passwd", f"{root}/../outside.png", f"{root}/link.png"]
    for role, path in zip(("body-text", "heading-1", "title"), paths, strict=True):
        add_css(root, f".{role} {{ background-image: url(file://{path}) }}")
    published = publish(root, "--to", "pdf", "--strict")
    assert published.code == 1
    assert published.output.count("error[path-outside]") == 3, published.output
    assert not (published.folder / "brief.pdf").exists()


def test_a_picture_of_the_brand_is_shown(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\nText.")
    picture(root / "styles" / "plain" / "ground.png")
    add_css(root, ".body-text { background-image: url(styles/plain/ground.png) }")
    published = publish(root, "--to", "pdf", "--strict")
    assert published.code == 0, published.output
    assert len(PdfFile(published.pdf("brief")).images) == 1
