import { Prisma } from '@necp/db/types';
import type { RealmSettingsView } from '@necp/shared/realm/settings';
import type { SessionLifetimes } from '@necp/shared/session/lifetimes';
import type { Tx } from '../kernel';

/** The realm with its settings, without those of its sessions. */
export interface RealmRow extends Omit<RealmSettingsView, keyof SessionLifetimes> {
  readonly id: string;
}

const columns = Prisma.sql`realm.id, realm.capacity, realm.is_open AS "isOpen", version, away_minutes AS "awayMinutes",
  idle_logout_minutes AS "idleLogoutMinutes", idle_warning_seconds AS "idleWarningSeconds",
  characters_online AS "charactersOnline", queue_keeps_seconds AS "queueKeepsSeconds",
  return_priority_seconds AS "returnPrioritySeconds",
  guild_fee_chits AS "guildFeeChits", guild_signatures AS "guildSignatures"`;
const tables = Prisma.sql`realms AS realm JOIN realm_settings ON realm_id = realm.id`;

/** Reads the realm without a lock. */
export async function readRealm(tx: Tx): Promise<RealmRow> {
  return only(await tx.$queryRaw<RealmRow[]>`SELECT ${columns} FROM ${tables} ORDER BY realm.id LIMIT 1`);
}

/**
 * Locks the realm until the transaction ends: all seats are given, and all settings changed, behind this lock. What is
 * read after it is what the holder before has committed.
 */
export async function lockRealm(tx: Tx): Promise<RealmRow> {
  await tx.$queryRaw`SELECT 1 FROM realms ORDER BY id LIMIT 1 FOR NO KEY UPDATE`;
  return readRealm(tx);
}

function only([realm]: readonly RealmRow[]): RealmRow {
  if (realm === undefined) throw new Error('there is no realm');
  return realm;
}

/** Returns what founding a guild needs in this realm: a fee in chits, and how many signatures of other players. */
export async function guildFounding(tx: Tx): Promise<{ readonly feeChits: bigint; readonly signatures: number }> {
  const { guildFeeChits, guildSignatures } = await readRealm(tx);
  return { feeChits: BigInt(guildFeeChits), signatures: guildSignatures };
}
