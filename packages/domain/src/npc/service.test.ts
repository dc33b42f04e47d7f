import type { CharacterId } from '@necp/shared/kernel';
import { feelingOf } from '@necp/shared/npc/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, type Ctx } from '../kernel';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { heldZone, putInZone } from '../testing/combat';
import { withClient } from '../testing/people';
import { npcView, affinitiesOf } from './queries';
import { closeConversation } from './service';
import { conversationOf, openConversation, remember } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 12 });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
  await putInZone(testDomain.databaseUrl, [anna, boris]);
});

const note = (points: number, memory: string, characterId = anna) =>
  inTx(ctx, (tx) => remember(tx, { characterId, npcId: 'vera', points, memory }));
const talk = (characterId: CharacterId, npcId: string) =>
  inTx(ctx, (tx) =>
    openConversation(tx, {
      characterId,
      npcId,
      objectId: null,
      placeId: null,
      dialogueId: 'vera_talk',
      nodeId: 'step',
      questId: null,
      objectiveId: null,
      delivered: [],
    }),
  );

describe('an NPC', () => {
  it('remembers the same memory once, however many report it at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => note(5, 'said_thanks')));
    await note(20, 'held_lamp');
    expect(await affinitiesOf(ctx.db, anna)).toEqual({ vera: 25 });
    expect(await npcView(ctx, anna)).toMatchObject({
      people: [
        { npcId: 'vera', points: 25, feeling: 'warm', memories: [{ memory: 'held_lamp' }, { memory: 'said_thanks' }] },
      ],
    });
    expect(await affinitiesOf(ctx.db, boris)).toEqual({});
  });

  it('has an affinity between -100 and 100', async () => {
    for (const memory of ['a_one', 'b_two', 'c_three']) await note(50, memory);
    for (const memory of ['d_one', 'e_two', 'f_three', 'g_four', 'h_five']) await note(-50, memory, boris);
    expect([await affinitiesOf(ctx.db, anna), await affinitiesOf(ctx.db, boris)]).toEqual([
      { vera: 100 },
      { vera: -100 },
    ]);
    expect([feelingOf(100), feelingOf(-100), feelingOf(0), feelingOf(20), feelingOf(-20), feelingOf(19)]).toEqual([
      'warm',
      'cold',
      'greet',
      'warm',
      'cold',
      'greet',
    ]);
  });
});

describe('a conversation', () => {
  it('is limited to one for each character, and ends only for the character that closes it', async () => {
    await Promise.all([talk(anna, 'vera'), talk(anna, 'marta'), talk(boris, 'vera')]);
    expect(await ctx.db.conversation.count({ where: { characterId: anna } })).toBe(1);
    await closeConversation(testDomain.ctxAs({ characterId: anna }), { requestId: newRequestId() });
    expect(await inTx(ctx, (tx) => conversationOf(tx, anna))).toBeNull();
    expect(await inTx(ctx, (tx) => conversationOf(tx, boris))).toMatchObject({
      npcId: 'vera',
      dialogueId: 'vera_talk',
    });
    await expect(closeConversation(testDomain.ctxAs(), { requestId: newRequestId() })).rejects.toMatchObject({
      code: 'character.required',
    });
  });

  it('counts only while the character stands where it began, under the holder of that time', async () => {
    const changeLease = (change: string) =>
      withClient(testDomain.databaseUrl, (client) =>
        client.query(`UPDATE zone_leases SET ${change} WHERE zone_id = $1 AND channel = $2`, [
          heldZone.zoneId,
          heldZone.channel,
        ]),
      );
    const seen = () => inTx(ctx, (tx) => conversationOf(tx, anna));
    await talk(anna, 'vera');
    expect(await seen()).toMatchObject({ npcId: 'vera' });
    // The process was killed: its lease runs out, and another process takes the zone.
    await changeLease(`expires_at = now() - interval '1 second'`);
    expect(await seen()).toBeNull();
    await changeLease(`expires_at = now() + interval '1 hour', epoch = epoch + 1`);
    expect(await seen()).toBeNull();
    // The character comes back through the new holder, which knows of no conversation.
    await withClient(testDomain.databaseUrl, (client) =>
      client.query('UPDATE player_positions SET epoch = epoch + 1, held_epoch = held_epoch + 1'),
    );
    expect(await seen()).toBeNull();
    await talk(anna, 'vera');
    expect(await seen()).toMatchObject({ npcId: 'vera' });
    await changeLease('epoch = epoch - 1');
  });
});
