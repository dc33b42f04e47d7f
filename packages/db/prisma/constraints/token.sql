ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_spent_whole" CHECK (("spent_at" IS NULL) = ("spent_by" IS NULL) AND ("spent_at" IS NULL) = ("successor_hash" IS NULL));
CREATE UNIQUE INDEX "refresh_tokens_one_fresh" ON "refresh_tokens" ("session_id") WHERE "spent_at" IS NULL;
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_order" CHECK ("ends_at" IS NULL OR "ends_at" >= "created_at");
