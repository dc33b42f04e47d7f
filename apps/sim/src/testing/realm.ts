import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDb, type Db } from '@necp/db';
import type { Prisma } from '@necp/db/types';
import { lookFields, type Look } from '@necp/shared/character/look';
import type { AccountId, CharacterId, SessionId, TileSpot } from '@necp/shared/kernel';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

export interface TestCharacter {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string;
}

/** The web app as the simulation sees it: keys, and characters with sessions for tickets. */
export interface TestRealm {
  readonly jwksUrl: string;
  readonly db: Db;
  addCharacter(name: string): Promise<TestCharacter>;
  /** Changes the row of a character's session. */
  setSession(character: TestCharacter, change: Prisma.SessionUpdateInput): Promise<void>;
  /** Stores a saved position, so that the character is not a new one. */
  standIn(character: TestCharacter, zoneId: string, at: TileSpot): Promise<void>;
  signTicket(
    character: TestCharacter,
    changes?: { readonly jti?: string; readonly expiresInS?: number; readonly audience?: string },
  ): Promise<string>;
  /** Returns a ticket signed with a key the simulation does not know. */
  forgeTicket(character: TestCharacter): Promise<string>;
  /** Stops or starts publishing the keys. */
  setAway(state: 'away' | 'back'): void;
  close(): Promise<void>;
}

const plainLook = Object.fromEntries(lookFields.map((field) => [field, 1])) as Look;

export async function openTestRealm(databaseUrl: string): Promise<TestRealm> {
  const db = createDb({ url: databaseUrl, poolMax: 4 });
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const forged = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk: JWK = { ...(await exportJWK(keys.publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  let isAway = false;
  const server = createServer((_request, response) => {
    response.writeHead(isAway ? 503 : 200, { 'content-type': 'application/json' });
    response.end(isAway ? '' : JSON.stringify({ keys: [jwk] }));
  });
  const port = await listen(server);
  const sign = (
    character: TestCharacter,
    key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'],
    changes: { jti?: string; expiresInS?: number; audience?: string } = {},
  ) =>
    new SignJWT({ aid: character.accountId, sid: character.sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setSubject(character.characterId)
      .setAudience(changes.audience ?? 'sim')
      .setJti(changes.jti ?? randomUUID())
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + (changes.expiresInS ?? 30))
      .sign(key);
  return {
    jwksUrl: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    db,
    addCharacter: (name) => addCharacter(db, name),
    setSession: async ({ sessionId: id }, change) =>
      void (await db.prisma.session.update({ where: { id }, data: change })),
    standIn: async ({ characterId }, zoneId, { x, y }) => {
      await db.prisma.zone.upsert({ where: { id: zoneId }, create: { id: zoneId, name: {} }, update: {} });
      await db.prisma.playerPosition.create({
        data: { characterId, zoneId, channel: 1, zoneEpoch: 0, x, y, epoch: 1 },
      });
    },
    signTicket: (character, changes) => sign(character, keys.privateKey, changes),
    forgeTicket: (character) => sign(character, forged.privateKey),
    setAway: (state) => void (isAway = state === 'away'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await db.close();
    },
  };
}

async function addCharacter({ prisma }: Db, name: string): Promise<TestCharacter> {
  const accountId = randomUUID() as AccountId;
  const sessionId = randomUUID() as SessionId;
  const characterId = randomUUID() as CharacterId;
  await prisma.account.create({ data: { id: accountId, isGuest: true, locale: 'en' } });
  await prisma.player.create({ data: { accountId } });
  await prisma.session.create({
    data: {
      id: sessionId,
      accountId,
      secretHash: randomUUID(),
      roles: ['player'],
      isGuest: true,
      device: 'test',
      characterId,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  await prisma.character.create({
    data: {
      id: characterId,
      accountId,
      name,
      nameSkeleton: name.toLowerCase(),
      classId: 'bouncer',
      originId: 'local',
      look: plainLook,
      body: 5,
      reflex: 5,
      tech: 5,
      intellect: 5,
      cool: 5,
    },
  });
  return { characterId, accountId, sessionId, name };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}
