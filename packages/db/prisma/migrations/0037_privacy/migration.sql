-- When an account is to be erased, and when it was.
ALTER TABLE "accounts" ADD COLUMN "erase_at" TIMESTAMPTZ(3), ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_erased_whole" CHECK ("erased_at" IS NULL OR ("erase_at" IS NOT NULL AND "closed_at" IS NOT NULL AND "email" IS NULL AND "password_hash" IS NULL));
CREATE INDEX "accounts_to_erase" ON "accounts" ("erase_at") WHERE "erase_at" IS NOT NULL AND "erased_at" IS NULL;

CREATE TABLE "account_exports" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "archive" BYTEA,

    CONSTRAINT "account_exports_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "account_exports_account_id_asked_at_idx" ON "account_exports"("account_id", "asked_at");
CREATE INDEX "account_exports_asked_at_idx" ON "account_exports"("asked_at");
CREATE INDEX "account_exports_expires_at_idx" ON "account_exports"("expires_at");
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_state" CHECK ("state" IN ('making', 'ready', 'too_large') AND ("state" = 'ready') = ("expires_at" IS NOT NULL) AND ("archive" IS NULL OR "state" = 'ready'));
-- A row of a table is no place for large files: what is larger is refused.
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_size" CHECK (octet_length("archive") <= 16777216);
CREATE UNIQUE INDEX "account_exports_making" ON "account_exports" ("account_id") WHERE "state" = 'making';

-- Addresses are cleared a month after they were last used.
CREATE INDEX "sessions_with_address" ON "sessions" ("last_seen_at") WHERE "address" IS NOT NULL;
CREATE INDEX "login_history_with_address" ON "login_history" ("at") WHERE "address" IS NOT NULL;
CREATE INDEX "trusted_devices_with_address" ON "trusted_devices" ("last_used_at") WHERE "address" IS NOT NULL;

-- Where the money of erased accounts goes.
INSERT INTO "wallet_accounts" ("id", "holder_kind", "holder_id", "kind", "name") VALUES
  ('00000000-0000-7000-8000-000000005137', 'world', '00000000-0000-7000-8000-000000005137', 'sink', 'sink.erasure');
