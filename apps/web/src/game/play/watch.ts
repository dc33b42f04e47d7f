import type { EmoteId } from '@necp/shared/chat/emotes';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { rarities, type Rarity } from '@necp/shared/inventory/content';
import type { EntityKind, SelfState, Vitals } from '@necp/shared/protocol';
import type { PlayerController } from './player-controller';
import { hasFlag } from './others';
import type { OwnState } from './own-state';
import type { World } from './world';

interface WatchedEntity {
  readonly id: number;
  readonly name: string;
  readonly kind: EntityKind;
  readonly x: number;
  readonly y: number;
  readonly content: string;
  readonly variant: number;
  readonly level: number;
  /** 0..1. */
  readonly health: number;
  readonly hostile: boolean;
  readonly downed: boolean;
  readonly dead: boolean;
}

/** The state of a running game for browser tests, as `window.__world`; read only. */
export interface WorldWatch {
  readonly connected: boolean;
  readonly zoneId: string;
  readonly self: {
    readonly x: number;
    readonly y: number;
    readonly entityId: number;
    readonly emote: EmoteId | null;
  } | null;
  readonly vitals: Vitals | null;
  readonly state: SelfState | null;
  readonly rounds: number;
  readonly downed: boolean;
  /** Content id of what the interact key would use now. */
  readonly prompt: string | null;
  /** The player's target, and whether it is locked. */
  readonly target: { readonly id: number; readonly locked: boolean } | null;
  readonly entities: readonly WatchedEntity[];
  readonly drops: readonly {
    readonly id: number;
    readonly content: string;
    readonly rarity: Rarity;
    readonly mine: boolean;
    readonly x: number;
    readonly y: number;
  }[];
  /** Number of combat events shown since this zone was entered. */
  readonly combatEvents: number;
  readonly ackSeq: number;
  readonly tick: number;
  /** The (fractional) tick at which other entities are drawn now. */
  readonly shownTick: number;
  readonly rendererName: string;
  readonly latencyMs: number;
  /** Frames drawn since the start, and draw calls of the last one. */
  readonly frames: number;
  readonly drawCalls: number;
  /** The last corrections of the player's position, in tiles. */
  readonly corrections: readonly number[];
  readonly chatMessages: readonly { readonly sender: string; readonly text: string; readonly channel: string }[];
}

declare global {
  interface Window {
    __world?: WorldWatch;
  }
}

/** Publishes the watch; returns a function that removes it. */
export function showWatch(watch: WorldWatch): () => void {
  window.__world = watch;
  return () => {
    if (window.__world === watch) delete window.__world;
  };
}

/** The parts of a running game that the watch reads. */
interface Watched {
  readonly client: { readonly connected: boolean };
  readonly world: World | null;
  readonly tick: number;
  readonly clock: { readonly latencyMs: number };
  readonly frames: number;
  readonly chatMessages: readonly ChatMessage[];
  readonly own: OwnState;
  readonly controller: PlayerController;
  readonly prompt: string | null;
}

/** Creates a watch whose properties are computed when they are read. */
export function watchOf(look: () => Watched): WorldWatch {
  const watch = {};
  for (const part of [ownPart(look), othersPart(look), enginePart(look)])
    Object.defineProperties(watch, Object.getOwnPropertyDescriptors(part));
  return watch as WorldWatch;
}

/** Returns the player's character, as the server and the prediction know it. */
function ownPart(
  look: () => Watched,
): Pick<
  WorldWatch,
  'zoneId' | 'self' | 'vitals' | 'state' | 'rounds' | 'downed' | 'prompt' | 'target' | 'ackSeq' | 'corrections'
> {
  return {
    get zoneId() {
      const { world } = look();
      return world?.own ? world.map.id : '';
    },
    get self() {
      const own = look().world?.own;
      return own ? { x: own.x, y: own.y, entityId: own.id, emote: own.shownEmote } : null;
    },
    get vitals() {
      return look().own.vitals;
    },
    get state() {
      return look().own.state;
    },
    get rounds() {
      return look().own.vitals?.rounds ?? 0;
    },
    get downed() {
      return look().own.life !== 'up';
    },
    get prompt() {
      return look().prompt;
    },
    get target() {
      const { world, controller } = look();
      const target = world && controller.target(world);
      return target ? { id: target.id, locked: controller.locked === target.id } : null;
    },
    get ackSeq() {
      return look().world?.own?.ackSeq ?? 0;
    },
    get corrections() {
      return look().world?.own?.corrections ?? [];
    },
  };
}

/** Returns the other entities in view. */
function othersPart(look: () => Watched): Pick<WorldWatch, 'entities' | 'drops' | 'combatEvents'> {
  const all = () => [...(look().world?.others.all ?? [])];
  return {
    get entities() {
      return all().map(({ view, x, y }) => ({
        id: view.id,
        name: view.name,
        kind: view.kind,
        x,
        y,
        content: view.content,
        variant: view.variant,
        level: view.level,
        health: view.health / 255,
        hostile: hasFlag(view, 'hostile'),
        downed: hasFlag(view, 'downed'),
        dead: hasFlag(view, 'dead'),
      }));
    },
    get drops() {
      return all()
        .filter(({ view }) => view.kind === 'drop')
        .map(({ view, x, y }) => ({
          id: view.id,
          content: view.content,
          rarity: rarities[view.variant] ?? 'common',
          mine: hasFlag(view, 'mine'),
          x,
          y,
        }));
    },
    get combatEvents() {
      return look().world?.show.shown ?? 0;
    },
  };
}

/** Returns the state of connection and drawing. */
function enginePart(
  look: () => Watched,
): Pick<
  WorldWatch,
  'connected' | 'tick' | 'shownTick' | 'rendererName' | 'latencyMs' | 'frames' | 'drawCalls' | 'chatMessages'
> {
  return {
    get connected() {
      return look().client.connected;
    },
    get tick() {
      return look().tick;
    },
    get shownTick() {
      return look().world?.others.shownTick ?? 0;
    },
    get rendererName() {
      return look().world?.scene.rendererName ?? '';
    },
    get latencyMs() {
      return look().clock.latencyMs;
    },
    get frames() {
      return look().frames;
    },
    get drawCalls() {
      return look().world?.scene.drawCalls ?? 0;
    },
    get chatMessages() {
      return look().chatMessages.map(({ sender, text, channel }) => ({ sender: sender.name, text, channel }));
    },
  };
}
