import { providerFlowMs } from '@necp/shared/identity/rules';
import type { Purpose } from '@necp/shared/identity/schema';
import { GameError, type SessionId } from '@necp/shared/kernel';
import { ctxOf, nowOf, type Tx } from '../kernel';
import { hashSecret } from '../session';

export interface FlowInput {
  readonly provider: string;
  readonly purpose: Purpose;
  /** The session that begins the visit; null for a visitor. */
  readonly sessionId: SessionId | null;
  /** The page of this site to open afterwards. */
  readonly next: string;
  /** The identity that the provider has confirmed, for a visit that waits for a code. */
  readonly identityId: string | null;
}

/** A visit to a provider. */
export interface Flow extends FlowInput {
  readonly createdAt: Date;
}

/** Begins a visit to a provider; returns the secret for the browser's cookie, of which only a hash is stored. */
export async function startFlow(tx: Tx, input: FlowInput): Promise<string> {
  const now = nowOf(tx);
  const secret = ctxOf(tx).rng.secret(32);
  const expiresAt = new Date(now.getTime() + providerFlowMs);
  await tx.providerFlow.create({ data: { ...input, secretHash: hashSecret(secret), createdAt: now, expiresAt } });
  return secret;
}

/**
 * Takes the visit whose provider has answered; of two answers one is accepted.
 * @throws GameError invalid `identity.start_again` for a visit that is unknown, over, answered, or of another provider
 */
export async function takeFlow(
  tx: Tx,
  { secret, provider }: { readonly secret: string; readonly provider: string },
): Promise<Flow> {
  const where = { secretHash: hashSecret(secret), provider, identityId: null };
  const row = await tx.providerFlow.findFirst({ where: { ...where, expiresAt: { gt: nowOf(tx) } } });
  const { count } = await tx.providerFlow.deleteMany({ where });
  if (row === null || count === 0) throw startAgain();
  return flowOf(row);
}

/**
 * Returns the visit that waits for a code, locked until the transaction ends.
 * @throws GameError invalid `identity.start_again`
 */
export async function waitingFlow(tx: Tx, secret: string): Promise<Flow & { readonly identityId: string }> {
  const secretHash = hashSecret(secret);
  await tx.$queryRaw`SELECT 1 FROM provider_flows WHERE secret_hash = ${secretHash} FOR UPDATE`;
  const row = await tx.providerFlow.findFirst({ where: { secretHash, expiresAt: { gt: nowOf(tx) } } });
  if (row === null || row.identityId === null) throw startAgain();
  return { ...flowOf(row), identityId: row.identityId };
}

/** Ends a visit whose code was right. */
export async function endFlow(tx: Tx, secret: string): Promise<void> {
  await tx.providerFlow.deleteMany({ where: { secretHash: hashSecret(secret) } });
}

function flowOf(row: {
  readonly provider: string;
  readonly purpose: string;
  readonly sessionId: string | null;
  readonly next: string;
  readonly identityId: string | null;
  readonly createdAt: Date;
}): Flow {
  const { provider, next, identityId, createdAt } = row;
  const [purpose, sessionId] = [row.purpose as Purpose, row.sessionId as SessionId | null];
  return { provider, purpose, sessionId, next, identityId, createdAt };
}

const startAgain = (): GameError => new GameError('invalid', 'identity.start_again');
