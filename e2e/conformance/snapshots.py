"""What a client knows of a zone, from the frames under "Snapshots"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from combat_events import read_combat_events
from frame_bytes import MOST_SLOTS, STEPS_PER_TILE, FrameReader, bits_of_float, float_of_bits, round_half_up
from rest import Disagreement

FULL, SELF, LEFT, ENTERED, MOVED, TURNED, FACED, FLAGGED = 1, 2, 4, 8, 16, 32, 64, 128
PLACED, PACE, VITALS, WOUNDED, DESCRIBED, COMBAT = 256, 512, 1024, 2048, 4096, 8192
LOOK, CONTENT, LEVEL, VARIANT, HELD, WORN, HEALTH, KNOWN = 1, 2, 4, 8, 16, 32, 64, 128
KINDS = ["player", "townsperson", "npc", "enemy", "drop", "interactable", "deployable", "vehicle"]
HOSTILE = 16
VITAL_NAMES = [
    "health",
    "healthMax",
    "energy",
    "energyMax",
    "ram",
    "ramMax",
    "stamina",
    "staminaMax",
    "shield",
    "rounds",
    "magazine",
    "reserve",
]
LOOK_CHOICES = [3, 8, 12, 12, 8, 8, 8, 8, 10, 16, 6, 16]
WIDTHS = [2, 5, 7, 9]
FORESEEN_TICKS = 8
REMEMBERED = 1024


@dataclass
class Description:
    id: int
    kind: str = ""
    name: str = ""
    look: list[int] = field(default_factory=lambda: [0] * len(LOOK_CHOICES))
    content: str = ""
    level: int = 0
    health_max: int = 0
    variant: int = 0
    held: str = ""
    worn: list[str] = field(default_factory=list)


@dataclass
class Entity:
    about: Description
    steps_x: int
    steps_y: int
    facing: int
    flags: int
    health: int
    sent_tick: int
    went_x: int = 0
    went_y: int = 0
    went_ticks: int = 1

    @property
    def x(self) -> float:
        return self.steps_x / STEPS_PER_TILE

    @property
    def y(self) -> float:
        return self.steps_y / STEPS_PER_TILE

    @property
    def is_hostile(self) -> bool:
        return self.flags & HOSTILE != 0


def foreseen(went: int, went_ticks: int, elapsed: int) -> int:
    if elapsed > FORESEEN_TICKS:
        return 0
    return went if elapsed == went_ticks else round_half_up(went * elapsed / went_ticks)


class Snapshots:
    """Applies one frame after the other."""

    def __init__(self) -> None:
        self.tick = 0
        self.ack = 0
        self.x = 0.0
        self.y = 0.0
        self.facing = 0
        self.pace = (1000, 0, 0, 0)
        self.vitals: dict[str, int] = {}
        self.slots: dict[int, Entity] = {}
        self.combat: list[dict[str, Any]] = []
        self.remembered: dict[int, Description] = {}
        self.frame = 0
        self.frames = 0
        self.full_frames = 0
        self.is_lost = True

    @property
    def entities(self) -> list[Entity]:
        return list(self.slots.values())

    def apply(self, frame: bytes) -> None:
        reader = FrameReader(frame)
        parts = reader.varint()
        count = reader.u8()
        if parts & FULL:
            self._begin_anew()
        elif self.is_lost:
            raise Disagreement("the first frame of a zone is not a full one")
        elif count != (self.frame + 1) % 256:
            raise Disagreement(f"frame {count} follows frame {self.frame}, though nothing was lost")
        self.frame = count
        self.frames += 1
        self._read_own(reader, parts)
        self._read_lists(reader, parts)
        self.combat = read_combat_events(reader) if parts & COMBAT else []
        reader.end()
        self.is_lost = False

    def _begin_anew(self) -> None:
        self.slots = {}
        self.remembered = {}
        self.pace = (1000, 0, 0, 0)
        self.full_frames += 1

    def _read_own(self, reader: FrameReader, parts: int) -> None:
        is_full = parts & FULL != 0
        self.tick = reader.u32() if is_full else self.tick + reader.varint()
        self.ack = reader.u16() if is_full else (self.ack + reader.varint()) % 65536
        if parts & SELF:
            self.x = reader.f32() if is_full else float_of_bits(bits_of_float(self.x) + reader.zigzag())
            self.y = reader.f32() if is_full else float_of_bits(bits_of_float(self.y) + reader.zigzag())
        elif is_full:
            raise Disagreement("a full frame has no own position")
        if parts & FACED:
            self.facing = reader.u8()
        if parts & PACE:
            self.pace = (reader.u16(), reader.u8(), reader.u8(), reader.u8())
        if parts & VITALS:
            mask = reader.u16()
            for index, name in enumerate(VITAL_NAMES):
                if mask & (1 << index):
                    self.vitals[name] = reader.u16()

    def _read_lists(self, reader: FrameReader, parts: int) -> None:
        if parts & LEFT:
            for slot in reader.slots():
                self._entity(slot)
                del self.slots[slot]
        if parts & ENTERED:
            for _ in range(reader.varint()):
                self._read_entered(reader)
        if parts & MOVED:
            for entity in [self._entity(slot) for slot in reader.slots()]:
                self._read_moved(reader, entity)
            reader.end_bits()
        if parts & TURNED:
            for slot in reader.slots():
                self._entity(slot).facing = reader.u8()
        if parts & FLAGGED:
            for slot in reader.slots():
                self._entity(slot).flags = reader.varint()
        if parts & PLACED:
            for slot in reader.slots():
                self._read_placed(reader, self._entity(slot))
        if parts & WOUNDED:
            for slot in reader.slots():
                self._entity(slot).health = reader.u8()
        if parts & DESCRIBED:
            for slot in reader.slots():
                about = self._entity(slot).about
                about.level, about.health_max, about.variant = reader.u8(), reader.varint(), reader.u8()
                about.held, about.worn = reader.text(), reader.texts()

    def _entity(self, slot: int) -> Entity:
        if slot not in self.slots:
            raise Disagreement(f"slot {slot} has no entity")
        return self.slots[slot]

    def _read_entered(self, reader: FrameReader) -> None:
        slot, entity_id, fields = reader.varint(), reader.varint(), reader.u8()
        if slot >= MOST_SLOTS or slot in self.slots:
            raise Disagreement(f"an entity enters slot {slot}, which is not free")
        if fields & KNOWN:
            about = self.remembered.get(entity_id % REMEMBERED)
            if about is None or about.id != entity_id:
                raise Disagreement(f"entity {entity_id} is sent as known, and no description of it came")
        else:
            about = _read_description(reader, entity_id, fields)
            self.remembered[entity_id % REMEMBERED] = about
        x, y, facing, flags = reader.place(), reader.place(), reader.u8(), reader.varint()
        health = reader.u8() if fields & HEALTH else 255
        self.slots[slot] = Entity(about, x, y, facing, flags, health, self.tick)

    def _read_moved(self, reader: FrameReader, entity: Entity) -> None:
        width = WIDTHS[reader.bits(2)]
        east, south = reader.signed_bits(width), reader.signed_bits(width)
        elapsed = self.tick - entity.sent_tick
        entity.went_x = east + foreseen(entity.went_x, entity.went_ticks, elapsed)
        entity.went_y = south + foreseen(entity.went_y, entity.went_ticks, elapsed)
        entity.steps_x += entity.went_x
        entity.steps_y += entity.went_y
        self._note_sent(entity, elapsed)

    def _read_placed(self, reader: FrameReader, entity: Entity) -> None:
        entity.steps_x, entity.steps_y = reader.place(), reader.place()
        entity.went_x = entity.went_y = 0
        self._note_sent(entity, self.tick - entity.sent_tick)

    def _note_sent(self, entity: Entity, elapsed: int) -> None:
        entity.went_ticks = max(1, elapsed)
        entity.sent_tick = self.tick


def _read_description(reader: FrameReader, entity_id: int, fields: int) -> Description:
    kind = reader.u8()
    if kind >= len(KINDS):
        raise Disagreement(f"the document has no kind of entity {kind}")
    about = Description(entity_id, KINDS[kind], reader.text())
    if fields & LOOK:
        about.look = _read_look(reader)
    if fields & CONTENT:
        about.content = reader.text()
    if fields & LEVEL:
        about.level, about.health_max = reader.u8(), reader.varint()
    if fields & VARIANT:
        about.variant = reader.u8()
    if fields & HELD:
        about.held = reader.text()
    if fields & WORN:
        about.worn = reader.texts()
    return about


def _read_look(reader: FrameReader) -> list[int]:
    look: list[int] = []
    for choices, width in ((LOOK_CHOICES[:6], 18), (LOOK_CHOICES[6:], 20)):
        number = reader.bits(width)
        half: list[int] = []
        for count in reversed(choices):
            half.append(number % count)
            number //= count
        if number != 0:
            raise Disagreement("a look has a digit too many")
        look += reversed(half)
    reader.end_bits()
    return look
