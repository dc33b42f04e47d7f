import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZoneId, type CharacterId, type ItemId, type RequestId } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createCharacter } from '../character/service';
import { recordMessages } from '../chat/service';
import { recordCombat, recordUse, saveVitals, settleDefeat, settleDowned } from '../combat/service';
import { closeInstance, noteVictory, openInstance } from '../instance/service';
import { containersOf, grant } from '../inventory';
import { stockCatalogue } from '../inventory/catalogue';
import { consume } from '../inventory/service';
import { inTx, type Ctx } from '../kernel';
import { rollFor, scatter } from '../loot';
import { stockLootTables } from '../loot/catalogue';
import { openContainer, pickUp, snatchMoney } from '../loot/service';
import { markTarget, unmarkFallen } from '../party/service';
import { ackZoneCommands, endConversation, noteObjectiveEvents, startConversation } from '../quest/service';
import { makeCharacters, openTestDomain, withClient, type TestDomain } from '../testing';
import { allRows } from '../testing/all-rows';
import { defeatBy, entryEpoch, heldZone, putInZone } from '../testing/combat';
import { partyOf } from '../testing/party';
import { guest, newcomer } from '../testing/players';
import { standBefore } from '../testing/talk';
import { ask, opened, tradingPair } from '../testing/trade';
import { acceptTrade, askTrade, breakTrade } from '../trade/service';
import { administrationFaucet, credit } from '../wallet';
import { beginEvent, endEvent } from '../world-event/service';
import type { HeldZone } from '../zone';
import {
  beginAt,
  checkpointPositions,
  crossZone,
  enterZone,
  leaveZone,
  releaseZone,
  renewLease,
} from '../zone/service';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain();
  ctx = testDomain.domain.systemCtx();
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  anna = (await makeCharacters(testDomain.databaseUrl, 1))[0] as CharacterId;
  await putInZone(testDomain.databaseUrl, [anna]);
});

/** Calls one function for a zone; the epoch is the one under which the character entered, as that zone knows it. */
type Call = (zone: HeldZone, epoch: number) => Promise<unknown>;

interface Writing {
  /** Prepares what the function writes, and returns the call. */
  readonly prepare: () => Call | Promise<Call>;
  /** Whether it writes for characters, so that an older epoch of theirs is refused too. */
  readonly writes: 'characters' | 'zone';
}

const spot = { x: 5, y: 5, facing: 0 };
const roundTrip = { playedMs: 1_000, spot, carried: null };

async function give(templateId: string): Promise<ItemId> {
  await inTx(ctx, (tx) => grant(tx, { characterId: anna, templateId, quantity: 3, reason: 'inventory.test' }));
  const item = (await containersOf(ctx.db, { characterId: anna }, ['bag'])).flatMap(({ items }) => items)[0];
  if (item === undefined) throw new Error('nothing was given');
  return item.id as ItemId;
}

async function runningEvent(): Promise<string> {
  const runId = randomUUID();
  await beginEvent(ctx, heldZone, { runId, event: 'convoy' });
  return runId;
}

async function fallenDrop(): Promise<string> {
  const source = { kind: 'enemy', id: 'ward_drone' } as const;
  const [drop] = await inTx(ctx, async (tx) => {
    const of = { characterId: anna, source, tableId: 'loot_ward_drone', level: 1, difficulty: 'normal' } as const;
    return scatter(tx, heldZone, { roll: await rollFor(tx, of), for: 'owner', spot });
  });
  if (drop === undefined) throw new Error('nothing fell');
  return drop.dropId;
}

/** A member of a party who stands in the zone. */
async function memberInZone(): Promise<CharacterId> {
  const [member] = await partyOf(testDomain, 2);
  if (member === undefined) throw new Error('the party is empty');
  await putInZone(testDomain.databaseUrl, [member.characterId]);
  return member.characterId;
}

const writerOf = ({ characterId }: { characterId: CharacterId }, epoch = entryEpoch) => ({ characterId, epoch });
const skull = () => ({ id: randomUUID(), mark: 'skull', target: { entityId: 7 } }) as const;

/** Every function that writes for a zone, and refuses a zone or a character with another holder. */
const fenced: Readonly<Record<string, Writing>> = {
  acceptTrade: {
    writes: 'characters',
    prepare: async () => {
      const [one, other] = await tradingPair(testDomain);
      const { tradeId } = await ask(one, other);
      return (zone, epoch) => acceptTrade(ctx, zone, { tradeId, ...writerOf(other, epoch), to: writerOf(one) });
    },
  },
  ackZoneCommands: {
    writes: 'characters',
    prepare: async () => {
      const id = randomUUID();
      await withClient(testDomain.databaseUrl, (client) =>
        client.query(
          `WITH log AS (INSERT INTO quest_logs (character_id) VALUES ($2) RETURNING 1)
          INSERT INTO zone_commands (id, character_id, command, at) VALUES ($1, $2, '{}', now())`,
          [id, anna],
        ),
      );
      return (zone, epoch) => ackZoneCommands(ctx, zone, { characterId: anna, epoch, ids: [id] });
    },
  },
  askTrade: {
    writes: 'characters',
    prepare: async () => {
      const [one, other] = await tradingPair(testDomain);
      return (zone, epoch) => askTrade(ctx, zone, { id: randomUUID(), ...writerOf(one, epoch), to: writerOf(other) });
    },
  },
  beginAt: {
    writes: 'zone',
    prepare: async () => {
      const fresh = await makeCharacters(testDomain.databaseUrl, 2);
      return (zone) => beginAt(ctx, zone, { characterId: fresh.pop() as CharacterId, spot });
    },
  },
  beginEvent: {
    writes: 'zone',
    prepare: () => (zone) => beginEvent(ctx, zone, { runId: randomUUID(), event: 'convoy' }),
  },
  checkpointPositions: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      checkpointPositions(ctx, zone, [{ characterId: anna, epoch, ...spot, playedMs: 50 }]),
  },
  closeInstance: {
    writes: 'zone',
    prepare: async () => {
      const name = { en: 'Cellar', ru: 'Погреб' };
      const lease = { zoneId: 'cellar', name, simId: 'a', publicKey: {}, url: '', leaseMs: 60_000 };
      const group = { difficulty: 'normal', leaderId: anna, members: [anna] } as const;
      const { channel, epoch } = await openInstance(ctx, { ...lease, ...group });
      return (zone) => closeInstance(ctx, { zoneId: 'cellar', channel, epoch: epoch + zone.epoch - heldZone.epoch });
    },
  },
  consume: {
    writes: 'characters',
    prepare: async () => {
      const itemId = await give('stim_night');
      const id = randomUUID() as RequestId;
      return (zone, epoch) => consume(ctx, zone, { id, characterId: anna, epoch, itemId });
    },
  },
  crossZone: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      crossZone(ctx, zone, { to: { zoneId: heldZone.zoneId }, leaving: { characterId: anna, epoch, ...roundTrip } }),
  },
  breakTrade: {
    writes: 'zone',
    prepare: async () => {
      const end = { tradeId: await opened(await tradingPair(testDomain)), reason: 'walked_away' } as const;
      return (zone) => breakTrade(ctx, zone, end);
    },
  },
  endConversation: {
    writes: 'characters',
    prepare: async () => {
      await standBefore(ctx, anna, { npcId: 'vera' });
      return (zone, epoch) => endConversation(ctx, zone, { characterId: anna, epoch });
    },
  },
  endEvent: {
    writes: 'zone',
    prepare: async () => {
      const runId = await runningEvent();
      const contributions = [{ characterId: anna, points: 100 }];
      return (zone) => endEvent(ctx, zone, { runId, ending: 'stopped', contributions });
    },
  },
  enterZone: {
    writes: 'zone',
    prepare: async () => {
      const caller = await guest(testDomain);
      const { id: characterId } = await createCharacter(caller, newcomer('Latecomer'));
      const { accountId, sessionId } = caller.actor;
      const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt: new Date('2099-01-01') };
      return (zone) => enterZone(ctx, zone, { ticket, seen: null, arrive: null });
    },
  },
  leaveZone: {
    writes: 'characters',
    prepare: () => (zone, epoch) => leaveZone(ctx, zone, [{ characterId: anna, epoch, ...roundTrip }]),
  },
  markTarget: {
    writes: 'characters',
    prepare: async () => {
      const characterId = await memberInZone();
      return (zone, epoch) => markTarget(ctx, zone, { ...skull(), characterId, epoch });
    },
  },
  noteObjectiveEvents: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      noteObjectiveEvents(ctx, zone, [
        { id: randomUUID(), characterId: anna, epoch, objectiveEvent: { kind: 'downed' } },
      ]),
  },
  openContainer: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      openContainer(ctx, zone, {
        id: randomUUID() as RequestId,
        characterId: anna,
        epoch,
        containerId: 'street_bin',
        spawnIndex: 0,
        passed: true,
        isPicked: false,
        spot,
      }),
  },
  pickUp: {
    writes: 'characters',
    prepare: async () => {
      const drop = { characterId: anna, dropId: await fallenDrop() };
      return (zone, epoch) => pickUp(ctx, zone, { ...drop, epoch });
    },
  },
  recordUse: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      recordUse(ctx, zone, {
        id: randomUUID(),
        uses: [{ characterId: anna, epoch, skills: { handguns: 9 }, wear: {} }],
      }),
  },
  noteVictory: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      noteVictory(ctx, zone, { id: randomUUID(), players: [{ characterId: anna, epoch }] }),
  },
  releaseZone: { writes: 'zone', prepare: () => (zone) => releaseZone(ctx, zone) },
  renewLease: { writes: 'zone', prepare: () => (zone) => renewLease(ctx, zone, { leaseMs: 3_600_000, population: 1 }) },
  saveVitals: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      saveVitals(ctx, zone, [{ characterId: anna, epoch, health: 9, energy: 9, ram: 9, stamina: 9 }]),
  },
  settleDefeat: {
    writes: 'characters',
    prepare: () => (zone, epoch) => {
      const defeat = defeatBy([anna], randomUUID());
      return settleDefeat(ctx, zone, {
        ...defeat,
        participants: defeat.participants.map((participant) => ({ ...participant, epoch })),
      });
    },
  },
  settleDowned: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      settleDowned(ctx, zone, { id: randomUUID(), characterId: anna, epoch, by: '', isDeath: true }),
  },
  snatchMoney: {
    writes: 'characters',
    prepare: async () => {
      const gift = { characterId: anna, amount: 100n, from: administrationFaucet, reason: 'wallet.gift' };
      await inTx(ctx, (tx) => credit(tx, gift));
      const taken = { snatchId: randomUUID(), characterId: anna, enemyId: 'till_snatcher', percent: 4, mostChits: 60 };
      return (zone, epoch) => snatchMoney(ctx, zone, { ...taken, epoch });
    },
  },
  startConversation: {
    writes: 'characters',
    prepare: () => (zone, epoch) =>
      startConversation(ctx, zone, { characterId: anna, epoch, npcId: 'vera', object: null, place: null }),
  },
  unmarkFallen: {
    writes: 'zone',
    prepare: async () => {
      await markTarget(ctx, heldZone, { ...skull(), characterId: await memberInZone(), epoch: entryEpoch });
      return (zone) => unmarkFallen(ctx, zone, { characterIds: [], entityIds: [7] });
    },
  },
};

/** Functions that write nothing a former holder could spoil, each with the reason. */
const unfenced: Readonly<Record<string, string>> = {
  admitToInstance: 'gives a place to a member of the party, whoever asks; crossZone, which follows, is fenced',
  announceProcess: 'says that a process is there; refused while another living process has its name',
  claimZone: 'takes the lease and so raises the epoch; refused while another process holds the lease or has the name',
  dropsIn: 'reads',
  endOrphans: 'gives back what trades of earlier leases of a zone hold, each once for any number of callers',
  noteDuel: 'notes that players met, one row for each pair however often it is noted',
  openInstance: 'takes a lease like claimZone',
  openPartyInstance: 'takes a lease like claimZone, once for a party',
  payShares: 'pays what endEvent stored under the lease, each share once for any number of callers',
  recordCombat: 'adds entries to the log of an encounter by their ids; an encounter that has ended stays as it is',
  recordMessages: 'adds chat messages by their ids, which everyone in the zone has seen already',
  spillSnatch: 'drops what an enemy took under the lease only; any other caller gives it back by mail, once',
  withdrawProcess: 'says that a process is gone, so that its zones are free; a process of the same name stays',
  worldValues: 'reads',
};

const source = join(import.meta.dirname, '..');
const simulation = join(source, '../../../apps/sim/src');
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

/** Returns the exported functions that act for a held zone. */
function takingAZone(): string[] {
  const heads = /export (?:async )?function (\w+)\(\s*ctx: Ctx,\s*\w+: HeldZone\b/g;
  return filesUnder(source).flatMap((text) => [...text.matchAll(heads)].map(([, name = '']) => name));
}

/** Returns the functions of services that the host of a zone and the directory call. */
function calledByHosts(): string[] {
  const imports = /import \{([^}]*)\} from '@necp\/domain\/[a-z-]+\/service'/g;
  return ['hosting', 'directory'].flatMap((folder) =>
    filesUnder(join(simulation, folder)).flatMap((text) =>
      [...text.matchAll(imports)].flatMap(([, names = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ')),
      ),
    ),
  );
}

test('every function that acts for a zone is fenced, or says why it need not be', () => {
  const known = [...Object.keys(fenced), ...Object.keys(unfenced)];
  expect(takingAZone().length).toBeGreaterThan(20);
  expect([...new Set([...takingAZone(), ...calledByHosts()])].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => ![...takingAZone(), ...calledByHosts()].includes(name))).toEqual([]);
});

const rowsOf = () => allRows(testDomain.databaseUrl);

async function expectNothingWritten(call: () => Promise<unknown>): Promise<void> {
  const before = await rowsOf();
  await call().catch((error: { code?: string }) => {
    expect(['zone.moved', 'zone.elsewhere']).toContain(error.code);
  });
  expect(await rowsOf()).toEqual(before);
}

describe('a process that lost its zone changes no row', () => {
  it.each(Object.entries(fenced))('with %s', async (_name, { prepare, writes }) => {
    const call = await prepare();
    await expectNothingWritten(() => call({ ...heldZone, epoch: heldZone.epoch - 1 }, entryEpoch));
    if (writes === 'characters') await expectNothingWritten(() => call(heldZone, entryEpoch - 1));
    // The same call by the holder does change something, so the refusals above mean something.
    const before = await rowsOf();
    await call(heldZone, entryEpoch);
    expect(await rowsOf()).not.toEqual(before);
  });
});

test('the log of a fight and the chat take each entry once, for any number of senders', async () => {
  const encounter = {
    id: randomUUID(),
    kind: 'world',
    place: null,
    startedAtMs: 1,
    endedAtMs: 2,
    participants: [],
    entries: [],
  } as const;
  // Chat stands in the Redis that all test files share.
  const zoneId = ZoneId.parse(`zone_${randomUUID().replaceAll('-', '')}`);
  const line = { id: `${zoneId}.${randomUUID()}`, channel: 'zone', atMs: 1, text: 'hello' } as const;
  const message = { ...line, sender: { characterId: anna, name: 'Anna', entityId: null } };
  const send = async () => {
    await recordCombat(ctx, { ...heldZone, epoch: heldZone.epoch - 1 }, [encounter]);
    await recordMessages(ctx, { zoneId, messages: [message] });
  };
  await send();
  const before = await rowsOf();
  await send();
  expect(await rowsOf()).toEqual(before);
});
