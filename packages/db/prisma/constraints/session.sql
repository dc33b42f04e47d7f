ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_revoked_whole" CHECK (("revoked_at" IS NULL) = ("revoked_reason" IS NULL));
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_whole" CHECK (("proven_at" IS NULL) = ("proven_by" IS NULL));
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_by" CHECK ("proven_by" IN ('password', 'code', 'recovery_code', 'passkey'));
CREATE INDEX "sessions_live" ON "sessions" ("account_id", "last_seen_at") WHERE "revoked_at" IS NULL;
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'wrong_code', 'wrong_passkey', 'throttled', 'closed'));
ALTER TABLE "trusted_devices" ADD CONSTRAINT "trusted_devices_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
