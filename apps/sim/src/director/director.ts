import { setTimeout as pause } from 'node:timers/promises';
import type { Ctx } from '@necp/domain/kernel';
import { giveItem } from '@necp/domain/inventory/service';
import { raiseExperience } from '@necp/domain/progression/service';
import { fixDice } from '@necp/domain/quest/service';
import { giveChits } from '@necp/domain/wallet/service';
import { beginAt } from '@necp/domain/zone/service';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { experienceAt } from '@necp/shared/progression/formulas';
import { nearestFree } from '@necp/shared/zone/movement';
import type { DirectorCommand } from '../zone/director/contract';
import type { Host } from '../hosting/host';
import type { GameData } from '../zone/game-data';
import { tileAt } from '../zone/state';
import type { DirectorRequest } from './commands';

export interface DirectorParts {
  readonly hosts: () => readonly Host[];
  readonly gameData: Pick<GameData, 'places' | 'enemies'>;
  readonly ctx: () => Ctx;
}

/** The subject of a command is not in this process. */
export class NotHere extends Error {}

/** How often to check whether a zone has executed a command. */
const lookMs = 10;

/**
 * Executes a command of a test: durable changes go through the rooms of the domain, changes of a zone are an input of
 * one of its ticks. It resolves when the change has been made; a character that moves to another zone may still be in
 * transfer.
 * @throws NotHere when there is no such character, place or enemy here; GameError as thrown by the rooms
 */
export async function direct(parts: DirectorParts, request: DirectorRequest): Promise<void> {
  if ('characterId' in request && isDurable(request)) return remember(parts.ctx(), request);
  if (request.do === 'move' && hostOf(parts, request.characterId) === undefined) return begin(parts, request);
  const hosts = 'characterId' in request ? [demandHost(parts, request.characterId)] : parts.hosts();
  await Promise.all(hosts.map((host) => notifyZone(host, commandOf(parts, host, request))));
}

type Durable = Extract<DirectorRequest, { do: 'give' | 'pay' | 'level' | 'die' }>;
type Staged = Exclude<DirectorRequest, Durable>;

const isDurable = (request: DirectorRequest): request is Durable =>
  ['give', 'pay', 'level', 'die'].includes(request.do);

function remember(ctx: Ctx, request: Durable): Promise<void> {
  const { characterId } = request;
  switch (request.do) {
    case 'give':
      return giveItem(ctx, { characterId, templateId: request.item, quantity: request.quantity });
    case 'pay':
      return giveChits(ctx, { characterId, chits: request.chits });
    case 'level':
      return raiseExperience(ctx, { characterId, total: experienceAt(request.level) });
    case 'die':
      return fixDice(ctx, { characterId, face: request.face });
  }
}

function commandOf(parts: DirectorParts, host: Host, request: DirectorRequest): DirectorCommand {
  const { state } = host.zone;
  if (isDurable(request)) throw new RangeError('not for a zone');
  switch (request.do) {
    case 'move':
      return moveOf(parts, host, request);
    case 'place':
      return { ...request, ...freeSpot(host, request) };
    case 'enemy': {
      if (!parts.gameData.enemies.has(request.enemy)) throw new NotHere(`no enemy ${request.enemy}`);
      const entityIndex = state.players.get(request.characterId)?.entityIndex ?? 0;
      return {
        ...request,
        ...freeSpot(host, { x: tileAt(state.x, entityIndex) + request.tiles, y: tileAt(state.y, entityIndex) }),
      };
    }
    default:
      return request;
  }
}

function moveOf({ gameData }: DirectorParts, host: Host, { characterId, place }: Extract<Staged, { do: 'move' }>) {
  const { state } = host.zone;
  const here = state.places.get(place);
  if (here !== undefined) return { do: 'place', characterId, ...freeSpot(host, here) } as const;
  const zone = gameData.places.get(place)?.zone;
  if (zone === undefined || zone === state.map.id) throw new NotHere(`no place ${place}`);
  return { do: 'travel', characterId, toZone: zone, toPlace: place } as const;
}

/** Returns the nearest walkable spot. */
function freeSpot({ zone }: Host, { x, y }: TileSpot) {
  try {
    return nearestFree(zone.state.map, x, y);
  } catch {
    throw new NotHere(`nowhere to stand near ${x},${y}`);
  }
}

/** Sets the start position of a character that has never been in a zone. */
function begin({ hosts, ctx }: DirectorParts, { characterId, place }: Extract<Staged, { do: 'move' }>): Promise<void> {
  const host = hosts().find(({ zone }) => zone.state.places.has(place));
  const spot = host?.zone.state.places.get(place);
  if (host === undefined || spot === undefined) throw new NotHere(`no place ${place}`);
  return beginAt(ctx(), host.effects.zone, { characterId, spot: { ...freeSpot(host, spot), facing: 0 } });
}

const hostOf = ({ hosts }: DirectorParts, characterId: CharacterId): Host | undefined =>
  hosts().find(({ zone }) => zone.state.players.has(characterId));

function demandHost(parts: DirectorParts, characterId: CharacterId): Host {
  const host = hostOf(parts, characterId);
  if (host === undefined) throw new NotHere('nobody of that id is in a zone of this process');
  return host;
}

/** Resolves after the tick that executed the command. */
async function notifyZone(host: Host, command: DirectorCommand): Promise<void> {
  const { state } = host.zone;
  const postedAt = state.tick;
  host.enqueue({ kind: 'directed', command });
  while (host.isRunning && state.tick === postedAt) await pause(lookMs);
}
