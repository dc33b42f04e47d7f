import { takeAnswer } from '../rooms/follow';
import { applySheet } from '../combat/spawn-combatant';
import type { DomainAnswer, Face, ZoneInput } from '../inputs';
import { learnWorld } from '../ai/facts';
import type { ZoneOutput } from '../outputs';
import type { Player, ZoneState } from '../state';

type News = DomainAnswer | Extract<ZoneInput, { kind: 'sheet' | 'world' }>;

/** What the domain said, in the tick after it said it; for whom has left nothing happens. */
export function takeNews(state: ZoneState, news: News, out: ZoneOutput[]): void {
  if (news.kind === 'sheet') {
    const player = state.players.get(news.characterId);
    if (player === undefined || news.sheet.version < player.sheet.version) return;
    applySheet(state, player, { sheet: news.sheet, vitals: null });
    if (news.face !== undefined) changeFace(state, player, news.face);
  } else if (news.kind === 'world') {
    learnWorld(state, news);
  } else {
    takeAnswer(state, news, out);
  }
}

/** Whoever sees the body from now on meets the new face; the mirrors of the city hang where nobody else looks. */
function changeFace(state: ZoneState, player: Player, { name, look }: Face): void {
  const appearance = state.appearances[player.row];
  if (appearance === undefined) return;
  player.name = name;
  state.appearances[player.row] = { ...appearance, name: { en: name, ru: name }, look };
}
