import { describe, expect, it } from 'vitest';
import { intentButtons } from '@necp/shared/protocol';
import { HeldKeys } from './keys';
import { tickInputOf, type RawInput } from './tick-input';

const idle: RawInput = {
  keys: { x: 0, y: 0 },
  stick: { x: 0, y: 0 },
  pad: { x: 0, y: 0 },
  aim: null,
  buttons: 0,
  lastAim: 7,
  seenQuarter: 400,
};

describe('the input of a tick', () => {
  it('stands still and keeps its aim without input', () => {
    expect(tickInputOf(idle)).toEqual({ moveX: 0, moveY: 0, aim: 7, buttons: 0, seenQuarter: 400, aimTiles: 32 });
  });

  it('is no faster diagonally than straight', () => {
    const tickInput = tickInputOf({ ...idle, keys: { x: 1, y: 1 } });
    expect(Math.hypot(tickInput.moveX, tickInput.moveY)).toBeLessThanOrEqual(127.5);
    expect(tickInput.aim).toBe(0x2000);
  });

  it('aims independently of the direction of walking', () => {
    expect(tickInputOf({ ...idle, keys: { x: 1, y: 0 }, aim: { radians: Math.PI, tiles: 5.2 } })).toMatchObject({
      moveX: 127,
      aim: 0x8000,
      aimTiles: 21,
    });
  });

  it('ignores a stick inside its dead zone', () => {
    expect(tickInputOf({ ...idle, stick: { x: 0.1, y: -0.1 } })).toMatchObject({ moveX: 0, moveY: 0 });
  });

  it('sprints when the stick is pushed all the way', () => {
    expect(tickInputOf({ ...idle, stick: { x: 1, y: 0 } }).buttons).toBe(1);
    expect(tickInputOf({ ...idle, stick: { x: 0.6, y: 0 } }).buttons).toBe(0);
  });

  it('never sprints while standing or aiming', () => {
    expect(tickInputOf({ ...idle, buttons: intentButtons.sprint }).buttons).toBe(0);
    const aiming = tickInputOf({
      ...idle,
      keys: { x: 1, y: 0 },
      buttons: intentButtons.sprint | intentButtons.steady | intentButtons.fire,
    });
    expect(aiming.buttons).toBe(intentButtons.steady | intentButtons.fire);
  });

  it.each([
    [1, 0.3],
    [-0.4, 0.9],
    [0.5, -0.5],
  ])('stays within the range of an intent for a stick at %d, %d', (x, y) => {
    const tickInput = tickInputOf({ ...idle, stick: { x, y } });
    expect(Math.max(Math.abs(tickInput.moveX), Math.abs(tickInput.moveY))).toBeLessThanOrEqual(127);
  });
});

describe('keys', () => {
  it('trigger the actions they are bound to', () => {
    const keys = new HeldKeys();
    keys.bind({ moveUp: ['KeyI'] });
    expect(keys.down('KeyW')).toBeNull();
    expect(keys.down('KeyI')).toBe('moveUp');
    expect(keys.down('KeyA')).toBe('moveLeft');
    expect(keys.isHeld('moveUp')).toBe(true);
  });

  it('stay held while a second key for the same action is released', () => {
    const keys = new HeldKeys();
    keys.bind({});
    keys.down('KeyW');
    keys.down('ArrowUp');
    keys.up('KeyW');
    expect(keys.isHeld('moveUp')).toBe(true);
    keys.up('ArrowUp');
    expect(keys.isHeld('moveUp')).toBe(false);
  });

  it('are all released when the window loses the keyboard', () => {
    const keys = new HeldKeys();
    keys.bind({});
    keys.down('KeyD');
    keys.touch('sprint', 'down');
    keys.release();
    expect(keys.isHeld('moveRight') || keys.isHeld('sprint')).toBe(false);
  });
});
