-- Derived from the holder, so that each kind of holder keeps its foreign key.
ALTER TABLE "wallet_accounts" DROP COLUMN "character_id", DROP COLUMN "account_id", DROP COLUMN "escrow_id";
ALTER TABLE "wallet_accounts"
  ADD COLUMN "character_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'character' THEN "holder_id" END) STORED,
  ADD COLUMN "account_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'account' THEN "holder_id" END) STORED,
  ADD COLUMN "escrow_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'escrow' THEN "holder_id" END) STORED;
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_kind" CHECK (
  ("kind" = 'wallet' AND "holder_kind" IN ('character', 'account', 'guild', 'escrow') AND "name" IS NULL)
  OR ("kind" IN ('faucet', 'sink') AND "holder_kind" = 'world' AND "holder_id" = "id" AND "name" IS NOT NULL));
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_not_negative" CHECK ("balance" >= 0);
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_cap" CHECK ("balance" <= 1000000000000000);
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_no_source_balance" CHECK ("kind" = 'wallet' OR "balance" = 0);
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_amount" CHECK ("amount" <> 0 AND "amount" BETWEEN -1000000000000000 AND 1000000000000000);

INSERT INTO "wallet_accounts" ("id", "holder_kind", "holder_id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-00000000fa01', 'world', '00000000-0000-7000-8000-00000000fa01', 'faucet', 'faucet.starter_kit'),
  ('00000000-0000-7000-8000-00000000fa02', 'world', '00000000-0000-7000-8000-00000000fa02', 'faucet', 'faucet.administration'),
  ('00000000-0000-7000-8000-00000000fa03', 'world', '00000000-0000-7000-8000-00000000fa03', 'faucet', 'faucet.loot'),
  ('00000000-0000-7000-8000-00000000fa04', 'world', '00000000-0000-7000-8000-00000000fa04', 'faucet', 'faucet.vendor'),
  ('00000000-0000-7000-8000-00000000fa05', 'world', '00000000-0000-7000-8000-00000000fa05', 'faucet', 'faucet.quest'),
  ('00000000-0000-7000-8000-000000005101', 'world', '00000000-0000-7000-8000-000000005101', 'sink', 'sink.administration'),
  ('00000000-0000-7000-8000-000000005102', 'world', '00000000-0000-7000-8000-000000005102', 'sink', 'sink.respec'),
  ('00000000-0000-7000-8000-000000005103', 'world', '00000000-0000-7000-8000-000000005103', 'sink', 'sink.clinic'),
  ('00000000-0000-7000-8000-000000005104', 'world', '00000000-0000-7000-8000-000000005104', 'sink', 'sink.vendor'),
  ('00000000-0000-7000-8000-000000005105', 'world', '00000000-0000-7000-8000-000000005105', 'sink', 'sink.repair'),
  ('00000000-0000-7000-8000-000000005106', 'world', '00000000-0000-7000-8000-000000005106', 'sink', 'sink.bank'),
  ('00000000-0000-7000-8000-000000005107', 'world', '00000000-0000-7000-8000-000000005107', 'sink', 'sink.quest');

CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_entries_no_truncate" BEFORE TRUNCATE ON "ledger_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Entries make balances; nothing else can. The lines of one statement change each wallet once, and all lines of a ledger
-- come in one statement: what one gains another loses.
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

CREATE FUNCTION guard_wallet_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."balance" <> 0 THEN
      RAISE EXCEPTION 'broken rule "wallet_accounts_start_empty": a wallet is opened empty' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW."id" <> OLD."id" OR NEW."kind" <> OLD."kind" OR NEW."holder_kind" <> OLD."holder_kind" OR NEW."holder_id" <> OLD."holder_id" THEN
    RAISE EXCEPTION 'broken rule "wallet_accounts_fixed": a wallet stays whose it is' USING ERRCODE = '23514';
  END IF;
  IF NEW."balance" <> OLD."balance" AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'broken rule "wallet_accounts_by_entries": a balance changes by entries only' USING ERRCODE = '23514';
  END IF;
  -- The columns derived from the holder have no value yet at this point.
  IF NEW."holder_kind" = 'escrow' AND EXISTS (SELECT FROM "escrows" WHERE "id" = NEW."holder_id" AND "closed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'broken rule "escrows_open": nothing goes into a closed escrow' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "wallet_accounts_guard" BEFORE INSERT OR UPDATE ON "wallet_accounts" FOR EACH ROW EXECUTE FUNCTION guard_wallet_account();

CREATE TRIGGER "wallet_accounts_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "wallet_accounts" FOR EACH ROW EXECUTE FUNCTION feed_sheet('wallet');
CREATE CONSTRAINT TRIGGER "wallet_accounts_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "wallet_accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
