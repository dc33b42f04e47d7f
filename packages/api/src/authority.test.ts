import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { stockCatalogue } from '@necp/domain/inventory/catalogue';
import { grant, openContainers } from '@necp/domain/inventory/steps';
import { inTx } from '@necp/domain/kernel';
import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { newcomer } from '@necp/domain/testing/players';
import { defaultSettings } from '@necp/shared/settings/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter, createCaller } from './root';
import { hasPermission, permissions, type Permission } from '@necp/shared/role/permissions';
import { accessOf, asksOfOwner, AuthorityCallers } from './testing/authority-callers';
import {
  asking,
  forAll,
  notHere,
  nothing,
  ownOnly,
  playing,
  rolesAs,
  signedIn,
  type Cases,
  type World,
} from './testing/authority-cases';
import { contextAs, freshName, person } from './testing/people';

const noSuchItem = notHere('inventory.no_such_item');
const email = () => `${randomUUID()}@necp.test`;
const character = ({ owner }: World) => ({ requestId: newRequestId(), characterId: owner.characterId });
const place = { kind: 'bag', slot: 3 };
const folder = new URL('./testing/authority/', import.meta.url);
const ofRooms: Cases[] = await Promise.all(
  readdirSync(folder).map(async (file) => ((await import(new URL(file, folder).href)) as { cases: Cases }).cases),
);

/** Every procedure of the API; a procedure that is neither here nor in its room's file fails the test. */
const cases: Cases = {
  ...Object.assign({}, ...ofRooms),
  'account.me': { ask: nothing, answers: signedIn },
  'account.register': {
    ask: () => ({ email: email(), password: 'rain-on-neon', locale: 'en' }),
    answers: forAll('ok'),
  },
  'account.signIn': {
    ask: () => ({ email: email(), password: 'rain-on-neon' }),
    answers: forAll('account.wrong_credentials'),
  },
  'account.playAsGuest': { ask: () => ({ locale: 'en' }), answers: forAll('ok') },
  'account.verifyEmail': {
    ask: () => ({ token: 'x'.repeat(43), password: 'rain-on-neon' }),
    answers: forAll('account.link_invalid'),
  },
  'account.requestPasswordReset': { ask: () => ({ email: email(), locale: 'en' }), answers: forAll('ok') },
  'account.resetPassword': {
    ask: () => ({ token: 'x'.repeat(43), newPassword: 'acid-rain-2077' }),
    answers: forAll('account.link_invalid'),
  },
  'account.bindGuest': {
    ask: () => ({ requestId: newRequestId(), email: email(), password: 'rain-on-neon', locale: 'en' }),
    answers: { ...forAll('account.already_bound'), anonymous: 'session.required', guest: 'ok' },
  },
  'account.changePassword': {
    ask: () => ({
      requestId: newRequestId(),
      currentPassword: 'not-this-one',
      newPassword: 'acid-rain-2077',
      locale: 'en',
    }),
    answers: {
      ...forAll('account.wrong_password'),
      anonymous: 'session.required',
      guest: 'account.guest_has_no_password',
    },
  },
  'account.devEmails': { ask: nothing, answers: forAll('account.dev_pages_off') },
  'character.list': { ask: nothing, answers: signedIn },
  'character.checkName': { ask: () => ({ name: 'Somebody' }), answers: signedIn },
  'character.proposeNames': { ask: () => ({ locale: 'en' }), answers: signedIn },
  'character.create': { ask: () => newcomer(freshName()), answers: signedIn },
  'character.delete': { ask: character, answers: ownOnly('character.not_found') },
  'character.restore': {
    ask: character,
    answers: { ...ownOnly('character.not_found'), owner: 'character.not_deleted' },
  },
  'character.remake': {
    ask: (world) => ({ ...character(world), name: freshName(), classId: 'bouncer', look: newcomer('Anyone').look }),
    answers: ownOnly('character.not_found'),
  },
  'character.enter': { ask: character, answers: ownOnly('character.not_found') },
  'character.profile': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'inventory.shown': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'reputation.shown': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'quest.shown': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'combat.shown': { ask: () => ({ name: 'Nobodyatall' }), answers: forAll('character.not_found') },
  'chat.history': { ask: () => ({ zoneId: 'watson' }), answers: signedIn },
  'combat.sheet': { ask: nothing, answers: playing },
  'combat.encounters': { ask: nothing, answers: playing },
  'combat.log': {
    ask: () => ({ encounterId: randomUUID() }),
    answers: { ...forAll('combat.no_such_encounter'), anonymous: 'session.required', guest: 'character.required' },
  },
  'inventory.outfits': { ask: nothing, answers: signedIn },
  'inventory.view': { ask: nothing, answers: playing },
  'inventory.move': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), to: place }),
    answers: noSuchItem,
  },
  'inventory.split': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), quantity: 1, to: place }),
    answers: noSuchItem,
  },
  'inventory.merge': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), intoId: randomUUID() }),
    answers: noSuchItem,
  },
  'inventory.destroy': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), quantity: 1 }),
    answers: noSuchItem,
  },
  'inventory.sort': { ask: () => ({ requestId: newRequestId(), by: 'kind' }), answers: playing },
  'inventory.lock': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), isLocked: true }),
    answers: noSuchItem,
  },
  'inventory.markJunk': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), isJunk: true }),
    answers: noSuchItem,
  },
  'inventory.equip': { ask: () => ({ requestId: newRequestId(), itemId: randomUUID() }), answers: noSuchItem },
  'inventory.unequip': { ask: () => ({ requestId: newRequestId(), itemId: randomUUID() }), answers: noSuchItem },
  'inventory.insertMod': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), modItemId: randomUUID(), socket: 0 }),
    answers: noSuchItem,
  },
  'inventory.repair': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), toolItemId: randomUUID() }),
    answers: noSuchItem,
  },
  'progression.view': { ask: nothing, answers: playing },
  'progression.spendAttribute': {
    ask: () => ({ requestId: newRequestId(), attribute: 'body' }),
    answers: {
      ...forAll('progression.no_attribute_points'),
      anonymous: 'session.required',
      guest: 'character.required',
    },
  },
  'progression.spendPerk': {
    ask: () => ({ requestId: newRequestId(), node: 'line_curtain' }),
    answers: { ...forAll('progression.level_too_low'), anonymous: 'session.required', guest: 'character.required' },
  },
  'progression.respec': {
    ask: () => ({ requestId: newRequestId(), agreedChits: 0 }),
    answers: { ...forAll('progression.nothing_to_forget'), anonymous: 'session.required', guest: 'character.required' },
  },
  'progression.wearTitle': { ask: () => ({ requestId: newRequestId(), key: null }), answers: playing },
  'npc.view': { ask: nothing, answers: playing },
  'quest.log': { ask: nothing, answers: playing },
  'quest.conversation': { ask: nothing, answers: playing },
  'quest.choose': {
    ask: () => ({ requestId: newRequestId(), conversationId: randomUUID(), nodeId: 'wall', choice: 0 }),
    answers: notHere('quest.not_talking'),
  },
  'quest.closeConversation': { ask: () => ({ requestId: newRequestId() }), answers: playing },
  'quest.abandon': {
    ask: () => ({ requestId: newRequestId(), questId: 'the_toll' }),
    answers: notHere('quest.not_active'),
  },
  'quest.skip': {
    ask: () => ({ requestId: newRequestId(), questId: 'the_toll' }),
    answers: notHere('quest.not_active'),
  },
  'quest.track': { ask: () => ({ requestId: newRequestId(), questId: null }), answers: playing },
  'quest.claimReward': {
    ask: () => ({ requestId: newRequestId(), questId: 'the_toll', item: 'torso_tire_vest' }),
    answers: notHere('quest.no_reward'),
  },
  'worldEvent.view': { ask: nothing, answers: playing },
  'realm.status': { ask: nothing, answers: forAll('ok') },
  'reputation.view': { ask: nothing, answers: playing },
  'session.list': { ask: nothing, answers: signedIn },
  'session.revoke': {
    ask: ({ owner }) => ({ requestId: newRequestId(), sessionId: owner.actor.sessionId }),
    answers: ownOnly('session.not_found'),
  },
  'session.signOut': { ask: () => ({ requestId: newRequestId() }), answers: signedIn },
  'session.signOutEverywhere': { ask: () => ({ requestId: newRequestId() }), answers: signedIn },
  'settings.view': { ask: nothing, answers: signedIn },
  'settings.save': { ask: () => ({ requestId: newRequestId(), settings: defaultSettings('en') }), answers: signedIn },
  'settings.chooseLanguage': { ask: () => ({ requestId: newRequestId(), language: 'ru' }), answers: forAll('ok') },
  'worldState.view': { ask: nothing, answers: forAll('ok') },
  'loot.audit': { ask: () => ({}), answers: playing },
  'loot.filter': { ask: nothing, answers: playing },
  'loot.saveFilter': {
    ask: () => ({
      requestId: newRequestId(),
      filter: { isOn: true, minRarity: 'common', kinds: ['mod'], withChits: true },
    }),
    answers: playing,
  },
  'loot.openCache': { ask: () => ({ requestId: newRequestId(), itemId: randomUUID() }), answers: noSuchItem },
  'vendor.counter': { ask: () => ({ vendorId: 'marta' }), answers: playing },
  'vendor.buy': {
    ask: () => ({
      requestId: newRequestId(),
      vendorId: 'marta',
      templateId: 'food_dumplings',
      quantity: 1,
      priceChits: 99,
    }),
    answers: notHere('vendor.not_here'),
  },
  'vendor.sell': {
    ask: () => ({ requestId: newRequestId(), vendorId: 'marta', itemId: randomUUID(), quantity: 1 }),
    answers: notHere('vendor.not_here'),
  },
  'vendor.sellJunk': {
    ask: () => ({ requestId: newRequestId(), vendorId: 'marta' }),
    answers: notHere('vendor.not_here'),
  },
  'vendor.buyBack': {
    ask: () => ({ requestId: newRequestId(), vendorId: 'marta', itemId: randomUUID() }),
    answers: notHere('vendor.not_here'),
  },
  'vendor.repair': {
    ask: () => ({ requestId: newRequestId(), vendorId: 'marta', itemId: null }),
    answers: notHere('vendor.not_here'),
  },
  'wallet.view': { ask: nothing, answers: playing },
};

let testDomain: TestDomain;
let callers: AuthorityCallers;
beforeAll(async () => {
  testDomain = await openTestDomain({
    poolMax: 10,
    config: { devPages: false, smtpUrl: 'smtp://127.0.0.1:9' },
  });
  callers = new AuthorityCallers(testDomain, cases);
});
afterAll(() => testDomain.close());

const everyCall = Object.keys(cases).flatMap((path) => asking.map((role) => [path, role] as const));

describe('every procedure', () => {
  it('is in the table of permissions', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
  });

  it.each(Object.keys(cases))('%s refuses by the access that it declares', (path) => {
    const access = accessOf(path);
    const { answers } = cases[path] ?? {};
    if (access !== 'anyone') expect(answers?.anonymous).toBe('session.required');
    if (access === 'character') expect(answers?.guest).toBe('character.required');
    const isStaffOnly = Object.hasOwn(permissions, access);
    for (const role of asking.filter((one) => one !== 'anonymous')) {
      const isRefused = isStaffOnly && !hasPermission(rolesAs[role], access as Permission);
      expect(answers?.[role] === 'kernel.not_permitted').toBe(isRefused);
    }
  });

  it.each(everyCall)('%s answers the %s as the table says, in a batch and by REST', async (path, role) => {
    for (const door of ['batch', 'rest'] as const) {
      const { outcome, said, world } = await callers.call(door, { path, role });
      expect(outcome).toBe(cases[path]?.answers[role]);
      if (role === 'owner') continue;
      const { owner } = world;
      const access = accessOf(path);
      const mayKnow = Object.hasOwn(permissions, access) && hasPermission(rolesAs[role], access as Permission);
      const ids = mayKnow ? [] : [owner.actor.accountId, owner.actor.sessionId, owner.characterId];
      for (const secret of [...ids, owner.token]) expect(said).not.toContain(secret);
    }
  });

  it.each(everyCall.filter(([path]) => asksOfOwner(cases[path])))(
    '%s answers the %s about ids that do not exist as about those of someone else',
    async (path, role) => {
      const { outcome } = await callers.call('batch', { path, role, about: 'unknown' });
      const { answers, unknown = {} } = cases[path] ?? {};
      expect(outcome).toBe(unknown[role] ?? answers?.[role === 'owner' ? 'other' : role]);
    },
  );
});

describe('an item of another player', () => {
  it('is answered as if it did not exist, and is not moved', async () => {
    const [owner, who] = await Promise.all([1, 2].map(() => person(testDomain, { isGuest: false, plays: true })));
    const ctx = testDomain.domain.systemCtx();
    await stockCatalogue(ctx);
    const { id: templateId } = await ctx.db.itemTemplate.findFirstOrThrow();
    const characterId = owner?.characterId ?? ('' as never);
    await inTx(ctx, async (tx) => {
      await openContainers(tx, { characterId });
      await grant(tx, { characterId, templateId: templateId as never, quantity: 1, reason: 'inventory.test' });
    });
    const item = await ctx.db.characterItem.findFirstOrThrow({ where: { container: { characterId } } });
    const itemId = item.id as never;
    const thief = createCaller(contextAs(testDomain, who?.actor ?? null));
    const requestId = newRequestId;
    for (const theft of [
      () => thief.inventory.destroy({ requestId: requestId(), itemId, quantity: 1 }),
      () => thief.inventory.split({ requestId: requestId(), itemId, quantity: 1, to: { kind: 'bag', slot: 0 } }),
      () => thief.inventory.move({ requestId: requestId(), itemId, to: { kind: 'bag', slot: 0 } }),
    ])
      await expect(theft()).rejects.toMatchObject({ message: 'inventory.no_such_item' });
    expect(await ctx.db.characterItem.findFirst({ where: { id: item.id } })).toEqual(item);
  });
});
