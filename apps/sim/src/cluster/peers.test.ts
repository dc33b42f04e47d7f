import { systemClock } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import { importJWK, type CryptoKey } from 'jose';
import { expect, test } from 'vitest';
import type { Host } from '../hosting/host';
import { createSimKeys } from './keys';
import { createPeers, mayAsk } from './peers';

const asker = createSimKeys('sim-2');
const body = JSON.stringify({
  zoneId: 'watson',
  channel: 1,
  epoch: 3,
  characterId: '00000000-0000-7000-8000-000000000001',
});

/** The end of a process that answers, with its clock and the seats it gave. */
function answering(simId: string) {
  const seats: CharacterId[] = [];
  const state = { nowMs: systemClock.nowMs() };
  const host = {
    effects: { zone: { epoch: 3 } },
    reserve: (characterId: CharacterId) => seats.push(characterId) > 0,
    release: () => undefined,
  } as unknown as Host;
  const peers = createPeers({
    simId,
    nowMs: () => state.nowMs,
    ctx: () => {
      throw new Error('answers without the database');
    },
    keys: createSimKeys(simId),
    peerKey: async (kid) => (kid === asker.publicKey.kid ? ((await importJWK(asker.publicKey)) as CryptoKey) : null),
    hostOf: () => host,
  });
  return { state, seats, answer: (token: string, sent = body) => peers.answer(`Bearer ${token}`, sent) };
}

test('a seat request of another process is answered once', async () => {
  const { seats, answer } = answering('sim-1');
  const token = await asker.signSeatRequest({ toSimId: 'sim-1', body });
  expect(await answer(token)).toBe(200);
  expect(await answer(token)).toBe(401);
  expect(seats).toHaveLength(1);
  expect(await answer(await asker.signSeatRequest({ toSimId: 'sim-1', body }))).toBe(200);
});

test('a seat request is refused by any other process, with any other body, and after its time', async () => {
  const { state, seats, answer } = answering('sim-1');
  expect(await answer(await asker.signSeatRequest({ toSimId: 'sim-3', body }))).toBe(401);
  expect(await answer(await asker.signSeatRequest({ toSimId: 'sim-1', body }), body.replace('1"', '2"'))).toBe(401);
  const late = await asker.signSeatRequest({ toSimId: 'sim-1', body });
  state.nowMs += 60_000;
  expect(await answer(late)).toBe(401);
  expect(seats).toEqual([]);
});

test('a process that announces a plain address is not asked where only https is allowed', () => {
  expect(mayAsk('http://sim-1:3001', 'any')).toBe(true);
  expect(mayAsk('http://sim-1:3001', 'https')).toBe(false);
  expect(mayAsk('https://sim-1.example.org', 'https')).toBe(true);
  expect(mayAsk(null, 'any')).toBe(false);
});
