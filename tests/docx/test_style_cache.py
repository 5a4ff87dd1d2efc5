"""The cache makes Word files faster but never different, whatever it contains."""

import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.brand.roles import Role
from briefpress.docx.package import EARLIEST, open_template, save
from briefpress.docx.styles.cache import kept_styles
from briefpress.edition import Edition
from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, plain_look, read


@pytest.fixture
def edition(desk: Desk, shared_cache: Path) -> Edition:
    return edition_of(read(desk.root, desk.brief("Words.\n")), shared_cache)


def test_the_file_is_the_same_with_and_without_the_cache(edition: Edition, shared_cache: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = docx_of(edition, shared_cache, kept=kept)
    names = [file.name.partition("-")[0] for file in kept.iterdir()]
    assert (names.count("deflated"), names.count("font"), names.count("word")) == (3, 2, 1)
    assert docx_of(edition, shared_cache, kept=kept) == first


def test_altered_cached_fonts_are_compressed_again(edition: Edition, shared_cache: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = docx_of(edition, shared_cache, kept=kept)
    spoilt, other, longer = sorted(kept.glob("deflated-*"))[:3]
    spoilt.write_bytes(b"no deflate")
    other.write_bytes(zlib.compressobj(wbits=-zlib.MAX_WBITS).flush())
    longer.write_bytes(longer.read_bytes() + b"more")
    assert docx_of(edition, shared_cache, kept=kept) == first


@pytest.mark.parametrize("text", ["{", "[1]", '""', '"<w:styles"'])
def test_kept_styles_that_cannot_be_read_do_no_harm(
    text: str, edition: Edition, shared_cache: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    first = docx_of(edition, shared_cache, kept=kept)
    (styles,) = kept.glob("word-styles-*")
    styles.write_text(text, encoding="utf-8")
    assert docx_of(edition, shared_cache, kept=kept) == first


def test_another_look_has_other_styles(shared_cache: Path, tmp_path: Path) -> None:
    look = plain_look(shared_cache, "")
    list(kept_styles(look, tmp_path))
    body = replace(look.styles[Role.BODY_TEXT], size=14.0)
    other = replace(look, styles={**look.styles, Role.BODY_TEXT: body})
    written = [style.xml for style in kept_styles(other, tmp_path)]
    assert (
        written == [style.xml for style in kept_styles(other, None)] != [style.xml for style in kept_styles(look, None)]
    )


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.write_text("", encoding="utf-8")
    assert save(open_template(), EARLIEST, taken) == save(open_template(), EARLIEST)
