import { Prisma } from '@necp/db/types';
import type { AccountId } from '@necp/shared/kernel';
import { strToU8, zipSync } from 'fflate';
import { charactersOf } from '../character';
import { type Ctx, type PersonalRows, readRaw } from '../kernel';
import { personalRooms } from './registry';
import { belongsTo, type OwnerIds } from './rows';

/** What an archive may hold before and after it is packed; the table refuses a larger file. */
const rawMaxBytes = 64 * 1024 * 1024;
const packedMaxBytes = 16 * 1024 * 1024;

const readMe = `NECPGAME

Everything this server keeps of your account, one JSON file for each table. Passwords and other secrets are stored as
hashes or encrypted, and are left out. Times are in UTC.

Всё, что этот сервер хранит о вашей учётной записи: по одному файлу JSON на таблицу. Пароли и другие секреты хранятся
в виде хешей или зашифрованы и сюда не входят. Время указано в UTC.
`;

/** Packs everything that the rooms keep of an account; null when it is too much for one file. */
export async function packAccount(ctx: Ctx, accountId: AccountId): Promise<Uint8Array<ArrayBuffer> | null> {
  const ownerIds = [accountId, ...(await charactersOf(ctx.db, [accountId]))];
  const parts = Object.entries(personalRooms).flatMap(([room, declared]) =>
    declared.flatMap((rows) => ('never' in rows.exported ? [] : [{ room, rows, without: rows.exported.without }])),
  );
  let rawBytes = 0;
  const files: Record<string, Uint8Array> = { 'README.txt': strToU8(readMe) };
  for (const { room, rows, without } of parts) {
    rawBytes += await sizeOf(ctx, { rows, without, ownerIds });
    if (rawBytes > rawMaxBytes) return null;
    const texts = await rowsOf(ctx, { rows, without, ownerIds });
    files[`${room}/${rows.table}.json`] = strToU8(texts.length === 0 ? '[]\n' : `[\n${texts.join(',\n')}\n]\n`);
  }
  const packed = zipSync(files, { mtime: new Date(ctx.clock.nowMs()) });
  return packed.byteLength > packedMaxBytes ? null : Uint8Array.from(packed);
}

interface Part {
  readonly rows: PersonalRows;
  readonly without: readonly string[];
  readonly ownerIds: OwnerIds;
}

/** The rows are never parsed here, so that no number loses digits. */
const textOf = (without: readonly string[]) => Prisma.sql`(to_jsonb(part) - ${[...without]}::text[])::text`;

async function sizeOf(ctx: Ctx, { rows, without, ownerIds }: Part): Promise<number> {
  const [size] = await readRaw<{ bytes: bigint }>(
    ctx,
    Prisma.sql`SELECT COALESCE(SUM(octet_length(${textOf(without)})), 0)::bigint AS bytes
      FROM ${Prisma.raw(`"${rows.table}"`)} AS part WHERE ${belongsTo(rows, ownerIds)}`,
  );
  return Number(size?.bytes ?? 0);
}

async function rowsOf(ctx: Ctx, { rows, without, ownerIds }: Part): Promise<string[]> {
  const found = await readRaw<{ row: string }>(
    ctx,
    Prisma.sql`SELECT ${textOf(without)} AS row FROM ${Prisma.raw(`"${rows.table}"`)} AS part
      WHERE ${belongsTo(rows, ownerIds)}`,
  );
  return found.map(({ row }) => row);
}
