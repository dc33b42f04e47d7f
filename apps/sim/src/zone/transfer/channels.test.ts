import type { ChatMessage } from '@necp/shared/chat/schema';
import type { ClientMessage } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { sent } from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import { combatantAt } from '../combat/entity';
import { duelSlice } from '../duel/slice';
import type { ZoneInput } from '../inputs';
import { lootSlice } from '../loot/slice';
import { npcSlice } from '../npc/slice';
import type { ZoneOutput } from '../outputs';

const at = (x: number, y: number) => ({ spot: { x, y, facing: 0 } });
const event = (name: ClientMessage['name'], message: object, connectionId = 10): ZoneInput => ({
  kind: 'event',
  connectionId,
  event: { name, message } as ClientMessage,
});
const over = (channel: number, connectionId = 10) => event('zone.change_channel', { channel }, connectionId);
const codes = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'action.rejected' ? [(one.message as { readonly code: string }).code] : [],
  );
const zoneTransfers = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) => (one.kind === 'transfer' ? [one.transfer] : []));
const names = (out: readonly ZoneOutput[]) => zoneTransfers(out).map((transfer) => transfer.entrant.name);
const conversation = { entityId: 1, x: 10, y: 10, npcId: null, object: null, isOpen: true, notifiedConnectionId: 10 };

function scene() {
  const run = runZone({ map: testMap({ townspeopleCount: 0 }) });
  run.step(joinOf(1, 10, at(10, 10)), joinOf(2, 20, at(11, 10)));
  const { state } = run.zone;
  const player = state.players.get(entrant(1).characterId);
  const combatant = player === undefined ? undefined : combatantAt(state, player.entityIndex);
  if (player === undefined || combatant === undefined) throw new Error('nobody is there');
  return { run, state, player, combatant };
}

describe('changing to another channel of the district', () => {
  test('keeps the position, and the player stands still until the answer', () => {
    const { run, player } = scene();
    expect(zoneTransfers(run.step(over(2), over(3)))).toMatchObject([
      { toZone: 'watson', toChannel: 2, toPlace: null, entrant: { spot: { x: 10, y: 10 } } },
    ]);
    expect(player.isInTransfer).toBe(true);
    expect(zoneTransfers(run.step(over(2)))).toEqual([]);
  });

  test('is refused for a channel that does not exist and for the current one', () => {
    const { run } = scene();
    const out = run.step(...[-7, 0, 1_000, 2 ** 40, 1].map((channel) => over(channel)));
    expect([codes(out), zoneTransfers(out)]).toEqual([
      ['zone.no_channel', 'zone.no_channel', 'zone.no_channel', 'zone.no_channel', 'zone.same_channel'],
      [],
    ]);
  });

  test('is refused in combat, while downed, in a duel and in a conversation', () => {
    const { run, state, player, combatant } = scene();
    combatant.inCombat = true;
    expect(codes(run.step(over(2)))).toEqual(['zone.in_fight']);
    combatant.inCombat = false;
    combatant.life = 'downed';
    expect(codes(run.step(over(2)))).toEqual(['zone.down']);
    combatant.life = 'up';
    npcSlice(state).conversations.set(player.characterId, { ...conversation });
    expect(codes(run.step(over(2)))).toEqual(['zone.in_conversation']);
    npcSlice(state).conversations.clear();
    duelSlice(state).duels.push({
      challenger: combatant.id,
      challenged: 99,
      phase: 'countdown',
      endsTick: 1e9,
      x: 10,
      y: 10,
      isStaged: false,
      beaten: null,
      startTick: null,
      outside: new Map(),
    });
    expect(codes(run.step(over(2)))).toEqual(['zone.in_fight']);
  });

  test('has a cooldown of ten seconds after a refusal and after an arrival', () => {
    const { run, player } = scene();
    run.step(over(2));
    run.step({
      kind: 'transfer_rejected',
      characterId: player.characterId,
      epoch: 1,
      rejection: { code: 'zone.no_channel', params: {} },
    });
    expect(codes(run.step(over(2)))).toEqual(['zone.too_soon']);
    run.steps(197);
    expect(codes(run.step(over(2)))).toEqual([]);
    const crossed = entrant(3, at(12, 10));
    run.step({
      kind: 'join',
      connectionId: 30,
      entrant: { ...crossed, vitals: { health: 10, energy: 10, ram: 10, stamina: 10 } },
    });
    expect(codes(run.step(over(2, 30)))).toEqual(['zone.too_soon']);
  });

  test('begins with a list of channels, which is sent at most twice a second', () => {
    const { run } = scene();
    const asks = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind === 'channels_requested').length;
    expect(asks(run.step(...Array.from({ length: 5 }, () => event('zone.channels', {}))))).toBe(1);
    run.steps(9);
    expect(asks(run.step(event('zone.channels', {})))).toBe(1);
  });
});

describe('closing a channel of the district', () => {
  const joinOthers = { kind: 'join_others', most: 20 } as const;

  test('moves players who are not busy, as many at once as ordered', () => {
    const { run } = scene();
    expect(names(run.step({ kind: 'join_others', most: 1 }))).toEqual(['Player 1']);
    expect(names(run.step(joinOthers))).toEqual(['Player 2']);
    expect(names(run.step(joinOthers))).toEqual([]);
  });

  test('waits for players who fight, are downed, talk or are busy otherwise', () => {
    const { run, state, player, combatant } = scene();
    const stays = () => names(run.step(joinOthers)).includes('Player 1');
    run.step(joinOthers, {
      kind: 'transfer_rejected',
      characterId: player.characterId,
      epoch: 1,
      rejection: { code: 'zone.full', params: {} },
    });
    run.step({
      kind: 'transfer_rejected',
      characterId: player.characterId,
      epoch: 1,
      rejection: { code: 'zone.full', params: {} },
    });
    combatant.inCombat = true;
    expect(stays()).toBe(false);
    combatant.inCombat = false;
    npcSlice(state).conversations.set(player.characterId, { ...conversation });
    expect(stays()).toBe(false);
    npcSlice(state).conversations.clear();
    lootSlice(state).drops.set('drop', {
      ownerId: player.characterId,
      ownedUntilMs: state.nowMs + 1_000,
      expiresMs: state.nowMs + 9_000,
      templateId: null,
      rarity: 'common',
      entityIndex: 0,
    });
    expect(stays()).toBe(false);
    lootSlice(state).drops.clear();
    expect(stays()).toBe(true);
  });

  test('waits for disconnected players until they return or are removed', () => {
    const { run } = scene();
    run.step({ kind: 'lost', connectionId: 10 });
    expect(names(run.step(joinOthers))).toEqual(['Player 2']);
  });
});

describe('a zone with several channels', () => {
  const line: ChatMessage = {
    id: 'watson.2.1.1',
    channel: 'zone',
    atMs: 5,
    sender: { characterId: entrant(9).characterId, name: 'Far', entityId: 77 },
    text: 'over here',
  };

  test('shows a message from another channel to all players without storing it again', () => {
    const { run, state } = scene();
    const out = run.step({ kind: 'heard', chatMessage: line, accountId: entrant(9).accountId });
    const heard = { ...line, sender: { ...line.sender, entityId: null } };
    expect(out).toContainEqual({ kind: 'send', connectionIds: [10, 20], name: 'chat.message', message: heard });
    expect(sent(out, 'chat.message')).toHaveLength(1);
    expect(out.some(({ kind }) => kind === 'spoken')).toBe(false);
    expect(state.recentMessages).toEqual([{ chatMessage: heard, accountId: entrant(9).accountId }]);
  });

  test('reports the number of channels with the number of players', () => {
    const { run } = scene();
    run.steps(200);
    const out = [...run.step({ kind: 'channels', count: 2 }), ...run.steps(200)];
    expect(sent(out, 'zone.population')).toEqual([{ population: 2, channels: 2 }]);
  });
});
