"""The types of fields under "Snapshots": a reader of one frame."""

from __future__ import annotations

import math
import struct

from rest import Disagreement

STEPS_PER_TILE = 64
MOST_SLOTS = 4096


def round_half_up(value: float) -> int:
    return math.floor(value + 0.5)


def float_of_bits(bits: int) -> float:
    return float(struct.unpack("<f", struct.pack("<I", bits & 0xFFFFFFFF))[0])


def bits_of_float(value: float) -> int:
    return int(struct.unpack("<I", struct.pack("<f", value))[0])


class FrameReader:
    """Reads fields one after the other; a frame that ends too soon is a disagreement."""

    def __init__(self, frame: bytes) -> None:
        self.frame = frame
        self.at = 0
        self.held = 0
        self.held_count = 0

    def _take(self, count: int) -> bytes:
        start = self.at
        self.at += count
        if self.at > len(self.frame):
            raise Disagreement("a frame ends in the middle of a field")
        return self.frame[start : self.at]

    def u8(self) -> int:
        return self._take(1)[0]

    def u16(self) -> int:
        return int(struct.unpack("<H", self._take(2))[0])

    def u32(self) -> int:
        return int(struct.unpack("<I", self._take(4))[0])

    def f32(self) -> float:
        return float(struct.unpack("<f", self._take(4))[0])

    def varint(self) -> int:
        value = 0
        for shift in range(0, 35, 7):
            byte = self.u8()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise Disagreement("a varint has more than five bytes")

    def zigzag(self) -> int:
        number = self.varint()
        return number // 2 if number % 2 == 0 else -((number + 1) // 2)

    def text(self) -> str:
        return self._take(self.u8()).decode("utf-8")

    def texts(self) -> list[str]:
        return [self.text() for _ in range(self.u8())]

    def place(self) -> int:
        """Returns a coordinate in position steps."""
        return self.u16()

    def bits(self, count: int) -> int:
        while self.held_count < count:
            self.held |= self.u8() << self.held_count
            self.held_count += 8
        value = self.held & ((1 << count) - 1)
        self.held >>= count
        self.held_count -= count
        return value

    def signed_bits(self, count: int) -> int:
        value = self.bits(count)
        return value - (1 << count) if value >= 1 << (count - 1) else value

    def end_bits(self) -> None:
        self.held = 0
        self.held_count = 0

    def slots(self) -> list[int]:
        number = self.varint()
        if number % 2 == 1:
            masks = [self.u8() for _ in range(number // 2)]
            return [8 * index + bit for index, mask in enumerate(masks) for bit in range(8) if mask & (1 << bit)]
        slots: list[int] = []
        for index in range(number // 2):
            step = self.varint()
            slots.append(step if index == 0 else slots[-1] + step)
        return slots

    def end(self) -> None:
        if self.at != len(self.frame):
            raise Disagreement(f"{len(self.frame) - self.at} bytes are left over behind a frame")
