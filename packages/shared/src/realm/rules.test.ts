import { describe, expect, it } from 'vitest';
import { canEnter } from './rules';

describe('entering the realm', () => {
  it('is allowed while it is open', () => expect(canEnter({ isOpen: true, isStaff: false }).ok).toBe(true));

  it('is refused to players while it is closed', () =>
    expect(canEnter({ isOpen: false, isStaff: false })).toMatchObject({ code: 'realm.closed' }));

  it('is always allowed to staff', () => expect(canEnter({ isOpen: false, isStaff: true }).ok).toBe(true));
});
