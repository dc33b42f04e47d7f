import type { Vec2 } from '@necp/shared/kernel';
import { intentButtons } from '@necp/shared/protocol';
import type { TickInput } from '../net/prediction';
import type { GameAction, KeyBindings } from '../types';
import { HeldKeys, isTyping } from './keys';
import { Pinch } from './pinch';
import { readPad, type PadState } from './pad';
import { tickInputOf, type Aim } from './tick-input';

export interface InputSink {
  /**
   * Called when an action begins: a key, button or click went down. Returns false when it has no meaning now, so that a
   * key keeps its usual use.
   */
  acted(action: GameAction): boolean;
  /** Called when the player changes the zoom: +1 nearer, -1 farther. */
  zoomed(by: 1 | -1): void;
  /**
   * Called when a finger or the mouse presses the canvas, in CSS pixels of the host; returns true when something there
   * was chosen.
   */
  pressed(at: Vec2, by: 'touch' | 'mouse'): boolean;
  /** Called at the first key, click or touch: sound may start. */
  gesture(): void;
}

/** What the input needs to know of this frame. */
export interface InputMoment {
  /** The position of the player's character on the screen, in CSS pixels of the host. */
  readonly self: Vec2;
  readonly tilePixels: number;
  /** The direction the character faces now, 0..65,535. */
  readonly lastAim: number;
  readonly seenQuarter: number;
  /** The target of keys and thumbs. */
  readonly target: Aim | null;
}

const thumbFires = 0.85;
const thumbTiles = 9;
/** The mouse takes over the aim from the keys when it moves this many pixels. */
const mouseWakesPixels = 5;

/** Listens to keyboard, mouse, touch buttons and gamepad while the game is on the screen. */
export class Input {
  private readonly keys = new HeldKeys();
  private stick: Vec2 = { x: 0, y: 0 };
  private thumb: Vec2 = { x: 0, y: 0 };
  private pointer: Vec2 | null = null;
  private wokenFrom: Vec2 | null = null;
  private mouseHeld = 0;
  /** Buttons pressed since the last intent: a tap shorter than a tick still counts. */
  private tapped = 0;
  private padBefore: PadState['held'] = new Set();
  private readonly pinch = new Pinch();
  private readonly stop = new AbortController();

  constructor(
    private readonly host: HTMLElement,
    private readonly sink: InputSink,
  ) {
    const listening = { signal: this.stop.signal };
    this.keys.bind({});
    host.tabIndex = host.tabIndex < 0 ? 0 : host.tabIndex;
    window.addEventListener('keydown', (event) => this.pressed(event), listening);
    window.addEventListener('keyup', (event) => this.keys.up(event.code), listening);
    window.addEventListener('blur', () => this.letGo(), listening);
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden) this.letGo();
      },
      listening,
    );
    document.addEventListener(
      'focusin',
      (event) => {
        if (isTyping(event.target)) this.letGo();
      },
      listening,
    );
    window.addEventListener('pointermove', (event) => this.aimAt(event), listening);
    window.addEventListener('pointerup', (event) => this.mouseUp(event), listening);
    window.addEventListener('pointerdown', () => sink.gesture(), listening);
    host.addEventListener('pointerdown', (event) => this.pointerDown(event), listening);
    host.addEventListener('pointermove', (event) => this.pinched(event), listening);
    for (const over of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(over, (event) => this.pinch.up(event.pointerId), listening);
    host.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.deltaY !== 0) sink.zoomed(event.deltaY < 0 ? 1 : -1);
      },
      { ...listening, passive: false },
    );
    host.addEventListener('contextmenu', (event) => event.preventDefault(), listening);
  }

  bind(bindings: Partial<KeyBindings>): void {
    this.keys.bind(bindings);
  }

  /** Returns the key to show for an action. */
  codeOf(action: GameAction): string {
    return this.keys.codeOf(action);
  }

  setStick(x: number, y: number): void {
    this.stick = { x: clamp(x), y: clamp(y) };
    if (x !== 0 || y !== 0) this.restPointer();
  }

  /** Sets the right stick, which aims and fires when pushed most of the way. */
  setAim(x: number, y: number): void {
    this.thumb = { x: clamp(x), y: clamp(y) };
    if (x !== 0 || y !== 0) this.restPointer();
  }

  touch(action: GameAction, state: 'down' | 'up'): void {
    if (state === 'down') this.act(action);
    this.keys.touch(action, state);
  }

  /** Lets the keys choose the aim until the mouse moves. */
  restPointer(): void {
    this.wokenFrom = this.pointer ?? this.wokenFrom;
    this.pointer = null;
  }

  isHeld(action: GameAction): boolean {
    return (
      this.keys.isHeld(action) ||
      this.padBefore.has(action) ||
      (action === 'fire' && (this.mouseHeld & 1) !== 0) ||
      (action === 'steady' && (this.mouseHeld & 2) !== 0)
    );
  }

  /** Called when an intent has sent the taps. */
  sent(): void {
    this.tapped = 0;
  }

  /** Returns the position of the mouse, in CSS pixels of the host; null while keys or sticks aim. */
  get cursor(): Vec2 | null {
    return this.pointer;
  }

  /** Reads the input of this frame. */
  tickInput(now: InputMoment): TickInput {
    const held = (action: GameAction): number => (this.keys.isHeld(action) ? 1 : 0);
    const pad = readPad(navigator.getGamepads?.() ?? []);
    this.followPad(pad.held);
    return tickInputOf({
      keys: { x: held('moveRight') - held('moveLeft'), y: held('moveDown') - held('moveUp') },
      stick: this.stick,
      pad: pad.move,
      aim: this.aimOf(pad, now),
      buttons: this.buttons(),
      lastAim: now.lastAim,
      seenQuarter: now.seenQuarter,
    });
  }

  /** Returns the offset of the pointer from the middle of the host, -1..1 each axis; null without a pointer. */
  lookAhead(): Vec2 | null {
    if (!this.pointer) return null;
    const { clientWidth, clientHeight } = this.host;
    return { x: clamp((this.pointer.x / clientWidth) * 2 - 1), y: clamp((this.pointer.y / clientHeight) * 2 - 1) };
  }

  destroy(): void {
    this.stop.abort();
  }

  private buttons(): number {
    const bit = (action: GameAction, button: number): number => (this.isHeld(action) ? button : 0);
    const thumb = Math.hypot(this.thumb.x, this.thumb.y) >= thumbFires ? intentButtons.fire : 0;
    return (
      this.tapped |
      bit('sprint', intentButtons.sprint) |
      bit('fire', intentButtons.fire) |
      bit('steady', intentButtons.steady) |
      bit('dodge', intentButtons.dodge) |
      thumb
    );
  }

  private aimOf(pad: PadState, now: InputMoment): Aim | null {
    if (pad.aim !== null) return { radians: pad.aim, tiles: thumbTiles };
    if (Math.hypot(this.thumb.x, this.thumb.y) > 0.3)
      return { radians: Math.atan2(this.thumb.y, this.thumb.x), tiles: thumbTiles };
    return this.pointerAim(now) ?? now.target;
  }

  private followPad(held: PadState['held']): void {
    for (const action of held) if (!this.padBefore.has(action)) this.act(action);
    this.padBefore = held;
  }

  private pressed(event: KeyboardEvent): void {
    this.sink.gesture();
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Shift and Tab always moves the focus out of the game.
    if (event.code === 'Tab' && event.shiftKey) return;
    const action = event.code === 'Tab' ? 'targetNext' : this.keys.down(event.code);
    if (!action) return;
    const isElsewhere = event.target instanceof HTMLElement && event.target !== this.host;
    const isOnControl =
      isElsewhere && event.target.matches('button, a, summary, [role="button"], [role="tab"], [role="slider"]');
    // Enter, space and the arrows belong to a focused button first, and Tab to whatever has the focus.
    if (isOnControl && (['Enter', 'NumpadEnter', 'Space'].includes(event.code) || event.code.startsWith('Arrow')))
      return this.keys.up(event.code);
    if (event.code === 'Tab' && isElsewhere && event.target !== document.body) return this.keys.up(event.code);
    const isMeant = event.repeat || this.act(action);
    if (isMeant || event.code !== 'Tab') event.preventDefault();
  }

  private act(action: GameAction): boolean {
    this.tap(action);
    if (action === 'chat') this.letGo();
    if (action === 'zoomIn') this.sink.zoomed(1);
    else if (action === 'zoomOut') this.sink.zoomed(-1);
    else return this.sink.acted(action);
    return true;
  }

  private tap(action: GameAction): void {
    if (action === 'fire') this.tapped |= intentButtons.fire;
    else if (action === 'dodge') this.tapped |= intentButtons.dodge;
  }

  private pointerDown(event: PointerEvent): void {
    this.host.focus({ preventScroll: true });
    const box = this.host.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (event.pointerType !== 'mouse') {
      this.pinch.down(event.pointerId, { x: event.clientX, y: event.clientY });
      if (!this.pinch.isOn) this.sink.pressed(at, 'touch');
      return;
    }
    this.pointer = at;
    if (event.button === 1) {
      event.preventDefault();
      this.sink.acted('targetLock');
    } else if (event.button === 0) {
      if (this.sink.pressed(at, 'mouse')) return;
      this.mouseHeld |= 1;
      this.act('fire');
    } else if (event.button === 2) this.mouseHeld |= 2;
  }

  private pinched(event: PointerEvent): void {
    if (event.pointerType === 'mouse') return;
    const by = this.pinch.move(event.pointerId, { x: event.clientX, y: event.clientY });
    if (by !== 0) this.sink.zoomed(by);
  }

  private mouseUp(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    if (event.button === 0) this.mouseHeld &= ~1;
    if (event.button === 2) this.mouseHeld &= ~2;
  }

  private aimAt(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    const box = this.host.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    // A second button goes down or up without an event of its own.
    this.mouseHeld &= (event.buttons & 1) | (event.buttons & 2);
    if (
      !this.pointer &&
      this.wokenFrom &&
      Math.hypot(at.x - this.wokenFrom.x, at.y - this.wokenFrom.y) < mouseWakesPixels
    )
      return;
    this.pointer = at;
  }

  private pointerAim({ self, tilePixels }: InputMoment): Aim | null {
    if (!this.pointer) return null;
    const dx = this.pointer.x - self.x;
    const dy = this.pointer.y - self.y;
    const far = Math.hypot(dx, dy);
    // The pointer is too near to give a direction, so the character keeps facing the same way.
    return far < 6 ? null : { radians: Math.atan2(dy, dx), tiles: far / tilePixels };
  }

  private letGo(): void {
    this.keys.release();
    this.pinch.letGo();
    this.stick = { x: 0, y: 0 };
    this.thumb = { x: 0, y: 0 };
    this.mouseHeld = 0;
    this.tapped = 0;
  }
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
