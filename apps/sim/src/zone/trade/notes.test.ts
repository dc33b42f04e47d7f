import { tickHz } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { event, rejections, sent, who } from '../../testing/rooms-scene';
import { joinOf, runZone } from '../../testing/run-zone';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';
import { tradeSlice } from './slice';

const note = (text: string) => event('trade.take_note', { text });
const answer = (code: string | null): ZoneInput => ({
  kind: 'trade_note_kept',
  characterId: who,
  rejection: code === null ? null : { code, params: {} },
});
const requests = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind === 'trade_note');

function open() {
  const run = runZone();
  run.step(joinOf(1, 10));
  return run;
}

describe('notes taken in the zone', () => {
  test('go to the domain under the epoch of their writer', () => {
    const run = open();
    expect(requests(run.step(note('two guards at the gate')))).toMatchObject([
      { characterId: who, epoch: 1, text: 'two guards at the gate' },
    ]);
  });

  test('wait for the answer to the one before', () => {
    const run = open();
    run.step(note('first'));
    const second = run.step(note('second'));
    expect(requests(second)).toEqual([]);
    expect(rejections(second)).toEqual(['lag trade.take_note:trade.still_writing']);
    run.step(answer(null));
    expect(requests(run.step(note('second')))).toHaveLength(1);
  });

  test('that are refused tell the player why', () => {
    const run = open();
    run.step(note('one too many'));
    expect(sent(run.step(answer('trade.notes_full')), 'action.rejected')).toMatchObject([
      { what: 'trade.take_note', code: 'trade.notes_full' },
    ]);
  });

  test('can be taken again when no answer came in time', () => {
    const run = open();
    run.step(note('lost'));
    run.steps(10 * tickHz);
    expect(requests(run.step(note('again')))).toHaveLength(1);
  });

  test('are forgotten with a player who leaves', () => {
    const run = open();
    run.step(note('last words'));
    run.step({ kind: 'stale', characterId: who, epoch: 1 });
    expect(tradeSlice(run.zone.state).writing.size).toBe(0);
  });
});
