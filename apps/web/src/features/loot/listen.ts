import { lootRulesChanged, moneySnatched, partyDropGiven, partyDropsChanged } from '@necp/shared/loot/events';
import { MoneySnatched } from '@necp/shared/loot/schema';
import { LootRulesChanged, PartyDropGiven } from '@necp/shared/loot/party-schema';
import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useLoot, useLootNews, useSharedLoot } from './store';

/** Keeps the drops within reach, the container at hand, the latest lock check and what is new about shared loot. */
export function listenToLoot({ connection, game }: Sources) {
  return [
    connection.on('live', (message) => {
      if (message.topic === partyDropsChanged) return useSharedLoot.setState({ isHeard: true });
      if (message.topic === moneySnatched.name) return keepSnatched(message);
      if (message.topic === lootRulesChanged) return keepRules(message);
      if (message.topic === partyDropGiven.name) return keepGiven(message);
    }),
    connection.on('interact.check', (check) => useLoot.setState({ check: { ...check, atMs: steadyMs() } })),
    game.on('drops', (drops) => useLoot.setState({ drops })),
    game.on('prompt', (prompt) => useLoot.setState({ prompt })),
    game.on('interacting', (span) => useLoot.setState({ isHolding: span !== null })),
  ];
}

function keepRules(message: object): void {
  const parsed = LootRulesChanged.safeParse(message).data;
  if (parsed !== undefined)
    useLootNews.setState(({ news }) => ({ news: [...news, { kind: 'rules', rules: parsed.rules }] }));
}

function keepSnatched(message: object): void {
  const parsed = MoneySnatched.safeParse(message).data;
  if (parsed !== undefined)
    useLootNews.setState(({ news }) => ({ news: [...news, { kind: 'snatched', chits: parsed.chits }] }));
}

function keepGiven(message: object): void {
  const given = PartyDropGiven.safeParse(message).data;
  if (given !== undefined) useLootNews.setState(({ news }) => ({ news: [...news, { kind: 'given', given }] }));
}
