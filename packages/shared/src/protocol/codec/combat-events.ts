import { damageTypes } from '../../inventory/content';
import { castEnds, damageKinds, shotEnds, telegraphShapes, weaponFamilies, type CombatEvent } from '../combat';
import { ByteWriter, DecodeError, type ByteReader } from './bytes';
import { maxEvents } from './frame';
import { aimRadians, aimUnit, quantise, stepsPerTile, tilesOf } from './quantise';

const lists = {
  weapon: weaponFamilies,
  end: shotEnds,
  damage: damageKinds,
  castEnd: castEnds,
  shape: telegraphShapes,
  type: damageTypes,
} as const;
type ListName = keyof typeof lists;

/**
 * How a field is encoded: `whole` counts from 0, `place` is a coordinate, `length` a distance that may exceed the map,
 * `turn` a direction.
 */
type Wire = 'whole' | 'place' | 'length' | 'turn' | 'text' | ListName;
type Fields<K extends CombatEvent['kind']> = {
  readonly [F in Exclude<keyof Extract<CombatEvent, { kind: K }>, 'kind'>]: Wire;
};

/** The fields of each kind of event in encoding order; kinds are numbered by their position here. */
export const combatEventLayouts: { readonly [K in CombatEvent['kind']]: Fields<K> } = {
  shot: {
    source: 'whole',
    weapon: 'weapon',
    fromX: 'place',
    fromY: 'place',
    toX: 'place',
    toY: 'place',
    hit: 'end',
    velocityTilesPerS: 'whole',
    seq: 'whole',
  },
  impact: { source: 'whole', target: 'whole', x: 'place', y: 'place' },
  swing: { source: 'whole', facing: 'turn', arcDegrees: 'whole', reachTiles: 'length', seq: 'whole' },
  throw: {
    source: 'whole',
    item: 'text',
    fromX: 'place',
    fromY: 'place',
    toX: 'place',
    toY: 'place',
    flightMs: 'whole',
    fuseMs: 'whole',
  },
  blast: { source: 'whole', x: 'place', y: 'place', radiusTiles: 'length', damageType: 'type' },
  damage: { source: 'whole', target: 'whole', amount: 'whole', how: 'damage', damageType: 'type', by: 'text' },
  heal: { source: 'whole', target: 'whole', amount: 'whole', by: 'text' },
  cast: { source: 'whole', ability: 'text', castMs: 'whole', isChannel: 'whole', x: 'place', y: 'place' },
  cast_end: { source: 'whole', how: 'castEnd' },
  telegraph: {
    source: 'whole',
    shape: 'shape',
    x: 'place',
    y: 'place',
    facing: 'turn',
    a: 'length',
    b: 'length',
    lastsMs: 'whole',
  },
  land: { source: 'whole', ability: 'text', x: 'place', y: 'place', facing: 'turn' },
  status: { source: 'whole', target: 'whole', status: 'text', stacks: 'whole', lastsMs: 'whole' },
  status_end: { target: 'whole', status: 'text' },
  reload: { source: 'whole', lastsMs: 'whole' },
  dodge: { source: 'whole', facing: 'turn' },
  push: { target: 'whole', x: 'place', y: 'place' },
  downed: { target: 'whole', source: 'whole' },
  died: { target: 'whole', source: 'whole' },
  revived: { target: 'whole', source: 'whole' },
  spawned: { target: 'whole' },
  bark: { source: 'whole', line: 'text' },
  reveal: { target: 'whole', lastsMs: 'whole' },
  level_up: { target: 'whole', level: 'whole' },
  loot: { source: 'whole', target: 'whole' },
  shield: { source: 'whole', target: 'whole', ability: 'text', points: 'whole', lastsMs: 'whole' },
  shield_end: { target: 'whole', ability: 'text' },
};
const kinds = Object.keys(combatEventLayouts) as CombatEvent['kind'][];
const ordered = new Map(
  kinds.map((kind, number) => [kind, { number, fields: Object.entries(combatEventLayouts[kind]) as [string, Wire][] }]),
);

const writer = new ByteWriter();

/** Encodes one event, once per tick for all clients. Numbers are rounded to the precision of the encoding. */
export function encodeCombatEvent(event: CombatEvent): Uint8Array<ArrayBuffer> {
  const layout = ordered.get(event.kind);
  if (layout === undefined) throw new RangeError('unknown kind of event');
  writer.clear();
  writer.u8(layout.number);
  const values = event as unknown as Readonly<Record<string, number | string>>;
  for (const [name, wire] of layout.fields) writeField(wire, values[name] ?? 0);
  return writer.copy();
}

/** The encoded events of one tick for all clients that see the same ones. */
export interface EventBlock {
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** Joins encoded events; those that exceed a frame are dropped. */
export function joinEvents(encoded: readonly Uint8Array[]): EventBlock {
  const written = encoded.slice(0, maxEvents);
  const bytes = new Uint8Array(written.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const event of written) {
    bytes.set(event, at);
    at += event.length;
  }
  return { count: written.length, bytes };
}

/** @throws DecodeError when the next bytes are no event. */
export function readCombatEvent(bytes: ByteReader): CombatEvent {
  const kind = kinds[bytes.u8()];
  const layout = kind === undefined ? undefined : ordered.get(kind);
  if (layout === undefined) throw new DecodeError('unknown kind of event');
  const event: Record<string, number | string> = { kind: kind ?? '' };
  for (const [name, wire] of layout.fields) event[name] = readField(wire, bytes);
  return event as unknown as CombatEvent;
}

function writeField(wire: Wire, value: number | string): void {
  if (wire === 'text') return writer.text(String(value));
  if (isListName(wire)) return writer.u8(Math.max(0, (lists[wire] as readonly (string | number)[]).indexOf(value)));
  const amount = Number(value);
  if (wire === 'place') writer.u16(quantise(amount));
  else if (wire === 'turn') writer.u16(aimUnit(amount));
  else writer.varint(Math.max(0, Math.round(wire === 'length' ? amount * stepsPerTile : amount)));
}

function readField(wire: Wire, bytes: ByteReader): number | string {
  if (wire === 'text') return bytes.text();
  if (wire === 'place') return tilesOf(bytes.u16());
  if (wire === 'turn') return aimRadians(bytes.u16());
  if (wire === 'length') return tilesOf(bytes.varint());
  if (wire === 'whole') return bytes.varint();
  const entry = lists[wire][bytes.u8()];
  if (entry === undefined) throw new DecodeError('unknown word');
  return entry;
}

function isListName(wire: Wire): wire is ListName {
  return wire in lists;
}

/** Writes the event blocks that fit into a frame. */
export function writeEvents(into: ByteWriter, blocks: readonly EventBlock[]): void {
  let count = 0;
  const chosen = blocks.filter((block) => (count + block.count <= maxEvents ? ((count += block.count), true) : false));
  into.varint(count);
  for (const block of chosen) into.raw(block.bytes);
}
