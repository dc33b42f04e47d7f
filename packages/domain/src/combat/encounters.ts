import { combatEnded, combatStarted, damageDealt } from '@necp/shared/combat/events';
import type { FoughtBody, FoughtSession } from '@necp/shared/combat/encounter';
import { emit, inTx, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import type { HeldZone } from '../zone';

/**
 * Writes down fights, begun and ended, with their lines. What was written before stays; a fight that ended stays ended.
 */
export function recordCombat(ctx: Ctx, zone: HeldZone, sessions: readonly FoughtSession[]): Promise<void> {
  return inTx(ctx, async (tx) => {
    for (const session of sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      await recordSession(tx, { zoneId: zone.zoneId, session });
  });
}

async function recordSession(
  tx: Tx,
  { zoneId, session }: { readonly zoneId: string; readonly session: FoughtSession },
): Promise<void> {
  const { id, kind, startedAtMs, endedAtMs, bodies } = session;
  const players = bodies.flatMap(({ characterId, ...sums }) =>
    characterId === null ? [] : [{ characterId, ...sums }],
  );
  const { count: begun } = await tx.combatSession.createMany({
    data: [{ id, zoneId, kind, startedAt: new Date(startedAtMs) }],
    skipDuplicates: true,
  });
  if (begun === 1)
    await emit(tx, combatStarted, {
      sessionId: id,
      zoneId,
      kind,
      characterIds: players.map(({ characterId }) => characterId),
      startedAtMs,
    });
  await tx.$queryRaw`SELECT 1 FROM combat_sessions WHERE id = ${id}::uuid FOR UPDATE`;
  await writeLines(tx, session);
  const { endedAt } = await tx.combatSession.findUniqueOrThrow({ where: { id } });
  if (endedAt !== null) return;
  await writeBodies(tx, session);
  if (endedAtMs === null) return;
  await tx.combatSession.update({ where: { id }, data: { endedAt: new Date(endedAtMs) } });
  await emit(tx, combatEnded, {
    sessionId: id,
    zoneId,
    kind,
    endedAtMs,
    outcomes: players.map(({ characterId, outcome }) => ({ characterId, outcome: outcome ?? 'ended' })),
  });
  for (const { characterId, dealt, taken, healed } of players) {
    await emit(tx, damageDealt, { sessionId: id, characterId, dealt, taken, healed });
    pushAfterCommit(tx, `/topic/character/${characterId}/combat`, { name: combatEnded.name, sessionId: id });
  }
}

async function writeBodies(tx: Tx, { id, bodies }: FoughtSession): Promise<void> {
  const column = <K extends keyof FoughtBody>(key: K) => bodies.map((body) => body[key]);
  await tx.$executeRaw`
    INSERT INTO combat_participants (session_id, body, character_id, name, level, dealt, taken, healed, kills, downs, outcome)
    SELECT ${id}::uuid, * FROM unnest(
      ${column('body')}::int[], ${column('characterId')}::uuid[], ${column('name')}::text[], ${column('level')}::int[], ${column('dealt')}::int[], ${column('taken')}::int[],
      ${column('healed')}::int[], ${column('kills')}::int[], ${column('downs')}::int[], ${column('outcome')}::text[])
    ON CONFLICT (session_id, body) DO UPDATE
      SET dealt = excluded.dealt, taken = excluded.taken, healed = excluded.healed, kills = excluded.kills, downs = excluded.downs, outcome = excluded.outcome`;
}

async function writeLines(tx: Tx, { id, lines }: FoughtSession): Promise<void> {
  if (lines.length === 0) return;
  // Usually both are there: a job makes them ahead.
  for (const { atMs } of [lines[0], lines.at(-1)].flatMap((line) => line ?? []))
    await tx.$queryRaw`SELECT make_damage_month(${new Date(atMs)}::timestamptz)`;
  await tx.damageLog.createMany({
    data: lines.map(({ atMs, ...line }) => ({ ...line, sessionId: id, at: new Date(atMs) })),
    skipDuplicates: true,
  });
}
