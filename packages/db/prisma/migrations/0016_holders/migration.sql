-- Wallets and containers belong to a holder: a character, an account, a guild, an escrow or the world. Whatever has a
-- table of its own is still guarded by a foreign key, over a column that the database derives from the holder.

-- kernel
CREATE TABLE "escrows" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "escrows_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "escrows" ADD CONSTRAINT "escrows_times" CHECK ("closed_at" >= "opened_at");

-- wallet
DROP TRIGGER "wallet_accounts_guard" ON "wallet_accounts";
ALTER TABLE "wallet_accounts" DROP CONSTRAINT "wallet_accounts_kind";
ALTER TABLE "wallet_accounts" DROP CONSTRAINT "wallet_accounts_no_source_balance";
ALTER TABLE "wallet_accounts" ADD COLUMN "holder_kind" TEXT, ADD COLUMN "holder_id" UUID;
-- No sheet shows who the holder is, so none is raised.
ALTER TABLE "wallet_accounts" DISABLE TRIGGER USER;
UPDATE "wallet_accounts" SET
  "holder_kind" = CASE "kind" WHEN 'character' THEN 'character' ELSE 'world' END,
  "holder_id" = COALESCE("character_id", "id"),
  "kind" = CASE "kind" WHEN 'character' THEN 'wallet' ELSE "kind" END;
ALTER TABLE "wallet_accounts" ENABLE TRIGGER USER;
ALTER TABLE "wallet_accounts" ALTER COLUMN "holder_kind" SET NOT NULL, ALTER COLUMN "holder_id" SET NOT NULL;
ALTER TABLE "wallet_accounts" DROP COLUMN "character_id";
ALTER TABLE "wallet_accounts"
  ADD COLUMN "character_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'character' THEN "holder_id" END) STORED,
  ADD COLUMN "account_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'account' THEN "holder_id" END) STORED,
  ADD COLUMN "escrow_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'escrow' THEN "holder_id" END) STORED;
CREATE UNIQUE INDEX "wallet_accounts_holder_kind_holder_id_kind_key" ON "wallet_accounts"("holder_kind", "holder_id", "kind");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_kind" CHECK (
  ("kind" = 'wallet' AND "holder_kind" IN ('character', 'account', 'guild', 'escrow') AND "name" IS NULL)
  OR ("kind" IN ('faucet', 'sink') AND "holder_kind" = 'world' AND "holder_id" = "id" AND "name" IS NOT NULL));
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_no_source_balance" CHECK ("kind" = 'wallet' OR "balance" = 0);

CREATE OR REPLACE FUNCTION book_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "wallet_accounts" SET "balance" = "balance" + NEW."amount" WHERE "id" = NEW."account_id" AND "kind" = 'wallet';
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION guard_wallet_account() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- inventory
ALTER TABLE "character_inventory" DROP CONSTRAINT "character_inventory_kind";
ALTER TABLE "character_inventory" ADD COLUMN "holder_kind" TEXT, ADD COLUMN "holder_id" UUID;
ALTER TABLE "character_inventory" DISABLE TRIGGER USER;
UPDATE "character_inventory" SET
  "holder_kind" = CASE WHEN "character_id" IS NULL THEN 'account' ELSE 'character' END,
  "holder_id" = COALESCE("character_id", "account_id");
ALTER TABLE "character_inventory" ENABLE TRIGGER USER;
ALTER TABLE "character_inventory" ALTER COLUMN "holder_kind" SET NOT NULL, ALTER COLUMN "holder_id" SET NOT NULL;
ALTER TABLE "character_inventory" DROP COLUMN "character_id", DROP COLUMN "account_id";
ALTER TABLE "character_inventory"
  ADD COLUMN "character_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'character' THEN "holder_id" END) STORED,
  ADD COLUMN "account_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'account' THEN "holder_id" END) STORED,
  ADD COLUMN "escrow_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'escrow' THEN "holder_id" END) STORED;
CREATE UNIQUE INDEX "character_inventory_holder_kind_holder_id_kind_key" ON "character_inventory"("holder_kind", "holder_id", "kind");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_kind" CHECK (
  ("holder_kind" = 'character' AND "kind" IN ('bag', 'equipment', 'bank', 'delivery', 'sold'))
  OR ("holder_kind" = 'account' AND "kind" = 'stash')
  OR ("holder_kind" = 'guild' AND "kind" = 'vault')
  OR ("holder_kind" = 'escrow' AND "kind" = 'escrow'));

CREATE OR REPLACE FUNCTION guard_character_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "container" "character_inventory";
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."id" <> OLD."id" OR NEW."template_id" <> OLD."template_id" OR NEW."rarity" <> OLD."rarity" OR NEW."level" <> OLD."level" OR NEW."affixes" <> OLD."affixes") THEN
    RAISE EXCEPTION 'broken rule "character_items_fixed": a thing stays what it is' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."is_bound" AND NOT NEW."is_bound" THEN
    RAISE EXCEPTION 'broken rule "character_items_bound": what is bound stays bound' USING ERRCODE = '23514';
  END IF;
  IF NEW."quantity" > (SELECT "max_stack" FROM "item_templates" WHERE "id" = NEW."template_id") THEN
    RAISE EXCEPTION 'broken rule "character_items_stack": a stack is higher than its kind allows' USING ERRCODE = '23514';
  END IF;
  SELECT * INTO "container" FROM "character_inventory" WHERE "id" = NEW."container_id";
  IF NEW."slot" >= "container"."slots" THEN
    RAISE EXCEPTION 'broken rule "character_items_inside": the container has no such slot' USING ERRCODE = '23514';
  END IF;
  IF "container"."escrow_id" IS NOT NULL AND EXISTS (SELECT FROM "escrows" WHERE "id" = "container"."escrow_id" AND "closed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'broken rule "escrows_open": nothing goes into a closed escrow' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

-- An escrow is closed once, and only when it holds nothing. Whoever pays in or out locks its row first.
CREATE FUNCTION guard_escrow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" <> OLD."id" OR NEW."kind" <> OLD."kind" OR NEW."opened_at" <> OLD."opened_at" OR OLD."closed_at" IS NOT NULL THEN
    RAISE EXCEPTION 'broken rule "escrows_fixed": an escrow stays what it is, and is closed once' USING ERRCODE = '23514';
  END IF;
  IF NEW."closed_at" IS NOT NULL AND (
    EXISTS (SELECT FROM "wallet_accounts" WHERE "holder_kind" = 'escrow' AND "holder_id" = NEW."id" AND "balance" <> 0)
    OR EXISTS (SELECT FROM "character_items" AS "item" JOIN "character_inventory" AS "container" ON "container"."id" = "item"."container_id"
      WHERE "container"."holder_kind" = 'escrow' AND "container"."holder_id" = NEW."id")) THEN
    RAISE EXCEPTION 'broken rule "escrows_empty": an escrow is closed when it holds nothing' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "escrows_guard" BEFORE UPDATE ON "escrows" FOR EACH ROW EXECUTE FUNCTION guard_escrow();

-- audit
-- Ids of entries become visible out of order; a transaction number tells which movements are certainly complete.
ALTER TABLE "ledgers" ADD COLUMN "xact" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
CREATE INDEX "ledgers_xact_idx" ON "ledgers"("xact");
CREATE TABLE "audit_positions" (
    "name" TEXT NOT NULL,
    "xact" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_positions_pkey" PRIMARY KEY ("name")
);
