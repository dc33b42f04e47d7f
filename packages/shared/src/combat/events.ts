import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { CombatKind, CombatOutcome } from './schema';

const encounterId = z.uuid();

export const combatStarted = defineEvent({
  name: 'combat.started',
  version: 1,
  payload: z.object({
    encounterId,
    zoneId: ContentId,
    kind: CombatKind,
    characterIds: z.array(CharacterId),
    startedAtMs: z.int(),
  }),
  keyOf: (event) => event.encounterId,
});

export const combatEnded = defineEvent({
  name: 'combat.ended',
  version: 1,
  payload: z.object({
    encounterId,
    zoneId: ContentId,
    kind: CombatKind,
    outcomes: z.array(z.object({ characterId: CharacterId, outcome: CombatOutcome })),
    endedAtMs: z.int(),
  }),
  keyOf: (event) => event.encounterId,
});

/** The sums of one character in an encounter that ended. */
export const damageDealt = defineEvent({
  name: 'combat.damage_dealt',
  version: 1,
  payload: z.object({ encounterId, characterId: CharacterId, dealt: z.int(), taken: z.int(), healed: z.int() }),
  keyOf: (event) => event.characterId,
});

export const npcDied = defineEvent({
  name: 'combat.npc_died',
  version: 1,
  payload: z.object({
    defeatId: z.string(),
    zoneId: ContentId,
    enemy: ContentId,
    level: z.int(),
    characterIds: z.array(CharacterId),
  }),
  keyOf: (event) => event.defeatId,
});

export const playerDowned = defineEvent({
  name: 'combat.player_downed',
  version: 1,
  payload: z.object({ characterId: CharacterId, zoneId: ContentId, by: z.string() }),
  keyOf: (event) => event.characterId,
});

export const playerDied = defineEvent({
  name: 'combat.player_died',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    zoneId: ContentId,
    by: z.string(),
    costChits: z.string().regex(/^\d+$/),
  }),
  keyOf: (event) => event.characterId,
});
