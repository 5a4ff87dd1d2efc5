"""Writes src/briefpress/engine/declarations.py anew, after a new WeasyPrint: `python -m tests.engine.declarations`.

In: the C declarations in WeasyPrint's source. Out: a module of Python that cffi makes of them.
"""

import ast
import tempfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import cffi

from briefpress.engine import VERSION, declarations

FILE = Path(declarations.__file__)
HEAD = '''"""WeasyPrint {version}'s C declarations, compiled by cffi: made by `python -m tests.engine.declarations`.

Out: `ffi`, and the digest of the declarations. This is data; do not edit it.
"""

DIGEST = "{digest}"

'''


def written() -> str:
    """Return the module for the WeasyPrint that is installed."""
    source = declared()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "declarations.py"
        ffi = cffi.FFI()
        ffi.cdef(source)
        ffi.set_source("declarations", None)
        ffi.emit_python_code(str(file))
        return HEAD.format(version=VERSION, digest=sha256(source.encode()).hexdigest()) + file.read_text("ascii")


def declared() -> str:
    """Return the C declarations that WeasyPrint gives to cffi."""
    spec = find_spec("weasyprint")
    assert spec
    assert spec.origin
    tree = ast.parse((Path(spec.origin).parent / "text" / "ffi.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    (call,) = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "cdef")
    source = ast.literal_eval(call.args[0])
    assert isinstance(source, str)
    return source


if __name__ == "__main__":
    FILE.write_text(written(), encoding="ascii")
