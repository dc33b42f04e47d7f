-- Starter money is given once per account. Accounts that have characters have had theirs.
CREATE TABLE "starter_grants" (
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "starter_grants_pkey" PRIMARY KEY ("account_id")
);
INSERT INTO "starter_grants" ("account_id", "character_id", "granted_at")
SELECT DISTINCT ON ("character"."account_id") "character"."account_id", "character"."id", "ledger"."at"
FROM "ledgers" AS "ledger"
JOIN "ledger_entries" AS "entry" ON "entry"."ledger_id" = "ledger"."id"
JOIN "wallet_accounts" AS "wallet" ON "wallet"."id" = "entry"."account_id" AND "wallet"."kind" = 'wallet'
JOIN "characters" AS "character" ON "character"."id" = "wallet"."character_id"
WHERE "ledger"."reason" = 'wallet.starter_kit'
ORDER BY "character"."account_id", "ledger"."at";

-- How many characters an account has created and deleted on one day.
ALTER TABLE "players" ADD COLUMN "counted_day" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "created_today" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "deleted_today" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "players" ADD CONSTRAINT "players_counts" CHECK ("created_today" >= 0 AND "deleted_today" >= 0);
