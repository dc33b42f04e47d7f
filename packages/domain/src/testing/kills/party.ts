import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptInvite } from '../../party/service';
import { openTestDomain, type TestDomain, withClient } from '..';
import { runMortal } from '../mortal';
import { act, expectSound, inviteTo, ranks, setLinkOf, waiting } from '../party';
import { pair } from '../social';
import { type Deaths, statementsToDieAt, testTimeoutMs } from './deaths';

/** Tests that a player joins a party once although the process is killed before some of its statements. */
export function testKilledAcceptance(deaths: Deaths): void {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain({ poolMax: 4 });
  });
  afterAll(() => testDomain.close());

  /** The invited player is alone in a party that ends with the acceptance. */
  async function acceptance(deathAt: number) {
    const [mara, ivo] = await pair(testDomain);
    await setLinkOf(ivo);
    await inviteTo(mara, ivo);
    const input = { ...act(), inviteId: await waiting(ivo) };
    // A process may take longer to start than an invitation lasts.
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`UPDATE party_invites SET ends_at = now() + interval '1 day' WHERE id = $1`, [input.inviteId]),
    );
    const script = new URL('../mortal-party.ts', import.meta.url);
    const statements = await runMortal(testDomain, script, { input: { characterId: ivo.characterId, input }, deathAt });
    return { mara, ivo, input, statements };
  }

  it(
    'an acceptance whose process is killed changes nothing, and happens once when it is requested again',
    async () => {
      const { statements, ivo: joined } = await acceptance(0);
      expect(await ranks(joined)).toHaveLength(2);
      for (const deathAt of statementsToDieAt(statements ?? 0, deaths)) {
        const { mara, ivo, input, statements: none } = await acceptance(deathAt);
        expect(none).toBeNull();
        expect({ deathAt, ranks: await ranks(ivo) }).toEqual({ deathAt, ranks: [`${ivo.name} leader`] });
        await acceptInvite(ivo.ctx, input);
        await acceptInvite(ivo.ctx, input);
        expect(await ranks(ivo)).toEqual([`${mara.name} leader`, `${ivo.name} member`]);
        await expectSound(testDomain);
      }
    },
    testTimeoutMs,
  );
}
