import { tradeReach } from '@necp/shared/trade/rules';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { encounterFor } from '../combat/damage/encounters';
import { combatantOf } from '../combat/entity';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';
import { watchTicks } from '../transfer/transfer';
import { tradeSlice } from './slice';

const tradeId = '018f3c1e-0000-7000-8000-000000000001';
const [ann, bob] = [entrant(1), entrant(2)];
const event = (name: string, message: object, connectionId: number): ZoneInput =>
  ({ kind: 'event', connectionId, event: { name, message } }) as ZoneInput;
const kinds = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind.startsWith('trade_'));
const codes = (out: readonly ZoneOutput[]) => out.flatMap((one) => (one.kind === 'rejected' ? [one.what] : []));
const answered: ZoneInput = {
  ...{ kind: 'trade_answered', tradeId, characterId: bob.characterId, toId: ann.characterId, rejection: null },
};

/** Two players so many metres apart. */
function apart(metres: number) {
  const run = runZone();
  run.step(
    joinOf(1, 10, { spot: { x: 8, y: 8, facing: 0 } }),
    joinOf(2, 20, { spot: { x: 8 + metres, y: 8, facing: 0 } }),
  );
  return run;
}

/** Two players who trade. */
function trading() {
  const run = apart(3);
  run.step(answered);
  return { run, watched: () => run.steps(watchTicks) };
}

describe('asking to trade', () => {
  test('goes to the domain under the epochs of both, by a name in any case', () => {
    const asked = kinds(apart(3).step(event('trade.ask', { name: bob.name.toUpperCase() }, 10)));
    expect(asked).toMatchObject([
      { kind: 'trade_ask', characterId: ann.characterId, epoch: 1, to: { characterId: bob.characterId, epoch: 1 } },
    ]);
  });

  test('is refused out of reach like an unknown name, and to oneself', () => {
    const far = apart(tradeReach + 1);
    expect(codes(far.step(event('trade.ask', { name: bob.name }, 10)))).toEqual(['trade.ask:trade.too_far']);
    expect(codes(far.step(event('trade.ask', { name: 'Nobody' }, 10)))).toEqual(['trade.ask:trade.too_far']);
    expect(codes(far.step(event('trade.ask', { name: ann.name }, 10)))).toEqual(['trade.ask:trade.yourself']);
  });

  test('waits for the answer to the one before, and says why it was refused', () => {
    const run = apart(3);
    const ask = event('trade.ask', { name: bob.name }, 10);
    run.step(ask);
    expect(codes(run.step(ask))).toEqual(['trade.ask:trade.still_asking']);
    const refused = run.step({
      ...{ kind: 'trade_asked', characterId: ann.characterId, toId: bob.characterId, tradeId: null, isOpen: false },
      rejection: { code: 'trade.partner_busy', params: {} },
    });
    expect(codes(refused)).toEqual(['trade.ask:trade.partner_busy']);
    expect(kinds(run.step(ask))).toHaveLength(1);
  });
});

describe('accepting', () => {
  const asked: ZoneInput = {
    ...{ kind: 'trade_asked', characterId: ann.characterId, toId: bob.characterId, tradeId, isOpen: false },
    rejection: null,
  };
  const accept = (connectionId: number) => event('trade.accept', { tradeId }, connectionId);

  test('is asked of the domain for the one who was asked, and for no other player', () => {
    const run = apart(3);
    run.step(asked);
    expect(codes(run.step(accept(10)))).toEqual(['trade.accept:trade.ask_gone']);
    expect(kinds(run.step(accept(20)))).toMatchObject([
      { kind: 'trade_accept', tradeId, characterId: bob.characterId, to: { characterId: ann.characterId } },
    ]);
  });

  test('is refused when the two have walked apart', () => {
    const run = apart(3);
    run.step(asked);
    run.zone.state.x[run.zone.state.players.get(bob.characterId)?.entityIndex ?? 0] = 8 + tradeReach + 1;
    expect(codes(run.step(accept(20)))).toEqual(['trade.accept:trade.too_far']);
  });
});

describe('a trade ends, once,', () => {
  const reasons = (out: readonly ZoneOutput[]) =>
    out.flatMap((one) => (one.kind === 'trade_break' ? [one.reason] : []));

  test('when one walks away', () => {
    const { run, watched } = trading();
    expect(reasons(watched())).toEqual([]);
    run.zone.state.x[run.zone.state.players.get(bob.characterId)?.entityIndex ?? 0] = 8 + tradeReach + 1;
    expect(reasons([...watched(), ...watched()])).toEqual(['walked_away']);
  });

  test('when one loses the connection', () => {
    const { run, watched } = trading();
    run.step({ kind: 'lost', connectionId: 20 } as never);
    expect(reasons([...watched(), ...watched()])).toEqual(['disconnected']);
  });

  const fighter = ({ zone: { state } }: ReturnType<typeof apart>, { characterId }: typeof bob) => {
    const player = state.players.get(characterId);
    const combatant = player === undefined ? null : combatantOf(state, player);
    if (combatant === null) throw new Error('the player has no combatant');
    return combatant;
  };

  test('when one is in a fight', () => {
    const { run, watched } = trading();
    encounterFor(run.zone.state, null, fighter(run, bob));
    expect(reasons([...watched(), ...watched()])).toEqual(['fight']);
  });

  test('when one is down', () => {
    const { run, watched } = trading();
    Object.assign(fighter(run, ann), { life: 'downed', health: 0, downedTick: run.zone.state.tick });
    expect(reasons([...watched(), ...watched()])).toEqual(['died']);
  });

  test('when one leaves the zone', () => {
    const { run } = trading();
    expect(reasons(run.step({ kind: 'stale', characterId: ann.characterId, epoch: 1 }))).toEqual(['left']);
    expect(tradeSlice(run.zone.state).open.size).toBe(0);
  });
});
