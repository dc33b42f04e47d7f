ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_state" CHECK ("state" IN ('making', 'ready', 'too_large') AND ("state" = 'ready') = ("expires_at" IS NOT NULL) AND ("archive" IS NULL OR "state" = 'ready'));
-- A row of a table is no place for large files: what is larger is refused.
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_size" CHECK (octet_length("archive") <= 16777216);
CREATE UNIQUE INDEX "account_exports_making" ON "account_exports" ("account_id") WHERE "state" = 'making';
