import { randomUUID } from 'node:crypto';
import type { CharacterId } from '@necp/shared/kernel';
import { defaultSettings } from '@necp/shared/settings/rules';
import { Privacy } from '@necp/shared/settings/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCharacter, deleteCharacter } from '../character/service';
import { inTx, type Ctx } from '../kernel';
import { grant } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { containersOf, shownGear } from '../inventory/queries';
import { equipItem } from '../inventory/service';
import { changeReputation } from '../reputation';
import { shownReputation } from '../reputation/queries';
import { saveSettings } from '../settings/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { heldZone } from '../testing/combat';
import { guest, newcomer, strangerCtx } from '../testing/players';
import { shownFights } from './queries';
import { recordCombat } from './service';

let testDomain: TestDomain;
let owner: Awaited<ReturnType<typeof guest>>;
let characterId: CharacterId;
const startedAtMs = Date.parse('2077-03-01T10:00:00Z');

beforeAll(async () => {
  testDomain = await openTestDomain();
  const ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  owner = await guest(testDomain);
  characterId = (await createCharacter(owner, newcomer('Looked At'))).id;
  await inTx(ctx, async (tx) => {
    await grant(tx, { characterId, templateId: 'pistol_lantern', quantity: 1, reason: 'inventory.test' });
    const changes = [{ faction: 'wet_feet', points: 100 }];
    await changeReputation(tx, { characterId, changes, source: 'quest', sourceId: 'a choice' });
  });
  const [bag] = await containersOf(ctx.db, { characterId }, ['bag']);
  const itemId = bag?.items.find(({ templateId }) => templateId === 'pistol_lantern')?.id;
  if (itemId === undefined) throw new Error('the pistol is missing');
  const player = testDomain.ctxAs({ accountId: owner.actor.accountId, characterId });
  await equipItem(player, { requestId: newRequestId(), itemId });
  const sums = { taken: 3, healed: 0, downs: 0, level: 1 };
  await recordCombat(ctx, heldZone, [
    {
      id: randomUUID(),
      kind: 'world',
      place: null,
      startedAtMs,
      endedAtMs: startedAtMs + 9_000,
      participants: [
        { ...sums, participantIndex: 1, characterId, name: 'Looked At', dealt: 12, kills: 1, outcome: 'won' },
        {
          ...sums,
          participantIndex: 2,
          characterId: null,
          name: 'eighth_bruiser',
          dealt: 3,
          kills: 0,
          outcome: 'lost',
        },
      ],
      entries: [],
    },
  ]);
});
afterAll(() => testDomain.close());

const readers = { shownGear, shownReputation, shownFights };
const read = (ctx: Ctx) =>
  Promise.all(
    Object.values(readers).map((reader) =>
      reader(ctx, { name: 'looked at' }).then(
        () => 'shown',
        (error: { code: string }) => error.code,
      ),
    ),
  );
/** Hides those parts from strangers, and shows all others. */
const hide = (...parts: readonly (keyof Privacy)[]) => {
  const defaults = defaultSettings('en');
  const hidden = Object.fromEntries(parts.map((part) => [part, Privacy.shape[part].options[1]]));
  const settings = { ...defaults, privacy: { ...defaults.privacy, ...hidden } };
  return saveSettings(owner, { requestId: newRequestId(), settings });
};
const hiddenCode = 'character.not_found';

describe('the parts of a profile', () => {
  it('show gear, reputation and fights to everyone, without the names of the others', async () => {
    const stranger = strangerCtx(testDomain);
    expect((await shownGear(stranger, { name: 'Looked At' })).items).toMatchObject([
      { place: 'weapon_main', icon: expect.any(String), rarity: 'common', level: 1 },
    ]);
    expect((await shownReputation(stranger, { name: 'Looked At' })).reputations[0]).toMatchObject({ points: 100 });
    const { fights } = await shownFights(stranger, { name: 'Looked At' });
    expect(fights).toEqual([
      {
        startedAt: new Date(startedAtMs),
        zoneId: heldZone.zoneId,
        kind: 'world',
        outcome: 'won',
        opponents: 1,
        dealt: 12,
        kills: 1,
      },
    ]);
  });

  it.each([
    ['gear', [hiddenCode, 'shown', 'shown']],
    ['record', ['shown', hiddenCode, hiddenCode]],
    ['profile', [hiddenCode, hiddenCode, hiddenCode]],
  ] as const)('are shown to their owner only when the setting %s hides them', async (part, seen) => {
    await hide(part);
    expect(await read(strangerCtx(testDomain))).toEqual(seen);
    expect(await read(owner)).toEqual(['shown', 'shown', 'shown']);
  });

  it('of a deleted character are not shown', async () => {
    await hide();
    await deleteCharacter(owner, { requestId: newRequestId(), characterId });
    expect(await read(strangerCtx(testDomain))).toEqual([hiddenCode, hiddenCode, hiddenCode]);
    expect(await read(owner)).toEqual([hiddenCode, hiddenCode, hiddenCode]);
  });
});
