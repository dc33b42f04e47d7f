import { describe, expect, it } from 'vitest';
import { hourMs } from '../kernel/time';
import { canDelete, canExport, exportEveryMs } from './rules';

describe('the word that deletes an account', () => {
  it.each(['DELETE', ' delete ', 'УДАЛИТЬ', 'удалить'])('is %j', (typed) => {
    expect(canDelete(typed)).toEqual({ ok: true });
  });

  it.each(['', 'DELETED', 'yes', 'DЕLETE'])('is not %j', (typed) => {
    expect(canDelete(typed)).toMatchObject({ ok: false, code: 'privacy.wrong_word' });
  });
});

describe('an export', () => {
  const askedAt = new Date(0);

  it('is allowed when there was none, and again after a day', () => {
    expect(canExport(null, 0)).toEqual({ ok: true });
    expect(canExport({ state: 'ready', askedAt }, exportEveryMs)).toEqual({ ok: true });
  });

  it('waits for the one that is being made, and for the end of the day', () => {
    expect(canExport({ state: 'making', askedAt }, 2 * exportEveryMs)).toMatchObject({ code: 'privacy.export_making' });
    expect(canExport({ state: 'ready', askedAt }, exportEveryMs - hourMs)).toMatchObject({
      code: 'privacy.export_daily',
      params: { hours: 1 },
    });
  });
});
