import { Prisma } from '@necp/db/types';
import type { Mute } from '@necp/shared/chat/sanctions';
import { defineSheetPart } from '../kernel';

/** Where a character's player is muted: what is said near by and in the district is decided by the zone. */
export const chatPart = defineSheetPart({
  part: 'chat',
  select: ({ owners }) => Prisma.sql`
    SELECT owner.character_id, jsonb_build_object('channel', sanction.channel,
      'untilMs', (extract(epoch FROM sanction.until) * 1000)::float8)
    FROM ${owners} AS owner JOIN chat_sanctions AS sanction ON sanction.account_id = owner.account_id
    WHERE sanction.kind = 'mute' AND sanction.ended_at IS NULL`,
  valueOf: (mutes: readonly Mute[], nowMs): readonly Mute[] => mutes.filter(({ untilMs }) => untilMs > nowMs),
});
