import type { DomainAnswer } from '../inputs';
import type { ZoneOutput } from '../outputs';
import { at, type Player, type ZoneState } from '../state';
import type { Talk } from './affairs';
import { distanceTo } from './refusing';

/** Walking farther than this ends a talk. */
const earshotTiles = 4;

export interface TalkWish {
  readonly entityId: number;
  readonly npcId: string | null;
  readonly object: string | null;
  readonly place: string;
  readonly out: ZoneOutput[];
}

/** Asks the domain to open a talk; it is one's own only when the answer says so. */
export function startTalk(state: ZoneState, player: Player, { entityId, npcId, object, place, out }: TalkWish): void {
  const { characterId, epoch, row } = player;
  state.affairs.talks.set(characterId, {
    entityId,
    x: at(state.x, row),
    y: at(state.y, row),
    npcId,
    object,
    isOpen: false,
    toldLink: null,
  });
  out.push({ kind: 'converse', characterId, epoch, entityId, npcId, object, place });
}

/** The domain opened it, or there is nothing to say. */
export function takeConversing(
  state: ZoneState,
  { characterId, entityId, isOpen, npcId, object }: Extract<DomainAnswer, { kind: 'conversing' }>,
  out: ZoneOutput[],
): void {
  const player = state.players.get(characterId);
  if (player === undefined) return;
  const talk = state.affairs.talks.get(characterId);
  if (talk === undefined || talk.entityId !== entityId) {
    // Walked away, or on to another, before the answer came.
    if (isOpen && talk === undefined) out.push({ kind: 'converse_end', characterId, epoch: player.epoch });
    return;
  }
  if (!isOpen) {
    state.affairs.talks.delete(characterId);
    return;
  }
  talk.isOpen = true;
  talk.toldLink = player.link;
  if (player.link !== null)
    out.push({
      kind: 'tell',
      links: [player.link],
      name: 'conversation.opened',
      message: { entityId, npc: npcId, object },
    });
}

/** Whoever comes back on another connection goes on where they were, unless the domain knows better. */
function resumeTalk({ link }: Player, talk: Talk, out: ZoneOutput[]): void {
  talk.toldLink = link;
  if (link !== null)
    out.push({
      kind: 'tell',
      links: [link],
      name: 'conversation.opened',
      message: { entityId: talk.entityId, npc: talk.npcId, object: talk.object, isResumed: true },
    });
}

/** Ends a talk, told to both sides. */
export function endTalk(state: ZoneState, player: Player, out: ZoneOutput[]): void {
  const talk = state.affairs.talks.get(player.characterId);
  if (talk === undefined) return;
  state.affairs.talks.delete(player.characterId);
  if (!talk.isOpen) return;
  out.push({ kind: 'converse_end', characterId: player.characterId, epoch: player.epoch });
  if (player.link !== null) out.push({ kind: 'tell', links: [player.link], name: 'conversation.closed', message: {} });
}

/** Who walked away, or was dragged into a fight, talks no more; who came back goes on. */
export function watchTalks(state: ZoneState, out: ZoneOutput[]): void {
  for (const [characterId, talk] of state.affairs.talks) {
    const { entityId, x, y } = talk;
    const player = state.players.get(characterId);
    if (player === undefined) {
      state.affairs.talks.delete(characterId);
      continue;
    }
    const row = state.rowOf.get(entityId);
    const spot = row === undefined ? { x, y } : { x: at(state.x, row), y: at(state.y, row) };
    const isUp = state.combatants.get(player.row)?.life === 'up';
    if (!isUp || distanceTo(state, player, spot) > earshotTiles) endTalk(state, player, out);
    else if (talk.isOpen && player.link !== null && talk.toldLink !== player.link) resumeTalk(player, talk, out);
  }
}
