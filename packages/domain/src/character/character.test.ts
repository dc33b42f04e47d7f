import { nameIdeas, npcs } from '@necp/content/server';
import { nameSkeleton, startingSlots } from '@necp/shared/character/rules';
import { classIds } from '@necp/shared/character/schema';
import { dayMs, FixedClock } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterWorld } from '../realm/service';
import { inTx } from '../kernel';
import { saveSettings } from '../settings/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { ctxOfToken, guest, newcomer, refusal } from '../testing/players';
import { playAsGuest } from '../account/service';
import { strangerCtx, userAgent } from '../testing/players';
import { defaultSettings } from '@necp/shared/settings/rules';
import { jobs } from './jobs';
import { listeners } from './listeners';
import { proposeNames } from './names';
import { characterList, nameCheck, profile } from './queries';
import { createCharacter, deleteCharacter, remakeCharacter, restoreCharacter } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

const ref = (characterId: string) => ({ requestId: newRequestId(), characterId: characterId as never });
const fulfilled = <T>(answers: readonly PromiseSettledResult<T>[]) =>
  answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
const codes = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []));

describe('a new character', () => {
  it('is created once, however often the same request comes', async () => {
    const ctx = await guest(testDomain);
    const request = newcomer('Ravna');
    const answers = await Promise.all(Array.from({ length: 10 }, () => createCharacter(ctx, request)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await characterList(ctx)).toMatchObject({
      slots: startingSlots,
      freeSlots: startingSlots - 1,
      characters: [{ name: 'Ravna', level: 1, zoneId: 'night_clinic' }],
    });
    await expect(createCharacter(ctx, { ...request, name: 'Other' })).rejects.toMatchObject({
      code: 'kernel.request_reused',
    });
  });

  it('emits one event', async () => {
    const ctx = await guest(testDomain);
    const { id } = await createCharacter(ctx, newcomer('Factual'));
    const events = await ctx.db.outboxEvent.findMany({ where: { name: 'character.created', key: id } });
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toMatchObject({ characterId: id, accountId: ctx.actor.accountId, name: 'Factual' });
  });

  it('reserves its name against other players who want it or one that looks the same', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => guest(testDomain)));
    const names = ['Mako', 'MAKO', 'mako', 'Мако', "Ma'ko", 'МАКО'];
    const answers = await Promise.allSettled(
      people.map((ctx, index) => createCharacter(ctx, newcomer(names[index] ?? ''))),
    );
    expect(fulfilled(answers)).toHaveLength(1);
    expect(codes(answers)).toEqual(Array.from({ length: 5 }, () => 'character.name_taken'));
    expect(await nameCheck(await guest(testDomain), { name: 'Mаko'.replace('а', 'a') })).toMatchObject({
      isFree: false,
      code: 'character.name_taken',
    });
  });

  it('takes the last slot once when several requests come at once', async () => {
    const ctx = await guest(testDomain);
    for (let made = 1; made < startingSlots; made += 1) await createCharacter(ctx, newcomer(`Slot ${'abcd'[made]}aa`));
    const answers = await Promise.allSettled(
      ['Lastone', 'Lasttwo', 'Lastthree'].map((name) => createCharacter(ctx, newcomer(name))),
    );
    expect(fulfilled(answers)).toHaveLength(1);
    expect(codes(answers)).toEqual(['character.no_free_slot', 'character.no_free_slot']);
    expect(await characterList(ctx)).toMatchObject({ freeSlots: 0 });
    expect(await ctx.db.character.count({ where: { accountId: ctx.actor.accountId } })).toBe(startingSlots);
  });

  it('is refused with a bad name or points that do not add up, and nothing of it is stored', async () => {
    const ctx = await guest(testDomain);
    await expect(createCharacter(ctx, newcomer('Al'))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'character.name_too_short',
    });
    await expect(createCharacter(ctx, newcomer('Admin'))).rejects.toMatchObject({ code: 'character.name_reserved' });
    await expect(
      createCharacter(ctx, {
        ...newcomer('Greedy'),
        attributes: { body: 20, reflex: 20, tech: 20, intellect: 20, cool: 20 },
      }),
    ).rejects.toMatchObject({ code: 'character.attribute_sum' });
    expect((await characterList(ctx)).characters).toEqual([]);
  });
});

describe('the mirror', () => {
  it('changes face, name and class while the character is at level 1', async () => {
    const ctx = await guest(testDomain);
    const { id, look, attributes } = await createCharacter(ctx, newcomer('Sable'));
    const request = {
      requestId: newRequestId(),
      characterId: id,
      name: 'Umber',
      look: { ...look, hair: 0 },
      classId: 'welder' as const,
    };
    const remade = await remakeCharacter(ctx, request);
    expect(remade).toMatchObject({ id, name: 'Umber', classId: 'welder' });
    expect(remade.attributes).not.toEqual(attributes);
    expect(await remakeCharacter(ctx, request)).toEqual(remade);
    await inTx(testDomain.domain.systemCtx(), (tx) => tx.character.update({ where: { id }, data: { level: 2 } }));
    await expect(remakeCharacter(ctx, { ...request, requestId: newRequestId() })).rejects.toMatchObject({
      code: 'character.already_grown',
    });
  });

  it('refuses the name of another character and the character of another account', async () => {
    const ctx = await guest(testDomain);
    const other = await createCharacter(ctx, newcomer('Cinder'));
    const { id, look } = await createCharacter(await guest(testDomain), newcomer('Ember'));
    const request = { characterId: other.id, name: 'Ember', look, classId: 'bouncer' as const };
    await expect(remakeCharacter(ctx, { ...request, requestId: newRequestId() })).rejects.toMatchObject({
      code: 'character.name_taken',
    });
    await expect(
      remakeCharacter(ctx, { ...request, requestId: newRequestId(), characterId: id, name: 'Free Name' }),
    ).rejects.toMatchObject({ code: 'character.not_found' });
  });
});

describe('every class', () => {
  it.each(classIds)('can be chosen at creation and at the mirror: %s', async (classId) => {
    const ctx = await guest(testDomain);
    expect(await createCharacter(ctx, { ...newcomer(`Made ${classId}`), classId })).toMatchObject({ classId });
    const { id, look, name } = await createCharacter(ctx, newcomer(`Remade ${classId}`));
    const request = { requestId: newRequestId(), characterId: id, look, name, classId };
    expect(await remakeCharacter(ctx, request)).toMatchObject({ classId });
  });
});

describe('a deleted character', () => {
  it('frees its slot, keeps its name for a week and can be restored unchanged', async () => {
    const ctx = await guest(testDomain);
    const made = await createCharacter(ctx, newcomer('Returner'));
    const gone = await deleteCharacter(ctx, ref(made.id));
    expect(gone.restorableUntil?.getTime()).toBe(clock.nowMs() + 7 * dayMs);
    expect((await characterList(ctx)).freeSlots).toBe(startingSlots);
    await expect(createCharacter(await guest(testDomain), newcomer('Returner'))).rejects.toMatchObject({
      code: 'character.name_taken',
    });
    await expect(deleteCharacter(ctx, ref(made.id))).rejects.toMatchObject({ code: 'character.deleted' });
    expect(await restoreCharacter(ctx, ref(made.id))).toEqual(made);
    await expect(restoreCharacter(ctx, ref(made.id))).rejects.toMatchObject({ code: 'character.not_deleted' });
  });

  it('is deleted permanently after a week, and frees its name', async () => {
    const ctx = await guest(testDomain);
    const made = await createCharacter(ctx, newcomer('Forgotten'));
    await deleteCharacter(ctx, ref(made.id));
    clock.advance(7 * dayMs);
    await expect(restoreCharacter(ctx, ref(made.id))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'character.restore_over',
    });
    await jobs[0]?.run(testDomain.domain.systemCtx(), {});
    expect((await characterList(ctx)).characters).toEqual([]);
    expect((await createCharacter(await guest(testDomain), newcomer('Forgotten'))).name).toBe('Forgotten');
  });

  it('keeps one consistent state when it is deleted, restored and entered at once', async () => {
    const ctx = await guest(testDomain);
    const made = await createCharacter(ctx, newcomer('Torn'));
    for (let round = 0; round < 20; round += 1) {
      await Promise.allSettled([
        deleteCharacter(ctx, ref(made.id)),
        enterWorld(ctx, ref(made.id)),
        restoreCharacter(ctx, ref(made.id)),
        enterWorld(ctx, ref(made.id)),
      ]);
      const row = await ctx.db.character.findUniqueOrThrow({ where: { id: made.id }, include: { slot: true } });
      const session = await ctx.db.session.findUniqueOrThrow({ where: { id: ctx.actor.sessionId } });
      expect(row.slot === null).toBe(row.deletedAt !== null);
      if (row.deletedAt !== null) expect(session.characterId).toBeNull();
    }
  });

  it('is deleted with the account of an idle guest', async () => {
    const ctx = await guest(testDomain);
    const made = await createCharacter(ctx, newcomer('Leaver'));
    const event = {
      id: made.id,
      name: 'account.closed',
      busName: 'ACCOUNT_CLOSED',
      version: 1,
      at: '2077-01-01T00:00:00Z',
      key: '',
      actorId: null,
      correlationId: '',
      payload: { accountId: ctx.actor.accountId, reason: 'guest_idle' },
    };
    for (let heard = 0; heard < 2; heard += 1)
      await inTx(testDomain.domain.systemCtx(), async (tx) => listeners[0]?.run(tx, event));
    expect((await characterList(ctx)).freeSlots).toBe(startingSlots);
    expect(await ctx.db.outboxEvent.count({ where: { name: 'character.deleted', key: made.id } })).toBe(1);
  });
});

describe('a character of another account', () => {
  it('cannot be deleted, restored or entered, and its existence is not revealed', async () => {
    const owner = await guest(testDomain);
    const made = await createCharacter(owner, newcomer('Private'));
    const thief = await guest(testDomain);
    const unknown = await deleteCharacter(thief, ref('00000000-0000-7000-8000-000000000000')).catch(refusal);
    for (const verb of [deleteCharacter, restoreCharacter, enterWorld])
      expect(await verb(thief, ref(made.id)).catch(refusal)).toEqual(unknown);
    expect((await characterList(owner)).characters[0]?.deletedAt).toBeNull();
  });
});

describe('entering the city', () => {
  it('binds the session to the character and emits one event for a switch', async () => {
    const { token } = await playAsGuest(strangerCtx(testDomain), { locale: 'en', userAgent });
    const ctx = await ctxOfToken(testDomain, token);
    const made = await createCharacter(ctx, newcomer('Enterer'));
    const first = await enterWorld(ctx, ref(made.id));
    const second = await enterWorld(ctx, ref(made.id));
    expect(first.ticket).not.toBe(second.ticket);
    expect(first.simUrl).toBe('http://localhost:3001');
    expect(await ctx.db.outboxEvent.count({ where: { name: 'character.switched', key: ctx.actor.accountId } })).toBe(1);
    expect((await ctxOfToken(testDomain, token)).actor.characterId).toBe(made.id);
  });
});

describe('a character profile', () => {
  it('is public until its owner hides it', async () => {
    const owner = await guest(testDomain);
    await createCharacter(owner, newcomer('Famous'));
    const stranger = strangerCtx(testDomain);
    expect(await profile(stranger, { name: 'fAMOUS' })).toMatchObject({ name: 'Famous', level: 1, online: false });
    const defaults = defaultSettings('en');
    const settings = { ...defaults, privacy: { ...defaults.privacy, profile: 'nobody', presence: 'nobody' } as const };
    await saveSettings(owner, { requestId: newRequestId(), settings });
    const hidden = await profile(stranger, { name: 'Famous' }).catch(refusal);
    expect(hidden).toEqual(await profile(stranger, { name: 'Nobody' }).catch(refusal));
    expect((await profile(owner, { name: 'Famous' })).name).toBe('Famous');
  });
});

describe('a proposed name', () => {
  it('is free and allowed, also when all single words are taken', async () => {
    const ctx = await guest(testDomain);
    for (const locale of ['en', 'ru'] as const) {
      const before = (await proposeNames(ctx, { locale })).names;
      expect(before).toHaveLength(6);
      expect(before.every((name) => /^\p{L}+$/u.test(name))).toBe(true);
      for (const name of nameIdeas[locale])
        await createCharacter(await guest(testDomain), newcomer(name)).catch((error: unknown) =>
          expect(error).toMatchObject({ code: 'character.name_taken' }),
        );
      const { names } = await proposeNames(ctx, { locale });
      expect(new Set(names.map(nameSkeleton)).size).toBe(6);
      for (const name of names) {
        expect(name).toMatch(/ /);
        expect(await nameCheck(ctx, { name })).toMatchObject({ isFree: true });
        await createCharacter(await guest(testDomain), newcomer(name));
      }
    }
  });

  it('contains no first name, surname or other word of the name of a person in the city', async () => {
    const people = new Set(
      npcs.flatMap(({ name }) => Object.values(name)).flatMap((name) => name.split(/[\s-]+/).map(nameSkeleton)),
    );
    expect(nameIdeas.en.concat(nameIdeas.ru).filter((name) => people.has(nameSkeleton(name)))).not.toEqual([]);
    const ctx = await guest(testDomain);
    for (const locale of ['en', 'ru'] as const)
      for (let count = 0; count < 8; count++) {
        const { names } = await proposeNames(ctx, { locale });
        expect(names.flatMap((name) => name.split(' ')).filter((word) => people.has(nameSkeleton(word)))).toEqual([]);
      }
  });
});
