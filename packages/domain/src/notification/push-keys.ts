import type { Prisma } from '@necp/db/types';
import webPush from 'web-push';
import { type Ctx, inTx, nowOf, openText, sealText, type Tx } from '../kernel';

/** The key pair by which push services know this installation. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const owner = 'push';

/** Returns the public half; it is made at the first need, and browsers subscribe under it. */
export async function pushPublicKey(ctx: Ctx): Promise<string> {
  const known = await ctx.db.pushKey.findUnique({ where: { id: 1 }, select: { publicKey: true } });
  return known?.publicKey ?? (await inTx(ctx, (tx) => makeKeys(ctx, tx))).publicKey;
}

/**
 * Returns both halves.
 * @returns null when the key was sealed with a secret that this process does not have
 */
export async function pushKeys(ctx: Ctx): Promise<PushKeys | null> {
  const row = await ctx.db.pushKey.findUnique({ where: { id: 1 } });
  if (row === null) return null;
  const privateKey = openText(ctx, 'push', { owner, sealed: row.sealedPrivate });
  return privateKey === null ? null : { publicKey: row.publicKey, privateKey };
}

/** Two processes that make it at once wait for each other, and both return the one that was made. */
async function makeKeys(ctx: Ctx, tx: Tx): Promise<{ readonly publicKey: string }> {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const sealedPrivate = sealText(ctx, 'push', { owner, text: privateKey });
  const row: Prisma.PushKeyCreateManyInput = { id: 1, publicKey, sealedPrivate, madeAt: nowOf(tx) };
  await tx.pushKey.createMany({ data: [row], skipDuplicates: true });
  return tx.pushKey.findUniqueOrThrow({ where: { id: 1 }, select: { publicKey: true } });
}
