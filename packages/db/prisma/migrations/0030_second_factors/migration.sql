-- When the owner of a session last proved who they are, and by what.
ALTER TABLE "sessions" ADD COLUMN "proven_at" TIMESTAMPTZ(3), ADD COLUMN "proven_by" TEXT;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_whole" CHECK (("proven_at" IS NULL) = ("proven_by" IS NULL));
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_by" CHECK ("proven_by" IN ('password', 'code', 'recovery_code'));

-- Browsers that are not asked for a code, and refused codes in the sign-in history.
CREATE TABLE "trusted_devices" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trusted_devices_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "trusted_devices_token_hash_key" ON "trusted_devices"("token_hash");
CREATE INDEX "trusted_devices_account_id_idx" ON "trusted_devices"("account_id");
CREATE INDEX "trusted_devices_expires_at_idx" ON "trusted_devices"("expires_at");
ALTER TABLE "trusted_devices" ADD CONSTRAINT "trusted_devices_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "login_history" DROP CONSTRAINT "login_history_outcome";
ALTER TABLE "login_history" ADD CONSTRAINT "login_history_outcome" CHECK ("outcome" IN ('success', 'wrong_password', 'wrong_code', 'throttled', 'closed'));

-- The second factor of an account: an app with codes, and codes on paper.
CREATE TABLE "totp_factors" (
    "account_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factors_pkey" PRIMARY KEY ("account_id")
);
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TABLE "recovery_codes" (
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("account_id","code_hash")
);
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TABLE "code_tries" (
    "account_id" UUID NOT NULL,
    "tried_by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL,

    CONSTRAINT "code_tries_pkey" PRIMARY KEY ("account_id","tried_by")
);
CREATE INDEX "code_tries_since_idx" ON "code_tries"("since");
ALTER TABLE "code_tries" ADD CONSTRAINT "code_tries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "code_tries" ADD CONSTRAINT "code_tries_some" CHECK ("tries" > 0);
