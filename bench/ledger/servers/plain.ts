// The peer: what a plain server does with Drizzle and Postgres. It locks both rows, checks the balance and updates
// both: five round trips, no ledger, no events, and a repeated request is a second transfer.
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { bigint, integer, pgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { serve } from './http';

const accounts = pgTable('bench_accounts', {
  id: integer('id').primaryKey(),
  balance: bigint('balance', { mode: 'number' }).notNull(),
});

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL) });
// The run kills the server in the middle of its work.
pool.on('error', () => undefined);
const db = drizzle(pool);

serve(Number(process.env.PORT), ({ from, to, amount }) =>
  db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(accounts)
      .where(inArray(accounts.id, [from, to]))
      .orderBy(asc(accounts.id))
      .for('update');
    const giver = rows.find(({ id }) => id === from);
    if (giver === undefined || rows.length < 2) throw new Error('no such account');
    if (giver.balance < amount) throw new Error('too poor');
    await tx
      .update(accounts)
      .set({ balance: sql`${accounts.balance} - ${amount}` })
      .where(eq(accounts.id, from));
    await tx
      .update(accounts)
      .set({ balance: sql`${accounts.balance} + ${amount}` })
      .where(eq(accounts.id, to));
    return String(giver.balance - amount);
  }),
);
