import { describe, expect, it } from 'vitest';
import { busNameOf, busNames } from './events';

/** What integrators were promised, group by group. */
const promised = [
  'ACCOUNT_CREATED',
  'LOGIN_SUCCESS',
  'LOGOUT',
  'CHARACTER_CREATED',
  'CHARACTER_DELETED',
  'CHARACTER_SWITCHED',
  'LEVEL_UP',
  'ATTRIBUTE_INCREASED',
  'SKILL_INCREASED',
  'COMBAT_STARTED',
  'COMBAT_ENDED',
  'PLAYER_ATTACKED',
  'NPC_DIED',
  'PLAYER_DIED',
  'DAMAGE_DEALT',
  'HEAL_CAST',
  'LOOT_GENERATED',
  'ITEM_PICKED_UP',
  'ITEM_DROPPED',
  'LOOT_ROLL_STARTED',
  'LOOT_ROLL_COMPLETED',
  'QUEST_STARTED',
  'QUEST_COMPLETED',
  'QUEST_FAILED',
  'DIALOGUE_NODE_REACHED',
  'SKILL_CHECK_PASSED',
  'FRIEND_REQUEST_SENT',
  'FRIEND_REQUEST_ACCEPTED',
  'PARTY_CREATED',
  'PARTY_DISBANDED',
  'PLAYER_JOINED_PARTY',
  'GUILD_CREATED',
  'PLAYER_JOINED_GUILD',
  'GUILD_LEVELED_UP',
  'TRADE_COMPLETED',
  'AUCTION_WON',
  'ITEM_SOLD',
  'CURRENCY_GAINED',
  'CURRENCY_SPENT',
  'ZONE_CHANGED',
  'INSTANCE_CREATED',
  'BOSS_SPAWNED',
  'TERRITORY_CAPTURED',
  'FACTION_WAR_STARTED',
  'world.unrest.updates',
];

describe('the bus speaks the names integrators rely on', () => {
  it('maps one event to each promised name and to no other', () => {
    expect(Object.values(busNames).toSorted()).toEqual(promised.toSorted());
  });

  it('gives events that were not promised a name of their own', () => {
    expect(busNameOf('session.revoked')).toBe('SESSION_REVOKED');
    expect(busNameOf('world-state.dawned')).toBe('WORLD_STATE_DAWNED');
  });
});
