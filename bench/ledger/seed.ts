import type pg from 'pg';
import { startBalance } from './workload';

/** Each transaction notes which sheets it has changed, so that a few small ones are faster than a large one. */
const batch = 500;
const id = (group: string) => `('00000000-0000-7000-${group}-' || lpad(to_hex(number), 12, '0'))::uuid`;

/** Creates the peer's accounts and as many characters with wallets, each with the same balance from a faucet. */
export async function seedAccounts(db: pg.Pool, count: number): Promise<void> {
  await db.query('CREATE TABLE bench_accounts (id integer PRIMARY KEY, balance bigint NOT NULL)');
  await db.query(
    `INSERT INTO bench_accounts SELECT number, ${startBalance} FROM generate_series(0, ${count - 1}) AS number`,
  );
  const all = `FROM generate_series(0, ${count - 1}) AS number`;
  await db.query(`INSERT INTO accounts (id, is_guest, locale) SELECT ${id('8000')}, true, 'en' ${all}`);
  await db.query(`INSERT INTO players (account_id) SELECT ${id('8000')} ${all}`);
  await db.query(`
    INSERT INTO characters
      (id, account_id, name, name_skeleton, class_id, origin_id, look, body, reflex, tech, intellect, cool)
    SELECT ${id('9000')}, ${id('8000')}, 'Bot ' || number, 'bot' || number, 'bouncer', 'local', '{}', 5, 5, 5, 5, 5
    ${all}`);
  for (let first = 0; first < count; first += batch) await fillWallets(db, first, Math.min(first + batch, count) - 1);
  await db.query('VACUUM ANALYZE');
}

/** Opens the wallets of some characters and pays each its balance, each under a ledger of its own, as for real ones. */
async function fillWallets(db: pg.Pool, first: number, last: number): Promise<void> {
  const some = `FROM generate_series(${first}, ${last}) AS number`;
  await db.query(`
    INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind)
    SELECT ${id('9000')}, 'character', ${id('9000')}, 'wallet' ${some}`);
  await db.query(`
    INSERT INTO ledgers (id, reason, correlation_id, at)
    SELECT ${id('a000')}, 'wallet.starter_kit', 'bench', now() ${some}`);
  await db.query(`
    INSERT INTO ledger_entries (ledger_id, account_id, amount)
    SELECT ${id('a000')}, ${id('9000')}, ${startBalance} ${some}
    UNION ALL
    SELECT ${id('a000')}, account.id, -${startBalance}::bigint
    ${some} CROSS JOIN wallet_accounts AS account WHERE account.name = 'faucet.administration'`);
}
