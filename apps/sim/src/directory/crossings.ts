import { setTimeout as pause } from 'node:timers/promises';
import type { Ctx, Logger } from '@necp/domain/kernel';
import { zoneUrl } from '@necp/domain/zone/queries';
import { crossZone } from '@necp/domain/zone/service';
import { GameError, type CharacterId, type ZoneId } from '@necp/shared/kernel';
import type { ZoneDoor } from '../gateway/handshake';
import type { Host } from '../zone/host';
import type { Entrant, ZoneRefusal } from '../zone/inputs';
import type { Crossing, CrossingOutput } from '../zone/outputs';
import type { Atlas } from './atlas';
import type { Directory } from './directory';
import { arrivalIn } from './entrance';

export interface CrossingParts {
  readonly directory: Directory;
  readonly atlas: Atlas;
  readonly ctx: () => Ctx;
  readonly doorOf: (host: Host) => ZoneDoor;
  /** Binds a connection to another zone of this process; false when it is gone. */
  readonly rebind: (link: number, door: ZoneDoor) => boolean;
  /** Sends a client away to come back with a new ticket, wherever its zone is played. */
  readonly sendAway: (link: number) => void;
  readonly log: Logger;
}

/** Takes characters from zone to zone: first the domain hands one over, then the old zone lets go, then the new one takes it in. */
export interface Crossings {
  /** Whoever wants to go: the domain is asked and the old zone hears `crossed` or `cross_refused`. Whoever was let go: the connection follows. */
  take(from: Host, output: CrossingOutput): void;
}

/** A database that is away for a moment is asked again so often. */
const tries = { most: 5, waitMs: 300 } as const;

/** On its way under its new epoch; without a host it goes to another process. */
interface Traveller {
  readonly to: Host | null;
  readonly entrant: Entrant;
}

export function createCrossings(parts: CrossingParts): Crossings {
  const { directory, atlas, ctx, doorOf, rebind, sendAway, log } = parts;
  const travellers = new Map<CharacterId, Traveller>();

  const carry = async (from: Host, crossing: Crossing): Promise<void> => {
    const { entrant, toZone, toPlace, toChannel, playedMs } = crossing;
    const { characterId, epoch } = entrant;
    const map = atlas.mapOf(toZone);
    const to = directory.hostOf(toZone, toChannel ?? 1);
    if (map === null || (to === null && !(await isPlayedElsewhere(ctx(), toZone, atlas)))) throw new GameError('unavailable', 'zone.unreachable');
    if (to !== null && !to.reserve(characterId)) throw new GameError('conflict', 'zone.full');
    try {
      const spot = arrivalIn(atlas, map, toPlace) ?? newcomersSpot(map);
      const held = from.effects.zone;
      const target = to === null ? { zoneId: toZone } : to.effects.zone;
      const next = await insist(() => crossZone(ctx(), held, { to: target, leaving: { characterId, epoch, spot, playedMs } }));
      travellers.set(characterId, { to, entrant: { ...entrant, epoch: next, spot } });
      from.post({ kind: 'crossed', characterId, epoch });
    } catch (error) {
      to?.release(characterId);
      throw error;
    }
  };
  const refuse = (from: Host, { characterId, epoch }: Entrant, error: unknown) => {
    if (!(error instanceof GameError)) log.warn({ err: error }, 'a crossing failed');
    from.post({ kind: 'cross_refused', characterId, epoch, refusal: refusalOf(error) });
  };
  const begin = (from: Host, crossing: Crossing) => carry(from, crossing).catch((error: unknown) => refuse(from, crossing.entrant, error));
  const beginTogether = async (from: Host, group: Together): Promise<void> => {
    const { toZone, toPlace, travellers: going } = group;
    try {
      const copy = await copyFor(group, parts);
      for (const { entrant, playedMs } of going) {
        if (copy.group?.members.includes(entrant.characterId) === true) void begin(from, { entrant, playedMs, toZone, toPlace, toChannel: copy.zone.state.channel });
        else refuse(from, entrant, new GameError('conflict', 'zone.full'));
      }
    } catch (error) {
      for (const { entrant } of going) refuse(from, entrant, error);
    }
  };
  const finish = ({ characterId, epoch, link }: Extract<CrossingOutput, { kind: 'handed_over' }>) => {
    const traveller = travellers.get(characterId);
    if (traveller === undefined || traveller.entrant.epoch !== epoch + 1) return;
    travellers.delete(characterId);
    const { to, entrant } = traveller;
    to?.release(characterId);
    if (to === null || !directory.hosts.includes(to)) {
      if (link !== null) sendAway(link);
      return;
    }
    to.effects.endTalkOf(entrant);
    const isConnected = link !== null && rebind(link, doorOf(to));
    to.post({ kind: 'join', entrant, link: isConnected ? link : null });
  };
  return {
    take: (from, output) => {
      if (output.kind === 'cross') void begin(from, output.crossing);
      else if (output.kind === 'cross_together') void beginTogether(from, output);
      else finish(output);
    },
  };
}

type Together = Extract<CrossingOutput, { kind: 'cross_together' }>;

/** The copy that the leader is at home in while it stands, else a new one for all of them. */
async function copyFor({ toZone, leaderId, difficulty, travellers }: Together, { directory, atlas }: CrossingParts): Promise<Host> {
  const known = directory.hosts.find(({ zone, group }) => zone.state.map.id === toZone && group?.members.includes(leaderId) === true);
  if (known !== undefined) return known;
  const map = atlas.mapOf(toZone);
  if (map === null || !atlas.isMadeForFew(toZone)) throw new GameError('unavailable', 'zone.unreachable');
  return directory.openInstance(map, { leaderId, members: travellers.map(({ entrant }) => entrant.characterId), difficulty });
}

async function isPlayedElsewhere(ctx: Ctx, zoneId: string, atlas: Atlas): Promise<boolean> {
  return !atlas.isMadeForFew(zoneId) && (await zoneUrl(ctx, zoneId as ZoneId)) !== null;
}

function newcomersSpot({ spawns }: { readonly spawns: readonly { readonly x: number; readonly y: number }[] }) {
  const spawn = spawns[0] ?? { x: 1, y: 1 };
  return { x: Math.fround(spawn.x), y: Math.fround(spawn.y), facing: 64 };
}

/** Asks again while the database is away; the same question has the same answer. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await ask();
    } catch (error) {
      const isFinal = error instanceof GameError && (error.kind !== 'unavailable' || error.code === 'zone.moved');
      if (isFinal || count === tries.most) throw error;
      await pause(tries.waitMs * count);
    }
  }
}

function refusalOf(error: unknown): ZoneRefusal {
  const isOurs = error instanceof GameError && error.code.startsWith('zone.');
  return isOurs ? { code: error.code, params: error.params } : { code: 'zone.unreachable', params: {} };
}
