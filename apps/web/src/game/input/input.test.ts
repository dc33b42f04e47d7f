import { describe, expect, it } from 'vitest';
import { intentButtons } from '@necp/shared/protocol';
import { HeldKeys } from './keys';
import { readPad } from './pad';
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

describe('the player’s hands', () => {
  it('stand still and keep looking the same way when nothing is touched', () => {
    expect(tickInputOf(idle)).toEqual({ moveX: 0, moveY: 0, aim: 7, buttons: 0, seenQuarter: 400, aimTiles: 32 });
  });

  it('walk no faster across the corner than along the street', () => {
    const tickInput = tickInputOf({ ...idle, keys: { x: 1, y: 1 } });
    expect(Math.hypot(tickInput.moveX, tickInput.moveY)).toBeLessThanOrEqual(127.5);
    expect(tickInput.aim).toBe(0x2000);
  });

  it('look where they aim while walking elsewhere', () => {
    expect(tickInputOf({ ...idle, keys: { x: 1, y: 0 }, aim: { radians: Math.PI, tiles: 5.2 } })).toMatchObject({
      moveX: 127,
      aim: 0x8000,
      aimTiles: 21,
    });
  });

  it('ignore a stick that trembles in the middle', () => {
    expect(tickInputOf({ ...idle, stick: { x: 0.1, y: -0.1 } })).toMatchObject({ moveX: 0, moveY: 0 });
  });

  it('run when the stick is pushed all the way', () => {
    expect(tickInputOf({ ...idle, stick: { x: 1, y: 0 } }).buttons).toBe(1);
    expect(tickInputOf({ ...idle, stick: { x: 0.6, y: 0 } }).buttons).toBe(0);
  });

  it('never sprint while standing or aiming', () => {
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
  ])('stay inside what an intent may say for a stick at %d, %d', (x, y) => {
    const tickInput = tickInputOf({ ...idle, stick: { x, y } });
    expect(Math.max(Math.abs(tickInput.moveX), Math.abs(tickInput.moveY))).toBeLessThanOrEqual(127);
  });
});

describe('keys', () => {
  it('mean what they were bound to', () => {
    const keys = new HeldKeys();
    keys.bind({ moveUp: ['KeyI'] });
    expect(keys.down('KeyW')).toBeNull();
    expect(keys.down('KeyI')).toBe('moveUp');
    expect(keys.down('KeyA')).toBe('moveLeft');
    expect(keys.isHeld('moveUp')).toBe(true);
  });

  it('stay held while a second key for the same action is let go', () => {
    const keys = new HeldKeys();
    keys.bind({});
    keys.down('KeyW');
    keys.down('ArrowUp');
    keys.up('KeyW');
    expect(keys.isHeld('moveUp')).toBe(true);
    keys.up('ArrowUp');
    expect(keys.isHeld('moveUp')).toBe(false);
  });

  it('are all let go when the window loses the keyboard', () => {
    const keys = new HeldKeys();
    keys.bind({});
    keys.down('KeyD');
    keys.touch('sprint', 'down');
    keys.release();
    expect(keys.isHeld('moveRight') || keys.isHeld('sprint')).toBe(false);
  });
});

describe('a gamepad', () => {
  const pad = (axes: number[]) => ({ connected: true, axes, buttons: [] }) as unknown as Gamepad;

  it('that is not there wants nothing', () => {
    expect(readPad([null])).toEqual({ move: { x: 0, y: 0 }, aim: null, held: new Set() });
  });

  it('aims with its right stick only when it is pushed', () => {
    expect(readPad([pad([0, 0, 0.1, 0])]).aim).toBeNull();
    expect(readPad([pad([0, 0, 0, 1])]).aim).toBeCloseTo(Math.PI / 2);
  });

  it('shoots with its right trigger and rolls with its right button', () => {
    const buttons = Array.from({ length: 16 }, (_, index) => ({ pressed: index === 1, value: index === 7 ? 0.9 : 0 }));
    expect([...readPad([{ ...pad([0, 0]), buttons } as unknown as Gamepad]).held].sort()).toEqual(['dodge', 'fire']);
  });
});
