import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../../audit/service';
import { itemCounts } from '../../inventory';
import { stockCatalogue } from '../../inventory/catalogue';
import type { Ctx } from '../../kernel';
import { settleDrop } from '../../loot/service';
import { openTestDomain, type TestDomain, withClient } from '..';
import { runMortal } from '../mortal';
import { dropsOf, fallFor, lootParty, openDrop } from '../party-loot';
import type { SocialPlayer } from '../social';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';

/** Tests that an item of a party is given once although the process that decides it is killed. */
export function testKilledRoll(deaths: Deaths): void {
  let testDomain: TestDomain;
  let ctx: Ctx;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 4 });
    ctx = testDomain.domain.systemCtx();
    await stockCatalogue(ctx);
  });
  afterAll(() => testDomain.close());

  /** A roll that the second of two players has won, and that is not decided yet. */
  async function prepare() {
    const players = (await lootParty(testDomain, 2, 'need_greed')) as [SocialPlayer, SocialPlayer];
    await fallFor(testDomain, players, { isBoss: true });
    const { dropId } = await openDrop(players[0]);
    await withClient(testDomain.ownerUrl, async (client) => {
      await client.query(
        `UPDATE party_drop_members SET choice = 'need', rolled = 77, chosen_at = now()
         WHERE drop_id = $1 AND character_id = $2`,
        [dropId, players[1].characterId],
      );
      await client.query(
        `UPDATE party_drop_members SET choice = 'greed', rolled = 99, chosen_at = now()
         WHERE drop_id = $1 AND character_id = $2`,
        [dropId, players[0].characterId],
      );
    });
    return { players, dropId };
  }
  const decide = (dropId: string, deathAt: number) =>
    runMortal(testDomain, new URL('../mortal-roll.ts', import.meta.url), { input: { dropId }, deathAt });
  const held = (players: readonly SocialPlayer[]) =>
    Promise.all(players.map(async ({ characterId }) => (await itemCounts(ctx.db, characterId)).pistol_lantern ?? 0));

  it(
    'a roll whose process is killed while it decides gives nothing, and the item once when someone looks',
    async () => {
      const statements = (await decide((await prepare()).dropId, 0)) ?? 0;
      expect(statements).toBeGreaterThan(10);
      for (const deathAt of statementsToDieAt(statements, deaths)) {
        const { players, dropId } = await prepare();
        expect(await decide(dropId, deathAt)).toBeNull();
        expect({ deathAt, held: await held(players) }).toEqual({ deathAt, held: [0, 0] });
        expect((await dropsOf(players[0])).decided[0]).toMatchObject({
          given: { toId: players[1].characterId, reason: 'need' },
          passing: { holderId: players[1].characterId },
        });
        await settleDrop(ctx, dropId);
        expect({ deathAt, held: await held(players) }).toEqual({ deathAt, held: [0, 1] });
      }
      expect((await runAudit(ctx)).findings).toEqual([]);
    },
    testTimeoutMs,
  );
}
