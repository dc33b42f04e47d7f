import type { TileSpot } from '@necp/shared/kernel';
import type { EntityView } from '@necp/shared/protocol';
import type { PromptVerb } from '../types';
import type { Other } from './others';
import { hasFlag } from './others';
import type { Exit } from './known';

/** The reach of the interact key; the simulation decides. */
const reachTiles = 2.2;

export interface Near {
  readonly verb: PromptVerb;
  readonly entityId: number;
  readonly content: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Returns what the player may do with an entity, or null. */
export function verbFor(view: EntityView): PromptVerb | null {
  if (view.kind === 'npc') return hasFlag(view, 'hostile') || hasFlag(view, 'dead') ? null : 'talk';
  if (view.kind === 'interactable') return view.variant > 0 ? null : 'use';
  if (view.kind === 'drop') return 'pick_up';
  if (view.kind === 'player') return hasFlag(view, 'downed') && !hasFlag(view, 'hostile') ? 'revive' : null;
  return null;
}

/** The priorities: reviving comes first, picking up comes last. */
const urgency: Readonly<Record<PromptVerb, number>> = {
  revive: 0,
  talk: 1,
  use: 1,
  open: 1,
  hold_event: 1,
  transfer: 3,
  enter: 3,
  challenge: 4,
  pick_up: 5,
};

/** What a quest waits for comes directly after reviving, whatever is done with it. */
const questUrgency = 0.5;

/** A person to talk to comes before an object that is at most this much nearer; who stands at an object uses it. */
const talkLeadTiles = 0.8;

interface PromptMoment {
  readonly exit: Exit | null;
  readonly name: string;
  /** The content of the people, objects and items that the player's quests ask for. */
  readonly sought: ReadonlySet<string>;
}

/** Returns what the interact key does now: the nearest of the most urgent actions. */
export function promptOf(others: Iterable<Other>, self: TileSpot, now: PromptMoment): Near | null {
  let best: Near | null = null;
  let least = Infinity;
  for (const { view, x, y } of others) {
    const verb = verbFor(view);
    const far = Math.hypot(x - self.x, y - self.y);
    if (!verb || far > reachTiles) continue;
    const isSought = now.sought.has(view.content) && verb !== 'revive';
    const lead = verb === 'talk' ? talkLeadTiles : 0;
    const score = (isSought ? questUrgency : urgency[verb]) * 10 + far - lead;
    if (score >= least) continue;
    least = score;
    best = { verb, entityId: view.id, content: view.content, name: view.name, x, y };
  }
  if (now.exit && least > urgency.transfer * 10)
    best = {
      verb: now.exit.most === null ? 'transfer' : 'enter',
      entityId: 0,
      content: now.exit.to,
      name: now.name,
      x: self.x,
      y: self.y,
    };
  return best;
}
