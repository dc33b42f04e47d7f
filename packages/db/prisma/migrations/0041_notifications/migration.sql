-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "character_id" UUID,
    "kind" TEXT NOT NULL,
    "fact_id" UUID NOT NULL,
    "details" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "account_id" UUID NOT NULL,
    "preferences" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "notifications_account_id_id_idx" ON "notifications"("account_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_at_idx" ON "notifications"("at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_account_id_kind_fact_id_key" ON "notifications"("account_id", "kind", "fact_id");

-- notification
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
CREATE INDEX "notifications_unread" ON "notifications" ("account_id", "kind") WHERE "read_at" IS NULL AND "archived_at" IS NULL;
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
