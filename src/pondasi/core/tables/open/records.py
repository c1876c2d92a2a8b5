"""Decoding that Excel's two binary formats (.xls and .xlsb) share."""

from __future__ import annotations

import struct

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def packed_number(word: int) -> float:
    """RK: a number in 32 bits, whole or the upper half of a float, perhaps in hundredths."""
    if word & 2:
        number = float((word - (1 << 32) if word & 0x80000000 else word) >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (word & 0xFFFFFFFC) << 32))[0])
    return number / 100 if word & 1 else number
