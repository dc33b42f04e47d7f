import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { playerKeysFrom } from './keys';

/** The world keys of scope `player`, with initial values where nothing changed. */
export const worldStatePart = defineSheetPart({
  part: 'world-state',
  select: ({ ids }) => Prisma.sql`
    SELECT scope_id::uuid, jsonb_build_object('key', key, 'value', value)
    FROM global_state WHERE scope = 'player' AND scope_id = ANY(${ids}::text[])`,
  valueOf: playerKeysFrom,
});
