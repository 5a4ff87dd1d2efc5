"""The compiled C declarations are the same as WeasyPrint's, and other declarations are parsed as usual."""

import sys
from typing import Any

import cffi
import weasyprint
from weasyprint.text.ffi import ffi

from briefpress.engine import declarations
from briefpress.engine.load import _Declarations, _with_declarations
from tests.engine.declarations import FILE, declared, generated_module


def test_they_match_the_installed_weasyprint() -> None:
    assert FILE.read_text(encoding="ascii") == generated_module(), "run python -m tests.engine.declarations"


def test_compiled_declarations_are_used_for_the_same_text() -> None:
    with _with_declarations():
        made = cffi.FFI()
    made.cdef(declared())
    assert made.new.__self__ is declarations.ffi
    assert made.string(made.new("char[]", b"river")) == b"river"


def test_others_are_read_by_cffi() -> None:
    made: Any = _Declarations(cffi.FFI)
    made.cdef("typedef struct { int pages; } brief;")
    made.cdef("typedef brief * briefs;")
    assert made.new("briefs", {"pages": 3}).pages == 3


def test_weasyprint_finds_its_libraries_either_way() -> None:
    assert weasyprint.text.ffi.pango.pango_units_from_double(1) == 1024
    assert ffi.string(ffi.new("char[]", b"x")) == b"x"
    assert isinstance(cffi.FFI, type), "cffi.FFI is restored"
    assert "weasyprint" in sys.modules
