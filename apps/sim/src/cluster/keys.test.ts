import { exportJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { createPeerKeys, createSimKeys } from './keys';

/** A list of announced keys that counts how often it is read, and whose database can be away. */
function announced(...keys: { readonly kid?: string | undefined }[]) {
  const state = { keys, reads: 0, isAway: false, clockMs: 1_000_000 };
  const list = async () => {
    state.reads++;
    state.clockMs += 500;
    if (state.isAway) throw new Error('the database is away');
    return state.keys;
  };
  return { state, peerKey: createPeerKeys({ list, clockMs: () => state.clockMs }) };
}

const kidOf = (simId: string, index = 0) => `sim:${simId}:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

describe('the keys of the other processes', () => {
  test('are found when they were announced', async () => {
    const { publicKey } = createSimKeys('sim-2');
    const { peerKey } = announced(publicKey);
    expect(await exportJWK((await peerKey(publicKey.kid ?? ''))!)).toMatchObject({ x: publicKey.x });
  });

  test('are listed a few times at most, however many keys strangers name', async () => {
    const { state, peerKey } = announced(createSimKeys('sim-2').publicKey);
    const found = await Promise.all(Array.from({ length: 2_000 }, (_, index) => peerKey(kidOf(`sim-${index}`, index))));
    expect(new Set(found)).toEqual(new Set([null]));
    expect(state.reads).toBeLessThanOrEqual(2);
  });

  test('are not listed for names that no process can have', async () => {
    const { state, peerKey } = announced(createSimKeys('sim-2').publicKey);
    for (const kid of ['', 'sim:', 'sim:x:y', 'sim:sim-2:', `sim:${'x'.repeat(65)}:${kidOf('').slice(5)}`, 'bots'])
      expect(await peerKey(kid)).toBeNull();
    expect(state.reads).toBe(0);
  });

  test('are found although the list was being read while they were announced', async () => {
    const { publicKey } = createSimKeys('sim-2');
    const { state, peerKey } = announced();
    const first = peerKey(kidOf('sim-9'));
    const second = peerKey(publicKey.kid ?? '');
    await first;
    state.keys = [publicKey];
    expect(await second).not.toBeNull();
  });

  test('are forgotten when their process is not listed any more', async () => {
    const [left, stays] = [createSimKeys('sim-2').publicKey, createSimKeys('sim-3').publicKey];
    const { state, peerKey } = announced(left, stays);
    expect(await peerKey(left.kid ?? '')).not.toBeNull();
    state.keys = [stays];
    expect(await peerKey(kidOf('sim-9'))).toBeNull();
    expect(await peerKey(left.kid ?? '')).toBeNull();
    expect(await peerKey(stays.kid ?? '')).not.toBeNull();
  });

  test('are kept while the database is away', async () => {
    const { publicKey } = createSimKeys('sim-2');
    const { state, peerKey } = announced(publicKey);
    await peerKey(publicKey.kid ?? '');
    state.isAway = true;
    await expect(peerKey(kidOf('sim-9'))).rejects.toThrow('away');
    expect(await peerKey(publicKey.kid ?? '')).not.toBeNull();
  });
});
