import { describe, expect, it } from 'vitest';
import { canEnter } from './rules';

const asks = { isOpen: true, population: 5, capacity: 10, isStaff: false, isInside: false };

describe('entering the realm', () => {
  it('is allowed while it is open and has room', () => {
    expect(canEnter(asks).ok).toBe(true);
    expect(canEnter({ ...asks, population: 9 }).ok).toBe(true);
  });
  it('is refused to players while it is closed, also to those who were inside', () => {
    expect(canEnter({ ...asks, isOpen: false })).toMatchObject({ code: 'realm.closed' });
    expect(canEnter({ ...asks, isOpen: false, isInside: true })).toMatchObject({ code: 'realm.closed' });
  });
  it('is refused while it is full, except to players who return to their place', () => {
    expect(canEnter({ ...asks, population: 10 })).toMatchObject({ code: 'realm.full', params: { capacity: 10 } });
    expect(canEnter({ ...asks, population: 10, isInside: true }).ok).toBe(true);
  });
  it('is always allowed to staff', () => {
    expect(canEnter({ ...asks, isOpen: false, population: 10, isStaff: true }).ok).toBe(true);
  });
});
