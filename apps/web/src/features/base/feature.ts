import type { AppRouter } from '@necp/api/root';
import type { CharacterView } from '@necp/shared/character/schema';
import type { KeyBindings, Settings, windowActions } from '@necp/shared/settings/schema';
import type { inferRouterOutputs } from '@trpc/server';
import type { ComponentType } from 'react';
import type { IconName } from '../../components/icon';
import type { ApiClient } from '../../components/providers/api';
import type { GameEvents, PlayerActions } from '../../game/types';
import type { Subscribable } from '../../realtime/subscriptions';
import type { Realtime } from '../../realtime/types';

/** What a feature listens to while a character is in the city. */
export interface Sources {
  readonly connection: Pick<Realtime, 'on'>;
  readonly game: Subscribable<GameEvents>;
  readonly api: ApiClient;
  /** The player's character. */
  readonly characterId: string;
}

/** The windows that the player can bind a key to. */
export type KeyWindow = (typeof windowActions)[number];

/** The props that every window receives. */
export interface WindowProps {
  readonly character: CharacterView;
  readonly characterId: CharacterView['id'];
  /** Entity id of the player, once in the world. */
  readonly ownId: number | null;
  readonly playerActions: PlayerActions | null;
  readonly motion: 'full' | 'reduced';
  readonly onClose: () => void;
}

/** How a window is loaded when it is first drawn. */
interface LateWindow<Props> {
  /** The rooms whose texts it shows and the game does not have already; they are loaded with it. */
  readonly messages?: readonly string[];
  readonly load: () => Promise<ComponentType<Props>>;
}

/** A window that the player opens by its key, its button or the menu; `windows` in the room's messages name it. */
export interface FeatureWindow extends LateWindow<WindowProps> {
  readonly name: string;
  /** The key binding that opens it; without one it is in the menu only. */
  readonly key?: KeyWindow;
  readonly icon: IconName;
  /** Draws how much waits in the window, on its button; nothing when nothing waits. */
  readonly Badge?: ComponentType;
}

/** A window that the city opens: it is drawn as long as `isOpen` returns true. */
export interface SummonedWindow extends LateWindow<Omit<WindowProps, 'onClose'>> {
  readonly name: string;
  readonly isOpen: () => boolean;
  /** Calls back whenever `isOpen` may have changed; returns a function that ends this. */
  readonly subscribe: (notify: () => void) => () => void;
}

/** The props that the window of a conversation receives. `onClose` walks away from the conversation. */
export interface ConversationProps extends WindowProps {
  /** The person the player talks to; null at an object. */
  readonly npcId: string | null;
  /** Called when the conversation is over already. */
  readonly onOver: () => void;
  /** Called when the conversation leads to the vendor's counter. */
  readonly onShop: () => void;
  /** Called when a check is rolled. */
  readonly onThrow: () => void;
}

/** The window of a conversation: with an object of this id, at a vendor's counter, or of any other kind. */
export interface ConversationWindow extends LateWindow<ConversationProps> {
  readonly at: { readonly object: string } | 'counter' | 'anything';
}

/** The places of the HUD into which features put their parts; desktop and phone arrange them differently. */
export const hudSlots = [
  'frame',
  'statuses',
  'target',
  'encounter',
  'map',
  'place',
  'tracker',
  'event',
  'cards',
  'gains',
  'captions',
  'progress',
  'promptDetail',
  'pickUp',
  'hint',
  'experience',
  'weapon',
  'screen',
] as const;
export type HudSlot = (typeof hudSlots)[number];

/** The props that every part of the HUD receives. */
export interface HudProps {
  readonly character: CharacterView;
  readonly device: 'desk' | 'phone';
  readonly keys: KeyBindings;
  /** Whether bars show their numbers. */
  readonly barNumbers: Settings['barNumbers'];
  /** Whether the player can interact: neither downed nor in a conversation. */
  readonly isFree: boolean;
  readonly playerActions: PlayerActions | null;
  /** Gives the keyboard back to the game. */
  readonly focusGame: () => void;
  readonly openWindow: (name: KeyWindow) => void;
}

export type ApiRouter = keyof inferRouterOutputs<AppRouter>;

/** The rooms of which the server sends live updates: all with a router. The topic of an update is `<room>.<what>`. */
export type LiveRoom = KebabCase<ApiRouter>;

type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${KebabCase<Rest>}`
  : Name;

/** What a feature adds to the game screen. */
export interface Feature {
  /** The name of its folder. */
  readonly room: string;
  readonly windows?: readonly FeatureWindow[];
  readonly summoned?: readonly SummonedWindow[];
  readonly conversations?: readonly ConversationWindow[];
  readonly slots?: Partial<Readonly<Record<HudSlot, readonly ComponentType<HudProps>[]>>>;
  /** The API routers whose views this feature reads again after an update of a room. */
  readonly stale?: Partial<Readonly<Record<LiveRoom, readonly ApiRouter[]>>>;
  /** Whether a view of the feature's own router is stale after a live message of its room; without it all are. */
  readonly isStaleView?: (view: string, message: unknown) => boolean;
  /** Topics whose messages say everything that has changed: no view is read again after them. */
  readonly complete?: readonly string[];
  /** Subscribes the feature's stores to what they show; returns the functions that end each subscription. */
  readonly listen?: (sources: Sources) => readonly (() => void)[];
  /** Each forgets a part of the last stay in the city, so that the next one starts clean. */
  readonly forget?: readonly (() => void)[];
}

/** Declares a feature; the names of its windows stay known to the compiler. */
export function defineFeature<const F extends Feature>(feature: F): F {
  return feature;
}
