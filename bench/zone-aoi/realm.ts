import type { TileSpot } from '@necp/shared/kernel';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { startPostgres, startRedis } from '@necp/launcher/services';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { makePeople } from '../bots/people';
import type { ZoneMap } from '@necp/shared/zone/map';

/** The environment of our own server: Postgres with the product's tables, Redis, and the keys that sign tickets. */
export interface Realm {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly jwksUrl: string;
  /**
   * Creates characters who were last seen at these positions, one at each.
   * @returns a ticket for each
   */
  settle(map: ZoneMap, spots: readonly TileSpot[]): Promise<string[]>;
  stop(): Promise<void>;
}

const project = path.resolve(import.meta.dirname, '..', '..');

export async function openRealm(): Promise<Realm> {
  const folder = mkdtempSync(path.join(tmpdir(), 'necp-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dir: path.join(folder, 'postgres'), purpose: 'keep' });
  const redis = await startRedis({ dir: path.join(folder, 'redis') });
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'bench', alg: 'EdDSA', use: 'sig' };
  const jwks = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => jwks.listen(0, '127.0.0.1', resolve));
  await migrate(postgres);
  const sign = (person: { readonly accountId: string; readonly sessionId: string; readonly characterId: string }) =>
    new SignJWT({ aid: person.accountId, sid: person.sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'bench', typ: 'JWT' })
      .setSubject(person.characterId)
      .setAudience('sim')
      // Longer than the web app's half minute, because all of them are signed before the first one joins.
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(keys.privateKey);
  return {
    databaseUrl: postgres.appUrl,
    redisUrl: redis.url,
    jwksUrl: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/`,
    settle: async (map, spots) => {
      const product = {
        what: 'bench',
        simUrl: '',
        databaseUrl: postgres.appUrl,
        key: keys.privateKey,
        kid: 'bench',
        stop: async () => undefined,
      };
      const people = await makePeople(product, { map, spots, count: spots.length });
      await seat(
        postgres.appUrl,
        people.map(({ characterId }) => characterId),
        spots,
      );
      return Promise.all(people.map(sign));
    },
    stop: async () => {
      jwks.closeAllConnections();
      jwks.close();
      await redis.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts one character at each position; `makePeople` chooses positions at random. */
async function seat(databaseUrl: string, characterIds: readonly string[], spots: readonly TileSpot[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `UPDATE player_positions SET x = seat.x, y = seat.y
       FROM unnest($1::uuid[], $2::real[], $3::real[]) AS seat (id, x, y)
       WHERE character_id = seat.id`,
      [characterIds, spots.map(({ x }) => x), spots.map(({ y }) => y)],
    );
    // The server would wait for the leases of a zone that an earlier run left behind.
    await client.query('DELETE FROM zone_leases');
  } finally {
    await client.end();
  }
}

async function migrate({ url, appUrl }: { readonly url: string; readonly appUrl: string }): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/migrate.ts'], {
    cwd: path.join(project, 'packages', 'db'),
    env: { ...process.env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('the tables could not be made');
}
