import { push, type LiveMessage, type Logger } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import {
  isSentBriefly,
  type MemberVitals,
  PartyVitals,
  partyVitals,
  vitalsAgainMs,
  vitalsAsked,
  vitalsEveryMs,
  vitalsOldMs,
} from '@necp/shared/party/vitals';
import type { Redis } from 'ioredis';
import { Histogram, type Registry } from 'prom-client';
import type { Host } from '../hosting/host';
import { memberVitalsOf } from '../zone/combat/player/member-vitals';
import type { Player } from '../zone/state';

export interface PartyVitalsParts {
  readonly redis: Redis;
  readonly simId: string;
  readonly hosts: () => readonly Host[];
  /** Hears exactly these parties from the other processes; resolves when all of them are heard. */
  readonly follow: (partyIds: ReadonlySet<string>) => Promise<void>;
  readonly send: (characterId: CharacterId, message: LiveMessage) => void;
  readonly nowMs: () => number;
  /** A clock that never jumps, for measuring. */
  readonly beatMs: () => number;
  readonly registry: Registry;
  readonly log: Logger;
}

const lookBuckets = [0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 25, 50, 100];

/** The frames of parties: what this process sends of its members, and hears of those in other processes. */
export interface PartyVitalsKeeper {
  /** A message about a party from any process, this one included. */
  heard(partyId: string, message: LiveMessage): void;
  /** Looks at the members now; it runs by itself every half second. */
  look(): void;
  stop(): void;
}

/** A party with members in this process. */
interface HereParty {
  readonly members: Map<CharacterId, { readonly connectionId: number | null; readonly sentKey: string }>;
  /** When all members were sent last; 0 when a process asked for them. */
  allSentMs: number;
  /** When members of other processes were heard of last. */
  readonly elsewhere: Map<CharacterId, number>;
}

/**
 * Sends what members of parties see of one another. A process looks at its own players only, sends what has changed
 * since its last look, once for each party, and passes on what it hears to its own players of that party.
 */
export function keepPartyVitals(parts: PartyVitalsParts): PartyVitalsKeeper {
  const { redis, simId, nowMs, beatMs, log } = parts;
  const parties = new Map<string, HereParty>();
  let looks = 0;
  const took = new Histogram({
    name: 'necp_sim_party_frames_ms',
    help: 'Time in which the members of all parties here are looked at and what changed is sent; twice a second',
    buckets: lookBuckets,
    registers: [parts.registry],
  });
  const publish = (partyId: string, message: LiveMessage) =>
    push(redis, { partyId }, { ...message, from: simId }).catch((err: unknown) =>
      log.warn({ err }, 'the frames of a party could not be sent'),
    );
  const deliver = (partyId: string, message: LiveMessage) => {
    for (const characterId of parties.get(partyId)?.members.keys() ?? [])
      if (isMember(parts.hosts(), { characterId, partyId })) parts.send(characterId, message);
  };
  const look = () => {
    const here = membersByParty(parts.hosts());
    const asking: string[] = [];
    looks += 1;
    for (const [partyId, players] of here) {
      const party = parties.get(partyId) ?? { members: new Map(), allSentMs: 0, elsewhere: new Map() };
      parties.set(partyId, party);
      const isBrief = isSentBriefly(players.length + heardLately(party, nowMs()));
      if (isBrief && looks % 2 === 0) continue;
      if (players.some((one) => isNewTo(party, one.player))) {
        party.allSentMs = 0;
        asking.push(partyId);
      }
      const vitals = changedIn(party, players, { nowMs: nowMs(), isBrief });
      if (vitals.length === 0) continue;
      const message = { topic: partyVitals, vitals } as const;
      deliver(partyId, message);
      void publish(partyId, message);
    }
    const gone = [...parties.keys()].filter((partyId) => !here.has(partyId));
    for (const partyId of gone) parties.delete(partyId);
    if (asking.length === 0 && gone.length === 0) return;
    // A process asks only after it hears the answers.
    parts
      .follow(new Set(parties.keys()))
      .then(() => Promise.all(asking.map((partyId) => publish(partyId, { topic: vitalsAsked }))))
      .catch((err: unknown) => log.warn({ err }, 'a party could not be followed'));
  };
  const timer = setInterval(() => {
    const startedMs = beatMs();
    look();
    took.observe(beatMs() - startedMs);
  }, vitalsEveryMs);
  timer.unref();
  return {
    heard: (partyId, message) => {
      if (message['from'] === simId) return;
      const party = parties.get(partyId);
      if (party === undefined) return;
      if (message.topic === vitalsAsked) party.allSentMs = 0;
      const heard = message.topic === partyVitals ? PartyVitals.safeParse(message).data : undefined;
      if (heard === undefined) return;
      for (const { characterId } of heard.vitals) party.elsewhere.set(characterId, nowMs());
      deliver(partyId, { topic: partyVitals, vitals: heard.vitals });
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/** Returns how many members of a party are in other processes, as far as they were heard of. */
function heardLately({ members, elsewhere }: HereParty, nowMs: number): number {
  for (const [characterId, atMs] of elsewhere)
    if (nowMs - atMs > vitalsOldMs || members.has(characterId)) elsewhere.delete(characterId);
  return elsewhere.size;
}

interface Here {
  readonly host: Host;
  readonly player: Player;
}

/** Returns the players of these zones who are in a party; between two zones the newer entry counts. */
function membersByParty(hosts: readonly Host[]): ReadonlyMap<string, readonly Here[]> {
  const found = new Map<CharacterId, Here>();
  for (const host of hosts)
    for (const player of host.zone.state.players.values()) {
      if (player.sheet.party === null) continue;
      const before = found.get(player.characterId);
      if (before === undefined || before.player.epoch < player.epoch) found.set(player.characterId, { host, player });
    }
  const parties = new Map<string, Here[]>();
  for (const one of found.values()) {
    const partyId = one.player.sheet.party?.partyId ?? '';
    const members = parties.get(partyId);
    if (members === undefined) parties.set(partyId, [one]);
    else members.push(one);
  }
  return parties;
}

/** Whether a player of this process was not in the party at the last look, or has connected since. */
function isNewTo(party: HereParty, { characterId, connectionId }: Player): boolean {
  const known = party.members.get(characterId);
  return known === undefined || (connectionId !== null && known.connectionId !== connectionId);
}

/** Returns the vitals of the members that have changed, or of all when that is due, and remembers them. */
function changedIn(
  party: HereParty,
  players: readonly Here[],
  { nowMs, isBrief }: { readonly nowMs: number; readonly isBrief: boolean },
): MemberVitals[] {
  const isDue = nowMs - party.allSentMs >= vitalsAgainMs;
  if (isDue) party.allSentMs = nowMs;
  const changed: MemberVitals[] = [];
  const present = new Set<CharacterId>();
  for (const { host, player } of players) {
    const { state } = host.zone;
    present.add(player.characterId);
    const whole = memberVitalsOf(state, player);
    const vitals = isBrief && whole !== null ? { ...whole, statuses: [], cast: null } : whole;
    const sentKey = vitals === null ? '' : keyOf(vitals, state.tick);
    if (vitals !== null && (isDue || party.members.get(player.characterId)?.sentKey !== sentKey)) changed.push(vitals);
    party.members.set(player.characterId, { connectionId: player.connectionId, sentKey });
  }
  for (const characterId of party.members.keys()) if (!present.has(characterId)) party.members.delete(characterId);
  return changed;
}

/** Two vitals with the same key look the same: times that only pass are no change. */
function keyOf({ statuses, cast, ...rest }: MemberVitals, tick: number): string {
  const endOf = (leftMs: number) => tick + Math.round(leftMs / tickMs);
  return JSON.stringify([
    rest,
    statuses.map(({ id, stacks, leftMs }) => [id, stacks, endOf(leftMs)]),
    cast === null ? null : [cast.ability, cast.isChannel, endOf(cast.leftMs)],
  ]);
}

/** Whether a character is in the party at this moment, by the sheet in its zone. */
function isMember(
  hosts: readonly Host[],
  { characterId, partyId }: { readonly characterId: CharacterId; readonly partyId: string },
): boolean {
  return hosts.some(({ zone }) => zone.state.players.get(characterId)?.sheet.party?.partyId === partyId);
}
