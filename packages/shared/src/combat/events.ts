import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';
import { CombatKind, CombatOutcome } from './schema';

const sessionId = z.uuid();

export const combatStarted = defineFact({
  name: 'combat.started',
  version: 1,
  payload: z.object({
    sessionId,
    zoneId: ContentId,
    kind: CombatKind,
    characterIds: z.array(CharacterId),
    startedAtMs: z.int(),
  }),
  keyOf: (fact) => fact.sessionId,
});

export const combatEnded = defineFact({
  name: 'combat.ended',
  version: 1,
  payload: z.object({
    sessionId,
    zoneId: ContentId,
    kind: CombatKind,
    outcomes: z.array(z.object({ characterId: CharacterId, outcome: CombatOutcome })),
    endedAtMs: z.int(),
  }),
  keyOf: (fact) => fact.sessionId,
});

/** What one character did and bore in a fight that ended, in sums. */
export const damageDealt = defineFact({
  name: 'combat.damage_dealt',
  version: 1,
  payload: z.object({ sessionId, characterId: CharacterId, dealt: z.int(), taken: z.int(), healed: z.int() }),
  keyOf: (fact) => fact.characterId,
});

export const npcDied = defineFact({
  name: 'combat.npc_died',
  version: 1,
  payload: z.object({
    defeatId: z.string(),
    zoneId: ContentId,
    enemy: ContentId,
    level: z.int(),
    characterIds: z.array(CharacterId),
  }),
  keyOf: (fact) => fact.defeatId,
});

export const playerDowned = defineFact({
  name: 'combat.player_downed',
  version: 1,
  payload: z.object({ characterId: CharacterId, zoneId: ContentId, by: z.string() }),
  keyOf: (fact) => fact.characterId,
});

export const playerDied = defineFact({
  name: 'combat.player_died',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    zoneId: ContentId,
    by: z.string(),
    costEddies: z.string().regex(/^\d+$/),
  }),
  keyOf: (fact) => fact.characterId,
});
