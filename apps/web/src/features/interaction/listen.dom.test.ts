import { beforeEach, describe, expect, test } from 'vitest';
import { rememberPad, useDeviceStore } from '../../components/controls/device';
import { useTeaching } from '../../components/controls/teaching';
import type { CombatLogEntry, GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import { listenToInteraction } from './listen';

const someone = { id: 1, name: '', content: 'ward_drone', isHostile: true, isSelf: false };
const self = { ...someone, id: 2, content: '', isHostile: false, isSelf: true };
const damage = (changes: Partial<CombatLogEntry>): CombatLogEntry => ({
  atMs: 0,
  what: 'damage',
  source: self,
  target: someone,
  amount: 8,
  critical: false,
  type: 'physical',
  by: 'pistol_rainmaker',
  ...changes,
});

describe('a gamepad that pressed PLAY', () => {
  const enter = () =>
    listenToInteraction({
      game: new Subscriptions<GameEvents>(),
      connection: undefined as never,
      api: undefined as never,
      characterId: '' as never,
    });

  test('has its buttons named in the city, which is another document, and only the first time', () => {
    rememberPad('playstation');
    useDeviceStore.setState(useDeviceStore.getInitialState(), true);
    enter();
    expect(useDeviceStore.getState()).toMatchObject({ used: 'pad', padKind: 'playstation' });
    useDeviceStore.setState(useDeviceStore.getInitialState(), true);
    enter();
    expect(useDeviceStore.getState().used).toBeNull();
  });

  test('gives way to the device that was used meanwhile', () => {
    rememberPad('xbox');
    useDeviceStore.setState({ used: 'keys' });
    enter();
    expect(useDeviceStore.getState().used).toBe('keys');
  });
});

describe('the control that shoots', () => {
  const game = new Subscriptions<GameEvents>();
  listenToInteraction({ game, connection: undefined as never, api: undefined as never, characterId: '' as never });
  const learnt = () => useTeaching.getState().learnt;

  beforeEach(() => {
    localStorage.clear();
    useDeviceStore.setState({ used: 'keys' });
    useTeaching.setState({ taught: ['fire', 'reload'], learnt: [] });
  });

  test('is taught until a shot of the player has hit', () => {
    game.publish('acted', 'fire');
    game.publish('combatLogged', damage({ source: someone, target: self }));
    game.publish('combatLogged', damage({ what: 'dodged' }));
    expect(learnt()).toEqual([]);
    game.publish('combatLogged', damage({}));
    expect(learnt()).toEqual(['keys:fire']);
  });

  test('keeps to itself: another control is learnt at its first use', () => {
    game.publish('acted', 'reload');
    expect(learnt()).toEqual(['keys:reload']);
  });
});
