import { describe, expect, it } from 'vitest';
import { busNameOf, busNames, type EventName } from './events';

describe('the name of an event on the bus', () => {
  it('is the documented one where that differs from room and action', () => {
    expect(busNameOf('session.started')).toBe('LOGIN_SUCCESS');
    expect(busNameOf('party.player_joined')).toBe('PLAYER_JOINED_PARTY');
    expect(busNameOf('world-state.unrest')).toBe('world.unrest.updates');
  });

  it('is made of room and action where none is documented', () => {
    expect(busNameOf('session.revoked')).toBe('SESSION_REVOKED');
    expect(busNameOf('world-state.dawned')).toBe('WORLD_STATE_DAWNED');
  });

  it('is different for each event', () => {
    const names = Object.keys(busNames) as EventName[];
    expect(new Set(names.map(busNameOf)).size).toBe(names.length);
  });
});
