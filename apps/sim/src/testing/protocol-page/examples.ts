import { lookFields } from '@necp/shared/character/look';
import {
  encodeCombatEvent,
  encodeIntent,
  entityFlags,
  facingUnit,
  joinEvents,
  SnapshotReader,
  SnapshotWriter,
  usualPace,
  type AppliedSnapshot,
  type Shown,
  type VisibleWorld,
} from '@necp/shared/protocol';

const drone: Shown = {
  kind: 'enemy',
  name: 'Sanitation Drone',
  look: null,
  content: 'ward_drone',
  level: 1,
  healthMax: 44,
  variant: 0,
  held: '',
  worn: [],
};
const neighbour: Shown = {
  ...drone,
  kind: 'player',
  name: 'Зоя',
  content: '',
  healthMax: 0,
  level: 0,
  look: {
    body: 1,
    skin: 2,
    hair: 3,
    hairHue: 4,
    eyes: 5,
    face: 6,
    cyberware: 7,
    cyberwareHue: 0,
    jacket: 8,
    jacketHue: 9,
    legs: 5,
    legsHue: 15,
  },
  held: 'pistol_lantern',
  worn: ['torso_vest'],
};
const vitals = {
  health: 120,
  healthMax: 128,
  energy: 50,
  energyMax: 60,
  ram: 4,
  ramMax: 8,
  stamina: 100,
  staminaMax: 100,
  shield: 0,
  rounds: 9,
  magazine: 12,
  reserve: 0,
};

/** Two entities at one tick; the second one has left at the last. */
function worldAt(tick: number): VisibleWorld {
  return {
    ids: Uint32Array.of(1030, tick < 3 ? 7 : 0),
    x: Float32Array.of(35.5 + tick * 0.14, 30),
    y: Float32Array.of(17.25, 18),
    facing: Uint8Array.of(128 + tick, 64),
    flags: Uint16Array.of(entityFlags.hostile | entityFlags.moving, 0),
    personal: new Uint8Array(2),
    health: Uint8Array.of(tick < 2 ? 255 : 200, 255),
    revision: new Uint8Array(2),
    appearance: (entityIndex) => (entityIndex === 0 ? drone : neighbour),
  };
}

const hit = encodeCombatEvent({
  kind: 'damage',
  source: 12,
  target: 1030,
  amount: 9,
  how: 'critical',
  damageType: 'thermal',
  by: 'pistol_lantern',
});

/** Four frames in a row, as one client receives them. */
function frames(): readonly Uint8Array[] {
  const writer = new SnapshotWriter();
  return [0, 1, 2, 3].flatMap((tick) => {
    const world = worldAt(tick);
    const entityIndices = [...world.ids.keys()].filter((entityIndex) => world.ids[entityIndex] !== 0);
    const frame = writer.write(world, {
      tick: 70_000 + tick,
      ackSeq: tick,
      self: { ...usualPace, speedPerMille: 930, x: Math.fround(33.3 - tick * 0.21), y: 20.5, facing: 192 },
      vitals: tick < 2 ? vitals : { ...vitals, rounds: 8 },
      combat: [joinEvents(tick === 2 ? [hit] : [])],
      visible: { isFresh: true, count: entityIndices.length, entityIndices, waits: entityIndices.map(() => 0) },
      ownFlags: () => 0,
    });
    return frame === null ? [] : [frame];
  });
}

function readAs({ tick, ackSeq, self, vitals: points, entities, combat }: AppliedSnapshot): string {
  const pace = [self.speedPerMille, self.rollSteps, self.rollFacing, self.rollRestSteps];
  const seen = [...entities.values()].map(({ look, ...view }) => ({
    ...view,
    look: lookFields.map((field) => look[field]),
    facing: facingUnit(view.facing),
  }));
  const { x, y } = self;
  return JSON.stringify({
    tick,
    ack: ackSeq,
    x,
    y,
    facing: facingUnit(self.facing),
    pace,
    vitals: points,
    entities: seen,
    combat,
  });
}

/** Returns frames in hexadecimal with what they say, against which a client tests its reader. */
export function examples(): string[] {
  const intent = { seq: 1, moveX: 127, moveY: -3, aim: 65_000, buttons: 3, seenQuarter: 17_996, aimTiles: 32 };
  const reader = new SnapshotReader();
  return [
    `The intent \`${JSON.stringify(intent)}\` is`,
    '',
    `    ${hexOf(encodeIntent(intent))}`,
    '',
    'Four snapshots in a row, and what a client knows after each (facings in 256ths, a look as its twelve fields):',
    ...frames().flatMap((frame) => ['', `    ${hexOf(frame)}`, `    ${readAs(reader.apply(frame))}`]),
  ];
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
