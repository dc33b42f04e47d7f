import { ability } from '../features/ability/room';
import { bank } from '../features/bank/room';
import { clinic } from '../features/clinic/room';
import type { Feature, FeatureWindow, HudSlot, LiveRoom } from '../features/base/feature';
import { character } from '../features/character/room';
import { chat } from '../features/chat/room';
import { combat } from '../features/combat/room';
import { duel } from '../features/duel/room';
import { instance } from '../features/instance/room';
import { interaction } from '../features/interaction/room';
import { inventory } from '../features/inventory/room';
import { loot } from '../features/loot/room';
import { maintenance } from '../features/maintenance/room';
import { map } from '../features/map/room';
import { npc } from '../features/npc/room';
import { progression } from '../features/progression/room';
import { quest } from '../features/quest/room';
import { realm } from '../features/realm/room';
import { reputation } from '../features/reputation/room';
import { settings } from '../features/settings/room';
import { social } from '../features/social/room';
import { vendor } from '../features/vendor/room';
import { worldEvent } from '../features/world-event/room';
import { zone } from '../features/zone/room';
import { notification } from '../features/notification/room';
import { party } from '../features/party/room';
import { mail } from '../features/mail/room';
import { voice } from '../features/voice/room';
import { trade } from '../features/trade/room';
import { guild } from '../features/guild/room';

const declared = [
  zone,
  realm,
  maintenance,
  map,
  interaction,
  inventory,
  progression,
  ability,
  // Its progress stands above the tracked quest.
  instance,
  quest,
  reputation,
  loot,
  social,
  combat,
  npc,
  duel,
  worldEvent,
  character,
  bank,
  clinic,
  vendor,
  settings,
  notification,
  party,
  mail,
  guild,
  // The key of its window comes after theirs.
  chat,
  voice,
  trade,
] as const;

type WindowsOf<F> = F extends { readonly windows: readonly (infer W)[] } ? W : never;
type NameOf<W> = W extends { readonly name: infer N extends string } ? N : never;

/** The windows that the player opens; the menu itself is one of them. */
export type WindowName = NameOf<WindowsOf<(typeof declared)[number]>> | 'menu';

/** The features of the game screen, in the order in which their buttons and parts appear. */
export const features: readonly Feature[] = declared;

type NamedWindow = FeatureWindow & { readonly name: WindowName };

/** The windows of the features, in the same order. */
export const windows = features.flatMap((feature) => feature.windows ?? []) as readonly NamedWindow[];

/** The windows that the city opens. */
export const summonedWindows = features.flatMap(({ summoned }) => summoned ?? []);

/** The parts that the features put into a place of the HUD. */
export const partsOf = (slot: HudSlot) => features.flatMap(({ slots }) => slots?.[slot] ?? []);

/** The API routers whose views are stale after an update of a topic, each once. A topic begins with its room. */
export function staleAfter(topic: string): ReadonlySet<string> {
  if (features.some(({ complete }) => complete?.includes(topic))) return new Set();
  const room = topic.slice(0, topic.indexOf('.')) as LiveRoom;
  return new Set(features.flatMap(({ stale }) => stale?.[room] ?? []));
}

/** A live message: its topic, and what else its room says. */
export interface LiveNews {
  readonly topic: string;
}

/** Whether a view of a stale router is stale; the feature of the router's own room may leave some of them out. */
export function isStaleView(router: string, view: string, message: LiveNews): boolean {
  if (!message.topic.startsWith(`${router}.`)) return true;
  return features.find(({ room }) => room === router)?.isStaleView?.(view, message) ?? true;
}
