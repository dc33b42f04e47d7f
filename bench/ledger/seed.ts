import type pg from 'pg';
import { startBalance } from './workload';

/** Creates the peer's accounts and as many characters with wallets, each with the same balance from a faucet. */
export async function seedAccounts(db: pg.Pool, count: number): Promise<void> {
  const id = (group: string) => `('00000000-0000-7000-${group}-' || lpad(to_hex(number), 12, '0'))::uuid`;
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
    SELECT ${id('9000')}, ${id('8000')}, 'Bot ' || number, 'bot' || number, 'solo', 'street', '{}', 5, 5, 5, 5, 5
    ${all}`);
  await db.query(`
    INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind)
    SELECT ${id('9000')}, 'character', ${id('9000')}, 'wallet' ${all}`);
  const ledger = 'aaaaaaaa-0000-7000-8000-000000000001';
  await db.query(
    `INSERT INTO ledgers (id, reason, correlation_id, at) VALUES ('${ledger}', 'wallet.starter_kit', 'bench', now())`,
  );
  await db.query(`
    INSERT INTO ledger_entries (ledger_id, account_id, amount)
    SELECT '${ledger}'::uuid, ${id('9000')}, ${startBalance} ${all}
    UNION ALL
    SELECT '${ledger}', account.id, -${startBalance}::bigint * ${count} FROM wallet_accounts AS account
    WHERE account.name = 'faucet.administration'`);
  await db.query('VACUUM ANALYZE');
}
