-- Who a person is at providers of sign-in, and visits to providers that are under way.
CREATE TABLE "identities" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "email_verified" BOOLEAN NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "identities_provider_issuer_subject_key" ON "identities"("provider", "issuer", "subject");
CREATE UNIQUE INDEX "identities_account_id_provider_key" ON "identities"("account_id", "provider");
ALTER TABLE "identities" ADD CONSTRAINT "identities_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
CREATE TABLE "provider_flows" (
    "secret_hash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "session_id" UUID,
    "next" TEXT NOT NULL,
    "identity_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_flows_pkey" PRIMARY KEY ("secret_hash")
);
CREATE INDEX "provider_flows_expires_at_idx" ON "provider_flows"("expires_at");
ALTER TABLE "provider_flows" ADD CONSTRAINT "provider_flows_purpose" CHECK ("purpose" IN ('sign_in', 'return', 'link', 'prove'));
ALTER TABLE "provider_flows" ADD CONSTRAINT "provider_flows_next" CHECK ("next" LIKE '/%');

-- An account has an address, but needs no password: its owner may sign in by a provider.
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_guest_or_bound";
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_guest_or_bound" CHECK ("is_guest" = ("email" IS NULL) AND ("password_hash" IS NULL OR NOT "is_guest"));

-- A session can be proven by signing in at a provider again.
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_proven_by";
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_proven_by" CHECK ("proven_by" IN ('password', 'code', 'recovery_code', 'provider'));
