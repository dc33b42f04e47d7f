import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { Look } from '@necp/shared/character/look';
import type { CharacterView, TicketView } from '@necp/shared/character/schema';
import type { Locale, MessageParams } from '@necp/shared/kernel';
import type { CloseReason, EntityKind, QueuePlace } from '@necp/shared/protocol';
import type { GameAction } from '@necp/shared/settings/schema';
import type { Hue, LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { CombatSink, PlayerActions } from './combat-types';

export type * from './combat-types';

/** What keys and touch buttons can ask for. */
export type { GameAction } from '@necp/shared/settings/schema';

/** `off` drops every full-screen pass, `low` keeps the light map, `high` adds bloom and more rain. */
export type EffectsLevel = 'off' | 'low' | 'high';

/** How the city is drawn now: never finer than the player chose, coarser while the machine cannot keep up. */
export interface Finesse {
  readonly effects: EffectsLevel;
  /** Share of the pixels across and down that are drawn, 0..1; the rest is filled in between them. */
  readonly sharpness: number;
}

/** Pictures a second at most. */
export type FrameCap = '30' | '60' | 'unlimited';

export type KeyBindings = Readonly<Record<GameAction, readonly string[]>>;

/** Loudness of each bus from 0 (silent) to 1; `master` multiplies the others. */
export interface SoundLevels {
  readonly master: number;
  readonly effects: number;
  readonly music: number;
  readonly ui: number;
}

export interface GameSettings {
  readonly effects: EffectsLevel;
  readonly frameCap: FrameCap;
  /** 0.75 (far) to 1.5 (near); 1 draws a tile 32 CSS pixels wide. */
  readonly zoom: number;
  /**
   * Stops camera lead, sway, flicker and falling rain; the ui passes the player's choice or `prefers-reduced-motion`.
   */
  readonly motion: 'full' | 'reduced';
  readonly sound: SoundLevels;
  /** Actions left out keep the keys a newcomer has. */
  readonly keys: Partial<KeyBindings>;
  readonly namePlates: 'all' | 'players' | 'none';
  /** The picture trembles under blasts and heavy shots; never with reduced motion. Shaken when left out. */
  readonly shake?: 'on' | 'off';
  /** Sounds that matter are sent as words to `FightSink.caption`. Off when left out. */
  readonly captions?: 'on' | 'off';
}

export type ConnectionState =
  | { readonly phase: 'loading'; readonly step: 'map' | 'city' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'online' }
  /** Sent once per second while waiting; `retryInMs` is 0 while an attempt is under way. */
  | {
      readonly phase: 'lost';
      readonly attempt: number;
      readonly retryInMs: number /** The zone is full, and this is the place in the line. */;
      readonly queue: QueuePlace | null;
    }
  /** Final: the engine will not try again until `reconnect()` is called. */
  | { readonly phase: 'closed'; readonly reason: CloseReason };

export interface Welcome {
  readonly characterId: string;
  readonly name: string;
  readonly entityId: number;
  readonly zoneName: LocalText;
  readonly channel: number;
  readonly population: number;
  /** How many channels of the zone are open. */
  readonly channels: number;
  readonly recentMessages: readonly ChatMessage[];
}

export interface RadarDot {
  readonly id: number;
  readonly kind: EntityKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** What the minimap draws, about five times a second; tiles and radians (0 = east, clockwise). */
export interface Radar {
  readonly self: { readonly x: number; readonly y: number; readonly facing: number };
  readonly dots: readonly RadarDot[];
  /** The named place the player stands in, or null on open street. */
  readonly place: LocalText | null;
  /** Hour of the zone's day, 0 to 24. */
  readonly hour: number;
}

/** Where the engine speaks to the interface; called outside React, so put it into a store. */
export interface GameSink {
  connection(state: ConnectionState): void;
  /** Once, when the zone is loaded; the same object the engine draws from. */
  zone(map: ZoneMap): void;
  /** On every join, also after a reconnect. */
  welcome(welcome: Welcome): void;
  /** How many players are in this channel and how many channels are open, whenever either changes. */
  population(people: Pick<Welcome, 'population' | 'channels'>): void;
  line(line: ChatMessage): void;
  messageRejected(refusal: { readonly code: string; readonly params: MessageParams }): void;
  radar(radar: Radar): void;
  /** Smoothed round trip, about once per second. */
  latency(ms: number): void;
  /** The server will restart in so many milliseconds and asks players to be ready. */
  restarting(inMs: number): void;
  /** The player pressed the chat key while the game had the keyboard: focus the chat input. */
  chatWanted(): void;
  /** The player changed the zoom by key or wheel; remember it in the settings. */
  zoomChanged(zoom: number): void;
  /**
   * `lost` while the graphics card took its context away, `restored` when drawing again, `unsupported` when there is no
   * WebGL at all.
   */
  graphics(state: 'lost' | 'restored' | 'unsupported'): void;
  /** Everything about combat and interaction; left out when the interface shows none of it. */
  readonly combat?: CombatSink;
}

export interface GameOptions {
  /** A random number from 0 up to 1, for the jitter between attempts to reconnect. */
  readonly rng: () => number;
  /** Filled with a canvas; its size is followed. Must be in the document. */
  readonly host: HTMLElement;
  /**
   * A fresh ticket for each attempt. Null: the player may not enter any more (signed out), the engine stops with
   * `signed_out`. A rejection is retried.
   */
  readonly ticket: () => Promise<TicketView | null>;
  readonly locale: Locale;
  readonly zoneId: string;
  /** How the own character looks; the server sends only the looks of others. */
  readonly look: Look;
  readonly settings: GameSettings;
  readonly sink: GameSink;
}

export interface Game {
  /** What the player may do beyond walking. */
  readonly playerActions: PlayerActions;
  /** Returns false when there is no connection to send the message on. */
  sendChatMessage(input: SendMessageInput): boolean;
  setSettings(settings: GameSettings): void;
  /** Another face and name of the player's own figure, shown at once. */
  setFace(face: Pick<CharacterView, 'name' | 'look'>): void;
  setLocale(locale: Locale): void;
  /** Touch stick, each axis -1..1; (0, 0) when let go. Full deflection sprints. */
  setStick(x: number, y: number): void;
  /** A touch button goes down (`press`) or up (`release`). */
  press(action: GameAction): void;
  release(action: GameAction): void;
  /** Gives the keyboard back to the game (after chat or a window closes). */
  focus(): void;
  /** Tries again at once: after `closed`, or to cut a countdown short. */
  reconnect(): void;
  /** A short interface sound on the ui bus. */
  blip(kind: UiSound): void;
  /** Frees sockets, textures and listeners; safe at any time and twice. */
  destroy(): void;
}

export const uiSounds = [
  'hover',
  'press',
  'confirm',
  'refuse',
  'message',
  'open',
  'close',
  'quest',
  'dice',
  'coin',
  'equip',
  'loot',
  'levelUp',
] as const;
export type UiSound = (typeof uiSounds)[number];

export interface CityscapeOptions {
  readonly host: HTMLElement;
  readonly locale: Locale;
  readonly settings: Pick<GameSettings, 'effects' | 'motion'>;
}

/** The living city without a socket, for the landing page. */
export interface Cityscape {
  setLocale(locale: Locale): void;
  setSettings(settings: Pick<GameSettings, 'effects' | 'motion'>): void;
  destroy(): void;
}

/**
 * `portraitSvg(look, options)` in `game/people/portrait.ts`: a whole `<svg>` as text, 0 0 96 112, without Pixi.
 * `drawFigure(canvas, look, pose)` in `game/people/figure.ts`: the same person from above, for creation and lists.
 */
export interface PortraitOptions {
  /** Rim light from the right; the district's hue. */
  readonly hue?: Hue;
  /** `alive` blinks and breathes (SMIL, so no style rules are needed). */
  readonly motion?: 'alive' | 'still';
  /** Spoken name; without it the picture is hidden from screen readers. */
  readonly label?: string;
}

export interface FigurePose {
  /** Radians, 0 = east, clockwise. */
  readonly facing: number;
  /** Walk cycle 0..1; null stands. */
  readonly stride: number | null;
  /** Device pixels per tile; 64 to 256 looks best. */
  readonly tilePixels: number;
}
