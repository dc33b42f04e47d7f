import { combatEnded, combatStarted, damageDealt } from '@necp/shared/combat/events';
import type { ParticipantRecord, EncounterRecord } from '@necp/shared/combat/encounter';
import { emit, inTx, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import type { HeldZone } from '../zone';

/**
 * Stores encounters, running and ended, with their entries. Stored entries stay; an encounter that ended stays ended.
 */
export function recordCombat(ctx: Ctx, zone: HeldZone, encounters: readonly EncounterRecord[]): Promise<void> {
  return inTx(ctx, async (tx) => {
    for (const encounter of encounters.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      await recordEncounter(tx, { zoneId: zone.zoneId, encounter });
  });
}

async function recordEncounter(
  tx: Tx,
  { zoneId, encounter }: { readonly zoneId: string; readonly encounter: EncounterRecord },
): Promise<void> {
  const { id, kind, place, startedAtMs, endedAtMs, participants } = encounter;
  const players = participants.flatMap(({ characterId, ...sums }) =>
    characterId === null ? [] : [{ characterId, ...sums }],
  );
  const { count: begun } = await tx.combatEncounter.createMany({
    data: [{ id, zoneId, place, kind, startedAt: new Date(startedAtMs) }],
    skipDuplicates: true,
  });
  if (begun === 1)
    await emit(tx, combatStarted, {
      encounterId: id,
      zoneId,
      kind,
      characterIds: players.map(({ characterId }) => characterId),
      startedAtMs,
    });
  await tx.$queryRaw`SELECT 1 FROM combat_encounters WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  await writeLogEntries(tx, encounter);
  const { endedAt } = await tx.combatEncounter.findUniqueOrThrow({ where: { id } });
  if (endedAt !== null) return;
  await writeParticipants(tx, encounter);
  if (endedAtMs === null) return;
  await tx.combatEncounter.update({ where: { id }, data: { endedAt: new Date(endedAtMs) } });
  await emit(tx, combatEnded, {
    encounterId: id,
    zoneId,
    kind,
    endedAtMs,
    outcomes: players.map(({ characterId, outcome }) => ({ characterId, outcome: outcome ?? 'ended' })),
  });
  for (const { characterId, dealt, taken, healed } of players) {
    await emit(tx, damageDealt, { encounterId: id, characterId, dealt, taken, healed });
    pushAfterCommit(tx, { characterId }, { topic: combatEnded.name, encounterId: id });
  }
}

async function writeParticipants(tx: Tx, { id, participants }: EncounterRecord): Promise<void> {
  const column = <K extends keyof ParticipantRecord>(key: K) => participants.map((participant) => participant[key]);
  await tx.$executeRaw`
    INSERT INTO combat_participants (encounter_id, participant_index, character_id, name, level, dealt, taken, healed,
      kills, downs, outcome)
    SELECT ${id}::uuid, * FROM unnest(
      ${column('participantIndex')}::int[], ${column('characterId')}::uuid[], ${column('name')}::text[],
        ${column('level')}::int[], ${column('dealt')}::int[], ${column('taken')}::int[],
      ${column('healed')}::int[], ${column('kills')}::int[], ${column('downs')}::int[], ${column('outcome')}::text[])
    ON CONFLICT (encounter_id, participant_index) DO UPDATE
      SET dealt = excluded.dealt, taken = excluded.taken, healed = excluded.healed, kills = excluded.kills,
        downs = excluded.downs, outcome = excluded.outcome`;
}

async function writeLogEntries(tx: Tx, { id, entries }: EncounterRecord): Promise<void> {
  if (entries.length === 0) return;
  // Usually both partitions exist already: a job creates them in advance.
  for (const { atMs } of [entries[0], entries.at(-1)].flatMap((line) => line ?? []))
    await tx.$queryRaw`SELECT make_damage_month(${new Date(atMs)}::timestamptz)`;
  await tx.damageLog.createMany({
    data: entries.map(({ atMs, ...line }) => ({ ...line, encounterId: id, at: new Date(atMs) })),
    skipDuplicates: true,
  });
}
