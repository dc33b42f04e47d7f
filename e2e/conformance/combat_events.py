"""The events of the table under "Combat events"."""

from __future__ import annotations

from typing import Any

from frame_bytes import STEPS_PER_TILE, FrameReader
from rest import Disagreement

LISTS: dict[str, list[str]] = {
    "weapon": ["none", "pistol", "rifle", "shotgun", "blade", "thrown", "machine"],
    "end": ["none", "wall", "body"],
    "damage": ["hit", "critical", "dodged", "safe", "absorbed"],
    "castEnd": ["done", "cancelled", "stunned", "silenced", "feared", "pushed", "unpaid", "fell"],
    "shape": ["circle", "cone", "line"],
    "type": ["physical", "thermal", "shock", "chemical", "cyber"],
}

LAYOUTS: list[tuple[str, str]] = [
    (
        "shot",
        "source whole, weapon weapon, fromX place, fromY place, toX place, toY place, hit end, "
        "velocityTilesPerS whole, seq whole",
    ),
    ("impact", "source whole, target whole, x place, y place"),
    ("swing", "source whole, facing turn, arcDegrees whole, reachTiles length, seq whole"),
    (
        "throw",
        "source whole, item text, fromX place, fromY place, toX place, toY place, flightMs whole, fuseMs whole",
    ),
    ("blast", "source whole, x place, y place, radiusTiles length, damageType type"),
    ("damage", "source whole, target whole, amount whole, how damage, damageType type, by text"),
    ("heal", "source whole, target whole, amount whole, by text"),
    ("cast", "source whole, ability text, castMs whole, isChannel whole, x place, y place"),
    ("cast_end", "source whole, how castEnd"),
    ("telegraph", "source whole, shape shape, x place, y place, facing turn, a length, b length, lastsMs whole"),
    ("land", "source whole, ability text, x place, y place, facing turn"),
    ("status", "source whole, target whole, status text, stacks whole, lastsMs whole"),
    ("status_end", "target whole, status text"),
    ("reload", "source whole, lastsMs whole"),
    ("dodge", "source whole, facing turn"),
    ("push", "target whole, x place, y place"),
    ("downed", "target whole, source whole"),
    ("died", "target whole, source whole"),
    ("revived", "target whole, source whole"),
    ("spawned", "target whole"),
    ("bark", "source whole, line text"),
    ("reveal", "target whole, lastsMs whole"),
    ("level_up", "target whole, level whole"),
    ("loot", "source whole, target whole"),
    ("shield", "source whole, target whole, ability text, points whole, lastsMs whole"),
    ("shield_end", "target whole, ability text"),
]

FIELDS = [(name, [tuple(field.split(" ")) for field in fields.split(", ")]) for name, fields in LAYOUTS]


def read_combat_events(reader: FrameReader) -> list[dict[str, Any]]:
    return [_read_event(reader) for _ in range(reader.varint())]


def _read_event(reader: FrameReader) -> dict[str, Any]:
    number = reader.u8()
    if number >= len(FIELDS):
        raise Disagreement(f"the document has no combat event {number}")
    name, fields = FIELDS[number]
    event: dict[str, Any] = {"kind": name}
    for field, wire in fields:
        event[field] = _read_field(reader, wire)
    return event


def _read_field(reader: FrameReader, wire: str) -> int | float | str:
    if wire == "whole":
        return reader.varint()
    if wire == "place":
        return reader.place() / STEPS_PER_TILE
    if wire == "length":
        return reader.varint() / STEPS_PER_TILE
    if wire == "turn":
        return reader.u16() / 65536
    if wire == "text":
        return reader.text()
    number = reader.u8()
    words = LISTS[wire]
    if number >= len(words):
        raise Disagreement(f"the list {wire} of the document has no number {number}")
    return words[number]
