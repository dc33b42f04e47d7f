import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CharacterId, ItemTemplateId } from '@necp/shared/kernel';
import type { StartMassInput } from '@necp/shared/mail/schema';
import { stockCatalogue } from '../inventory/catalogue';
import { makeCharacters, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { testTimeoutMs } from '../testing/kills/deaths';
import { findings, firstOf, has, inbox, insideOf, startChits, takeOut, writers } from '../testing/mail';
import { runMortal } from '../testing/mortal';
import type { MailVerb } from '../testing/mortal-mail-verb';
import type { SocialPlayer } from '../testing/social';
import { accountWith, type SignedInAccount } from '../testing/staff';
import { sendMass, sendMasses } from './mass';
import { masses, massCount } from './queries';
import { resumeMass, startMass, stopMass } from './service';

let testDomain: TestDomain;
let admin: SignedInAccount;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 8 });
  await stockCatalogue(testDomain.domain.systemCtx());
  admin = await accountWith(testDomain, ['administrator']);
});
afterAll(async () => {
  expect(await findings(testDomain)).toEqual([]);
  await testDomain.close();
});

const reason = 'a gift after the outage of Friday';
const asked = (over: Partial<StartMassInput> = {}): StartMassInput => ({
  ...{ requestId: newRequestId(), audience: { kind: 'all' }, chits: 25, reason },
  subject: { en: 'Sorry', ru: 'Извините' },
  text: { en: 'The lights were out.', ru: 'Свет погас.' },
  items: [{ templateId: 'stim_night' as ItemTemplateId, quantity: 2 }],
  ...over,
});
const named = (players: readonly SocialPlayer[]) => ({
  kind: 'named' as const,
  names: players.map(({ name }) => name),
});
const act = (massId: string) => ({ requestId: newRequestId(), massId, reason });
const run = (massId: string) => sendMass(testDomain.domain.systemCtx(), massId);

describe('a letter to many players', () => {
  it('brings each of them words in both languages, money and items, once', async () => {
    const [ann, bob] = (await writers(testDomain, 3)) as [SocialPlayer, SocialPlayer];
    const mass = await startMass(admin.ctx, asked({ audience: named([ann, bob]) }));
    expect(mass).toMatchObject({ state: 'running', reached: 0, expected: 2 });
    await Promise.all([run(mass.massId), run(mass.massId), sendMasses(testDomain.domain.systemCtx())]);
    await run(mass.massId);
    const got = await inbox(ann);
    expect(got).toMatchObject([
      { from: { kind: 'system' }, words: { subject: { ru: 'Извините' } }, chits: 25, items: [{ quantity: 2 }] },
    ]);
    await takeOut(ann, firstOf(got).letterId);
    expect(await has(testDomain, ann)).toEqual({ chits: startChits + 25, stims: 7 });
    expect((await masses(admin.ctx, {})).masses[0]).toMatchObject({ state: 'done', reached: 2, reason });
  });

  it('is stopped and goes on with those who have not got it', async () => {
    const [ann] = (await writers(testDomain, 1)) as [SocialPlayer];
    const { massId } = await startMass(admin.ctx, asked({ audience: named([ann]), chits: 0, items: [] }));
    await stopMass(admin.ctx, act(massId));
    await run(massId);
    expect(await inbox(ann)).toEqual([]);
    await expect(stopMass(admin.ctx, act(massId))).rejects.toMatchObject({ code: 'mail.mass_over' });
    await resumeMass(admin.ctx, act(massId));
    await run(massId);
    expect(await inbox(ann)).toHaveLength(1);
    await expect(resumeMass(admin.ctx, act(massId))).rejects.toMatchObject({ code: 'mail.mass_over' });
    const acts = await testDomain.domain.systemCtx().db.auditLogEntry.findMany({ where: { actorId: admin.accountId } });
    expect(acts.map((one) => one.act)).toEqual(
      expect.arrayContaining(['mail.mass_started', 'mail.mass_stopped', 'mail.mass_resumed']),
    );
  });

  it('is for administrators, with items that exist, and for at least one player', async () => {
    const [ann] = (await writers(testDomain, 1)) as [SocialPlayer];
    const moderator = await accountWith(testDomain, ['moderator']);
    for (const { ctx } of [ann, moderator]) {
      await expect(startMass(ctx, asked())).rejects.toMatchObject({ code: 'kernel.not_permitted' });
      await expect(masses(ctx, {})).rejects.toMatchObject({ code: 'kernel.not_permitted' });
      await expect(massCount(ctx, { audience: { kind: 'all' } })).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const items = (templateId: string, quantity: number) => ({
      items: [{ templateId: templateId as ItemTemplateId, quantity }],
    });
    for (const wrong of [items('no_such', 1), items('pistol_lantern', 13)])
      await expect(startMass(admin.ctx, asked(wrong))).rejects.toMatchObject({ code: 'mail.no_such_item' });
    await expect(
      startMass(admin.ctx, asked({ audience: { kind: 'named', names: ['Nobody Here'] } })),
    ).rejects.toMatchObject({ code: 'mail.no_audience' });
    expect((await massCount(admin.ctx, { audience: { kind: 'level', from: 900, to: 1_000 } })).players).toBe(0);
  });

  it(
    'reaches each player once although its process is killed twice',
    async () => {
      const many = await makeCharacters(testDomain.databaseUrl, 60);
      // Two characters of one account: the letter comes to one of them.
      await withClient(testDomain.ownerUrl, (client) =>
        client.query('UPDATE characters SET account_id = $1 WHERE id = $2', [many[0], many[1]]),
      );
      const { massId, expected } = await startMass(admin.ctx, asked({ chits: 1 }));
      const input = { verb: 'mass', letterId: massId } as Partial<MailVerb>;
      const die = (deathAt: number) =>
        runMortal(testDomain, new URL('../testing/mortal-mail-verb.ts', import.meta.url), { input, deathAt });
      expect(await die(40)).toBeNull();
      expect(await die(450)).toBeNull();
      await Promise.all([run(massId), run(massId)]);
      const { db } = testDomain.domain.systemCtx();
      const letters = await db.letter.findMany({ where: { massId } });
      expect(letters).toHaveLength(expected);
      expect(new Set(letters.map(({ receiverAccountId }) => receiverAccountId)).size).toBe(expected);
      const mine = new Set<CharacterId>(many);
      const theirs = letters.filter(({ receiverId }) => mine.has(receiverId as CharacterId));
      expect(theirs).toHaveLength(59);
      for (const { id } of theirs.slice(0, 5)) expect(await insideOf(testDomain, id)).toEqual({ chits: 1, stims: 2 });
    },
    testTimeoutMs,
  );
});
