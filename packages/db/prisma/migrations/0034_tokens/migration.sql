-- Refresh tokens of clients that are no browser: each is used once, and one of a session is fresh.
CREATE TABLE "refresh_tokens" (
    "token_hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "spent_by" TEXT,
    "successor_hash" TEXT,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");
CREATE INDEX "refresh_tokens_expires_at_idx" ON "refresh_tokens"("expires_at");
CREATE INDEX "refresh_tokens_spent_at_idx" ON "refresh_tokens"("spent_at");
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_spent_whole" CHECK (("spent_at" IS NULL) = ("spent_by" IS NULL) AND ("spent_at" IS NULL) = ("successor_hash" IS NULL));
CREATE UNIQUE INDEX "refresh_tokens_one_fresh" ON "refresh_tokens" ("session_id") WHERE "spent_at" IS NULL;

-- The keys that sign access tokens and tickets to the simulation.
CREATE TABLE "signing_keys" (
    "kid" TEXT NOT NULL,
    "public_x" TEXT NOT NULL,
    "sealed_private" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signs_from" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("kid")
);
CREATE INDEX "signing_keys_ends_at_idx" ON "signing_keys"("ends_at");
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_order" CHECK ("ends_at" IS NULL OR "ends_at" >= "created_at");

-- A refresh token that was used twice ends its session, which the sign-in history tells the owner.
ALTER TABLE "login_history" DROP CONSTRAINT "login_history_outcome";
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'wrong_code', 'throttled', 'closed', 'token_reused'));
