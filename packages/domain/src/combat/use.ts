import type { CharacterId } from '@necp/shared/kernel';
import type { SkillId } from '@necp/shared/progression/content';
import type { Vitals } from '@necp/shared/zone/sheet';
import { holdSheets } from '../character';
import { wearDown } from '../inventory';
import { inTx, nowOf, onceById, type Ctx } from '../kernel';
import { gainSkillsOfMany } from '../progression';
import { holdWriters, type HeldZone, type Writer } from '../zone';

interface Use extends Writer {
  /** Experience by skill since the last report, whole numbers. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Points of durability lost, by item. */
  readonly wear: Readonly<Record<string, number>>;
}

interface Stale {
  /** Characters that another zone writes by now: nothing of theirs was stored. */
  readonly stale: readonly CharacterId[];
}

/**
 * Stores the skill experience and wear of a period of combat, for all characters of a zone at once. A repeated call
 * gets the first answer.
 * @param batch its id is unique in the world
 */
export function recordUse(
  ctx: Ctx,
  zone: HeldZone,
  batch: { readonly id: string; readonly uses: readonly Use[] },
): Promise<Stale> {
  const staleOf = (writers: ReadonlySet<CharacterId>): Stale => ({
    stale: batch.uses.flatMap(({ characterId }) => (writers.has(characterId) ? [] : [characterId])),
  });
  return inTx(ctx, async (tx) => {
    // All characters are locked before the positions, and before the containers of the first.
    await holdSheets(
      tx,
      batch.uses.map(({ characterId }) => characterId),
    );
    const writers = await holdWriters(tx, zone, batch.uses);
    if (writers.size === 0) return staleOf(writers);
    return onceById(tx, { verb: 'combat.record_use', id: batch.id }, async () => {
      const uses = batch.uses
        .filter(({ characterId }) => writers.has(characterId))
        .toSorted((a, b) => (a.characterId < b.characterId ? -1 : 1));
      await gainSkillsOfMany(tx, uses);
      for (const { characterId, wear } of uses)
        if (Object.keys(wear).length > 0) await wearDown(tx, { characterId, points: wear });
      return staleOf(writers);
    });
  });
}

/** Saves the pools of all characters of a zone, in whole points. */
export function saveVitals(ctx: Ctx, zone: HeldZone, vitals: readonly (Writer & Vitals)[]): Promise<Stale> {
  return inTx(ctx, async (tx) => {
    const writers = await holdWriters(tx, zone, vitals);
    const held = vitals
      .filter(({ characterId }) => writers.has(characterId))
      .toSorted((a, b) => (a.characterId < b.characterId ? -1 : 1));
    const column = (pool: keyof Vitals) => held.map((one) => Math.max(0, Math.round(one[pool])));
    await tx.$executeRaw`
      INSERT INTO character_vitals (character_id, health, energy, ram, stamina, saved_at)
      SELECT *, ${nowOf(tx)}::timestamptz FROM unnest(
        ${held.map(({ characterId }) => characterId)}::uuid[], ${column('health')}::int[], ${column('energy')}::int[],
          ${column('ram')}::int[], ${column('stamina')}::int[])
      ON CONFLICT (character_id) DO UPDATE
        SET health = excluded.health, energy = excluded.energy, ram = excluded.ram, stamina = excluded.stamina,
          saved_at = excluded.saved_at`;
    return { stale: vitals.flatMap(({ characterId }) => (writers.has(characterId) ? [] : [characterId])) };
  });
}
