import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { tabSlots } from '../inventory/rules';
import {
  canGiveRights,
  canPutPieces,
  canStore,
  canTakePieces,
  canWithdraw,
  firstSlotOf,
  guildTabChits,
  guildTabsMost,
  leadersRights,
  leftToday,
  soundRights,
  startingRights,
  tabOfSlot,
  taxOn,
  taxPercentMost,
  type TabRights,
} from './bank-rules';

const rights = (over: Partial<TabRights>): TabRights => ({ ...startingRights, ...over });
const code = (verdict: { readonly ok: boolean; readonly code?: string }) => (verdict.ok ? 'ok' : verdict.code);

describe('the tabs of a guild', () => {
  it('cost twice as much each time, a quarter of a million in all', () => {
    const prices = Array.from({ length: guildTabsMost }, (_, index) => guildTabChits(index + 1));
    expect(prices).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
  });

  it('have their slots one after the other', () => {
    expect([0, tabSlots - 1, tabSlots, 8 * tabSlots - 1].map(tabOfSlot)).toEqual([1, 1, 2, 8]);
    expect([1, 2, 8].map(firstSlotOf)).toEqual([0, tabSlots, 7 * tabSlots]);
  });
});

describe('the rights of a rank', () => {
  it('are none for a tab that it does not see', () => {
    expect(soundRights({ canSee: false, canPut: true, takes: null })).toEqual({
      canSee: false,
      canPut: false,
      takes: 0,
    });
    expect(code(canPutPieces(rights({ canSee: false })))).toBe('guild.no_such_tab');
    expect(code(canTakePieces({ canSee: false, canPut: true, takes: null }, 0, 1))).toBe('guild.no_such_tab');
  });

  it('let a member take as many pieces as the day has left, and no more', () => {
    expect(code(canTakePieces(startingRights, 0, 1))).toBe('guild.cannot_take');
    expect(code(canTakePieces(rights({ takes: 10 }), 4, 6))).toBe('ok');
    expect(canTakePieces(rights({ takes: 10 }), 4, 7)).toMatchObject({
      code: 'guild.daily_pieces',
      params: { left: 6 },
    });
    // The limit was lowered after the member had taken more.
    expect(leftToday(2, 5)).toBe(0);
    expect(code(canTakePieces(leadersRights, 9_999, 9_999))).toBe('ok');
  });

  it('are never given by a member who lacks them', () => {
    expect(code(canGiveRights(leadersRights, leadersRights))).toBe('ok');
    for (const wanted of [rights({ takes: 6 }), rights({ takes: null })])
      expect(code(canGiveRights(rights({ takes: 5 }), wanted))).toBe('guild.beyond_own_rights');
    expect(code(canGiveRights(rights({ takes: 5 }), rights({ takes: 5 })))).toBe('ok');
    expect(code(canGiveRights(rights({ canPut: false }), rights({})))).toBe('guild.beyond_own_rights');
  });
});

describe('the money of a guild', () => {
  it('is withdrawn up to the limit of the day', () => {
    expect(code(canWithdraw(0, 0, 1))).toBe('guild.cannot_withdraw');
    expect(code(canWithdraw(100, 60, 40))).toBe('ok');
    expect(code(canWithdraw(100, 60, 41))).toBe('guild.daily_chits');
    expect(code(canWithdraw(null, 60, 1_000_000))).toBe('ok');
  });

  it('is taxed to the chit, however small the gains are', () => {
    const gains = fc.array(fc.bigInt({ min: 1n, max: 5_000n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(gains, fc.integer({ min: 0, max: taxPercentMost }), (earned, percent) => {
        let [taken, carried] = [0n, 0];
        for (const chits of earned) {
          const taxed = taxOn(chits, percent, carried);
          expect(taxed.chits <= chits).toBe(true);
          taken += taxed.chits;
          carried = taxed.carried;
        }
        const all = earned.reduce((sum, chits) => sum + chits, 0n);
        expect(taken).toBe((all * BigInt(percent)) / 100n);
      }),
    );
  });

  it('is never more than was earned, whatever was carried', () => {
    for (const percent of [0, 1, 10]) expect(taxOn(1n, percent, 99).chits <= 1n).toBe(true);
  });
});

describe('the vault of a guild', () => {
  it('takes neither items of quests nor what is bound or locked', () => {
    const marks = { isLocked: false, isBound: false };
    expect(code(canStore({ kind: 'quest' }, marks))).toBe('guild.quest_item');
    expect(code(canStore({ kind: 'firearm' }, { ...marks, isBound: true }))).toBe('inventory.bound');
    expect(code(canStore({ kind: 'firearm' }, { ...marks, isLocked: true }))).toBe('inventory.locked');
    expect(code(canStore({ kind: 'firearm' }, marks))).toBe('ok');
  });
});
