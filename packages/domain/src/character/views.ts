import { restoreWindowMs } from '@necp/shared/character/rules';
import type { CharacterView, ClassId, OriginId } from '@necp/shared/character/schema';
import { Look } from '@necp/shared/character/look';
import type { CharacterId, ZoneId } from '@necp/shared/kernel';

/** The columns of `characters` that the owner may see. */
export interface CharacterRow {
  readonly id: string;
  readonly name: string;
  readonly classId: string;
  readonly originId: string;
  readonly level: number;
  readonly look: unknown;
  readonly body: number;
  readonly reflex: number;
  readonly tech: number;
  readonly intellect: number;
  readonly cool: number;
  readonly zoneId: string;
  readonly playedMs: bigint;
  readonly lastSeenAt: Date | null;
  readonly deletedAt: Date | null;
}

export function viewOf(row: CharacterRow): CharacterView {
  const { body, reflex, tech, intellect, cool } = row;
  return {
    id: row.id as CharacterId,
    name: row.name,
    classId: row.classId as ClassId,
    originId: row.originId as OriginId,
    level: row.level,
    look: Look.parse(row.look),
    attributes: { body, reflex, tech, intellect, cool },
    zoneId: row.zoneId as ZoneId,
    playedMs: Number(row.playedMs),
    lastSeenAt: row.lastSeenAt,
    deletedAt: row.deletedAt,
    restorableUntil: row.deletedAt === null ? null : new Date(row.deletedAt.getTime() + restoreWindowMs),
  };
}
