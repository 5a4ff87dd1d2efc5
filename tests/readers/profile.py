"""A colour profile of a fictitious press, the smallest that ICC.1:2010 allows for a CMYK output device."""

import struct
from itertools import product

IDENTITY = bytes(range(256))
MATRIX = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x10000)


def press_profile(*, space: bytes = b"CMYK", device: bytes = b"prtr", name: str = "Test press") -> bytes:
    """Return a profile called `name` in which ink absorbs light evenly, which is enough to distinguish it from RGB."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name.encode() + b"\0" + bytes(4 + 4 + 2 + 1 + 67),
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D),
        b"A2B0": _lut(4, 3, [_lab(*inks) for inks in product((0, 1), repeat=4)]),
        b"B2A0": _lut(3, 4, [_inks(*lab) for lab in product((0, 1), repeat=3)]),
        b"gamt": _lut(3, 1, [b"\0"] * 8),
    }
    tags |= {b"A2B1": tags[b"A2B0"], b"A2B2": tags[b"A2B0"], b"B2A1": tags[b"B2A0"], b"B2A2": tags[b"B2A0"]}
    table, data, place = b"", b"", 128 + 4 + 12 * len(tags)
    for char, tag in tags.items():
        padded = tag + bytes(-len(tag) % 4)
        table += char + struct.pack(">2I", place + len(data), len(tag))
        data += padded
    header = struct.pack(">I4sI4s4s4s6H4s", place + len(data), b"lcms", 0x02400000, device, space, b"Lab ",
                         2020, 1, 1, 0, 0, 0, b"acsp")  # fmt: skip
    header += bytes(68 - len(header)) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header + bytes(128 - len(header)) + struct.pack(">I", len(tags)) + table + data


def _lut(inputs: int, outputs: int, grid: list[bytes]) -> bytes:
    """Return a table of the type `mft1` (10.11) with two points on each axis."""
    head = b"mft1\0\0\0\0" + bytes((inputs, outputs, 2, 0)) + MATRIX
    return head + IDENTITY * inputs + b"".join(grid) + IDENTITY * outputs


def _lab(cyan: int, magenta: int, yellow: int, black: int) -> bytes:
    light = max(0, 255 - 70 * (cyan + magenta + yellow) - 200 * black)
    return bytes((light, 128 + 50 * (magenta - cyan), 128 + 50 * (yellow - cyan)))


def _inks(light: int, red: int, yellow: int) -> bytes:
    return bytes((255 * (1 - red), 255 * red, 255 * yellow, 255 * (1 - light)))
