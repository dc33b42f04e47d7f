-- The lines of one statement change each wallet once and are checked together, so that many small movements cost no more
-- than one. All lines of a ledger come in one statement.
DROP TRIGGER "ledger_entries_book" ON "ledger_entries";
DROP TRIGGER "ledger_entries_balanced" ON "ledger_entries";
DROP FUNCTION book_ledger_entry();
DROP FUNCTION balance_ledger();

CREATE FUNCTION book_ledger_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "unbalanced" uuid := (SELECT "ledger_id" FROM "lines" GROUP BY "ledger_id" HAVING SUM("amount") <> 0 LIMIT 1);
  "moved" record;
BEGIN
  IF "unbalanced" IS NOT NULL THEN
    RAISE EXCEPTION 'broken rule "ledger_entries_balanced": the lines of ledger % do not come to nothing', "unbalanced" USING ERRCODE = '23514';
  END IF;
  FOR "moved" IN SELECT "account_id", SUM("amount")::bigint AS "amount" FROM "lines" GROUP BY "account_id" HAVING SUM("amount") <> 0 ORDER BY "account_id" LOOP
    UPDATE "wallet_accounts" SET "balance" = "balance" + "moved"."amount" WHERE "id" = "moved"."account_id" AND "kind" = 'wallet';
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_entries_book" AFTER INSERT ON "ledger_entries" REFERENCING NEW TABLE AS "lines" FOR EACH STATEMENT EXECUTE FUNCTION book_ledger_entries();
