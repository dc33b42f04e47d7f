import type { GuildId } from '@necp/shared/kernel';
import { type Ctx, inTx, nowOf } from '../kernel';
import { notifySignedUp } from './calendar';

/** How many events are looked at in one transaction. */
const eventsAtOnce = 20;

/** Reminds those who signed up of events that begin soon, once each, but of none that has begun meanwhile. */
export async function remindOfEvents(ctx: Ctx): Promise<void> {
  for (let left = true; left; ) {
    left = await inTx(ctx, async (tx) => {
      const now = nowOf(tx);
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM guild_events WHERE remind_at <= ${now}
        ORDER BY remind_at, id LIMIT ${eventsAtOnce} FOR NO KEY UPDATE SKIP LOCKED`;
      const events = await tx.guildEvent.findMany({ where: { id: { in: ids.map(({ id }) => id) } } });
      for (const event of events) {
        await tx.guildEvent.update({ where: { id: event.id }, data: { remindAt: null } });
        if (event.cancelledAt !== null || event.startsAt <= now) continue;
        await notifySignedUp(tx, { ...event, guildId: event.guildId as GuildId }, { what: 'reminder', except: null });
      }
      return ids.length === eventsAtOnce;
    });
  }
}
