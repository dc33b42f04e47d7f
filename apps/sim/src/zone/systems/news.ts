import { takeAnswer } from '../affairs/follow';
import { enlistPlayer } from '../fight/enlist';
import type { DomainAnswer, ZoneInput } from '../inputs';
import { learnWorld } from '../minds/facts';
import type { ZoneOutput } from '../outputs';
import type { ZoneState } from '../state';

type News = DomainAnswer | Extract<ZoneInput, { kind: 'sheet' | 'world' }>;

/** What the domain said, in the tick after it said it; for whom has left nothing happens. */
export function takeNews(state: ZoneState, news: News, out: ZoneOutput[]): void {
  if (news.kind === 'sheet') {
    const player = state.players.get(news.characterId);
    if (player !== undefined && news.sheet.version >= player.sheet.version) enlistPlayer(state, player, { sheet: news.sheet, vitals: null });
  } else if (news.kind === 'world') {
    learnWorld(state, news);
  } else {
    takeAnswer(state, news, out);
  }
}
