-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "email_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_id" UUID,
ADD COLUMN     "emailed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_keys" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "public_key" TEXT NOT NULL,
    "sealed_private" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_key" ON "push_subscriptions"("endpoint");

-- CreateIndex
CREATE INDEX "push_subscriptions_account_id_idx" ON "push_subscriptions"("account_id");

-- CreateIndex
CREATE INDEX "notifications_email_id_idx" ON "notifications"("email_id");

-- notification
CREATE INDEX "notifications_to_email" ON "notifications" ("account_id", "email_due_at") WHERE "email_id" IS NULL AND "email_due_at" IS NOT NULL;
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "push_keys" ADD CONSTRAINT "push_keys_one" CHECK ("id" = 1);

-- realm
ALTER TABLE "realm_settings" ALTER COLUMN "idle_logout_minutes" SET DEFAULT 20;
UPDATE "realm_settings" SET "idle_logout_minutes" = 20, "version" = "version" + 1
  WHERE "idle_logout_minutes" = 30 AND "version" = 1;
