import { describe, expect, it } from 'vitest';
import { encodeTransferPayload, decodeTransferPayload } from './transfer-payload';

const vitals = { health: 41, energy: 9, ram: 2, stamina: 60 };
const carried = {
  cooldowns: [
    { key: 'double_tap', leftTicks: 80 },
    { key: 'brace', leftTicks: 10 },
  ],
  statuses: [{ id: 'burning', stacks: 2, leftTicks: 60, biteTicks: 5, biteBonus: [0.1] }],
  tired: [{ group: 'stun' as const, count: 1, leftTicks: 12 }],
  shields: [{ ability: 'brace', points: 12, leftTicks: 40 }],
  rounds: { gun: 3 },
};

describe('a transfer payload', () => {
  it('is decoded as it was encoded when the transfer takes no time', () => {
    expect(decodeTransferPayload({ carried: encodeTransferPayload({ vitals, carried }), onTheWayMs: 0 })).toEqual({
      vitals,
      carried,
    });
  });

  it('has less time left by the duration of the transfer, and nothing that ran out', () => {
    const { carried: left } = decodeTransferPayload({
      carried: encodeTransferPayload({ vitals, carried }),
      onTheWayMs: 1_000,
    });
    expect(left).toEqual({
      cooldowns: [{ key: 'double_tap', leftTicks: 60 }],
      statuses: [{ ...carried.statuses[0], leftTicks: 40 }],
      tired: [],
      shields: [{ ability: 'brace', points: 12, leftTicks: 20 }],
      rounds: { gun: 3 },
    });
  });

  it('is dropped when another version encoded it in another format', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"vitals":{"health":"much"}}',
      '{"vitals":null,"carried":{"cooldowns":1}}',
    ]) {
      expect(decodeTransferPayload({ carried: text, onTheWayMs: 0 })).toEqual({ vitals: null });
    }
  });
});
