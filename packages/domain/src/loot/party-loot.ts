import type { Rarity } from '@necp/shared/inventory/content';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import { lootRulesChanged } from '@necp/shared/loot/events';
import { defaultLootRules } from '@necp/shared/loot/party-rules';
import type {
  LootDoneView,
  LootMode,
  LootRules,
  PartyLootView,
  SetLootRulesInput,
} from '@necp/shared/loot/party-schema';
import { actOnce, nowOf, pushAfterCommit, requirePlaying, type Ctx, type Tx } from '../kernel';
import { holdParty, partyOf } from '../party';

/** Returns the loot rules of the party of the caller's character. */
export async function partyLoot(ctx: Ctx): Promise<PartyLootView> {
  const { characterId } = requirePlaying(ctx);
  const party = await partyOf(ctx.db, characterId);
  if (party === null) return { rules: null, canSet: false };
  const row = await ctx.db.partyLoot.findUnique({ where: { partyId: party.partyId } });
  return { rules: row === null ? defaultLootRules : rulesFrom(row), canSet: party.rank === 'leader' };
}

/**
 * Sets the loot rules of the caller's party and announces them to all members. They hold for what falls from now on.
 * @throws GameError conflict `party.none`, `loot.not_leader`; not_found `loot.no_master`
 */
export function setLootRules(ctx: Ctx, input: SetLootRulesInput): Promise<LootDoneView> {
  return actOnce(ctx, { verb: 'loot.set_rules', input }, async (tx, { characterId }) => {
    const { partyId, members, own } = await holdParty(tx, characterId);
    if (own.rank !== 'leader') throw new GameError('conflict', 'loot.not_leader');
    const { mode, threshold } = input;
    const masterId = mode === 'master' ? input.masterId : null;
    if (mode === 'master' && members.every((member) => member.characterId !== masterId))
      throw new GameError('not_found', 'loot.no_master');
    const rules: LootRules = { mode, threshold, masterId };
    const row = { ...rules, changedAt: nowOf(tx) };
    await tx.partyLoot.upsert({ where: { partyId }, create: { partyId, ...row }, update: row });
    for (const member of members)
      pushAfterCommit(tx, { characterId: member.characterId }, { topic: lootRulesChanged, rules });
    return { done: true as const };
  });
}

interface RulesRow {
  readonly mode: string;
  readonly threshold: string;
  readonly masterId: string | null;
}
function rulesFrom({ mode, threshold, masterId }: RulesRow): LootRules {
  return { mode: mode as LootMode, threshold: threshold as Rarity, masterId: masterId as CharacterId | null };
}

/** The rules of a party, and who was served last when its members take turns. */
export interface HeldRules {
  readonly rules: LootRules;
  servedId: CharacterId | null;
}

/**
 * Returns the rules of those parties that share what falls. The rows of parties whose members take turns are locked, in
 * the order of ids, so that no turn is given twice.
 */
export async function holdRules(tx: Tx, partyIds: readonly string[]): Promise<Map<string, HeldRules>> {
  if (partyIds.length === 0) return new Map();
  const rows = await tx.partyLoot.findMany({ where: { partyId: { in: [...partyIds] }, mode: { not: 'personal' } } });
  const held = new Map(
    rows.map((row): [string, HeldRules] => [row.partyId, { rules: rulesFrom(row), servedId: null }]),
  );
  const inTurn = rows.flatMap(({ partyId, mode }) => (mode === 'round_robin' ? [partyId] : []));
  if (inTurn.length === 0) return held;
  const served = await tx.$queryRaw<{ partyId: string; servedId: CharacterId | null }[]>`
    SELECT party_id::text AS "partyId", served_id::text AS "servedId" FROM party_loot
    WHERE party_id = ANY(${inTurn}::uuid[]) ORDER BY party_id FOR NO KEY UPDATE`;
  for (const { partyId, servedId } of served) Object.assign(held.get(partyId) ?? {}, { servedId });
  return held;
}

/** Notes who was served last in a party whose row is locked. */
export async function noteServed(tx: Tx, partyId: string, servedId: CharacterId): Promise<void> {
  await tx.partyLoot.update({ where: { partyId }, data: { servedId } });
}
