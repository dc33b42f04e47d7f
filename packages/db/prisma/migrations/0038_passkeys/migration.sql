-- Passkeys: public keys of players' devices.
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "is_verified" BOOLEAN NOT NULL,
    "is_synced" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");
CREATE INDEX "passkeys_account_id_idx" ON "passkeys"("account_id");
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_counter" CHECK ("counter" BETWEEN 0 AND 4294967295);
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_name" CHECK (char_length("name") BETWEEN 1 AND 40);

-- A passkey proves a session, and a refused one stands in the sign-in history.
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_proven_by";
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_by" CHECK ("proven_by" IN ('password', 'code', 'recovery_code', 'provider', 'passkey'));
ALTER TABLE "login_history" DROP CONSTRAINT "login_history_outcome";
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'wrong_code', 'wrong_passkey', 'throttled', 'closed', 'token_reused'));

-- An account without an address may be signed in to by a passkey; a guest has neither address nor password.
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_guest_or_bound";
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_guest_or_bound" CHECK ((NOT "is_guest" OR "email" IS NULL) AND ("email" IS NOT NULL OR "password_hash" IS NULL));
