import { createHash } from 'node:crypto';
import { classes, presets } from '@necp/content/client';
import { seededAccounts, type SeededAccount } from '@necp/db/seed/accounts';
import { accountCreated } from '@necp/shared/account/events';
import type { AccountId, RequestId, SessionId } from '@necp/shared/kernel';
import * as z from 'zod';
import { hashPassword, isPasswordRight } from '../src/account/passwords';
import { noteAct } from '../src/audit-log';
import { createCharacter } from '../src/character/service';
import { stockCatalogue } from '../src/inventory/catalogue';
import { stockLootTables } from '../src/loot/catalogue';
import { emit, inTx, newId, nowOf, type Ctx, type Domain } from '../src/kernel';
import { lostStages } from '../src/quest/catalogue';
import { endSessions } from '../src/session';
import { openToolDomain } from './tool-domain';

/**
 * Writes the content into its tables. With SEED_PASSWORDS (the passwords by address, as JSON) it creates the sample
 * accounts too, and gives these passwords to those that are there. A second run changes nothing.
 */
const { SEED_PASSWORDS } = process.env;
const domain = openToolDomain(2);
try {
  const ctx = domain.systemCtx('seed');
  console.info(`${await stockCatalogue(ctx)} kinds of items`);
  console.info(`${await stockLootTables(ctx)} loot tables`);
  for (const { questId, stageId, characters } of await lostStages(ctx))
    console.warn(`${characters} characters are in ${questId} at ${stageId}, which the content does not have`);
  if (SEED_PASSWORDS) {
    const passwords = z.record(z.string(), z.string().min(8)).parse(JSON.parse(SEED_PASSWORDS));
    for (const account of seededAccounts) await seedAccount(domain, account, passwords[account.email]);
    console.info(`${seededAccounts.length} accounts: ${seededAccounts.map(({ email }) => email).join(', ')}`);
  }
} finally {
  await domain.close();
}

async function seedAccount(domain: Domain, seeded: SeededAccount, password: string | undefined): Promise<void> {
  if (password === undefined) throw new Error(`SEED_PASSWORDS has none for ${seeded.email}`);
  const ctx = domain.systemCtx('seed');
  const accountId = (await keepAccount(ctx, seeded, password)) ?? (await makeAccount(ctx, seeded, password));
  if ((await ctx.db.character.count({ where: { accountId } })) > 0) return;
  const { name, presetId, classId, originId } = seeded.character;
  const look = presets.find(({ id }) => id === presetId)?.look;
  const attributes = classes.find(({ id }) => id === classId)?.attributes;
  if (look === undefined || attributes === undefined)
    throw new Error(`the content has no preset ${presetId} or class ${classId}`);
  const actor = { accountId, sessionId: newId<SessionId>(), roles: [], isGuest: false, characterId: null };
  await createCharacter(domain.ctxFor({ actor, address: null, correlationId: 'seed' }), {
    requestId: requestIdOf(seeded),
    name,
    classId,
    originId,
    look,
    attributes,
  });
}

/** Returns the account that is there, with this password; sessions under another one end. */
async function keepAccount(ctx: Ctx, { email }: SeededAccount, password: string): Promise<AccountId | null> {
  const found = await ctx.db.account.findFirst({ where: { email }, select: { id: true, passwordHash: true } });
  if (found === null) return null;
  const accountId = found.id as AccountId;
  if (await isPasswordRight(found.passwordHash, password)) return accountId;
  const passwordHash = await hashPassword(password);
  await inTx(ctx, async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    await endSessions(tx, { accountId, reason: 'password_changed' });
  });
  return accountId;
}

async function makeAccount(ctx: Ctx, { email, locale, role }: SeededAccount, password: string): Promise<AccountId> {
  const passwordHash = await hashPassword(password);
  return inTx(ctx, async (tx) => {
    const accountId = newId<AccountId>();
    const roles = role === null ? [] : [{ role, grantedAt: nowOf(tx) }];
    await tx.account.create({
      data: {
        id: accountId,
        email,
        passwordHash,
        isGuest: false,
        locale,
        createdAt: nowOf(tx),
        lastSeenAt: nowOf(tx),
        roles: { create: roles },
      },
    });
    if (role !== null)
      noteAct(tx, { act: 'role.granted', subjectId: accountId, details: { role, reason: 'a sample account' } });
    await emit(tx, accountCreated, { accountId, isGuest: false, locale });
    return accountId;
  });
}

/** Returns the same id for the same account, so that two seeds at once create one character. */
function requestIdOf({ email }: SeededAccount): RequestId {
  const hex = createHash('sha256').update(`seed ${email}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as RequestId;
}
