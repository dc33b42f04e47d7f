-- What operators may change of a realm while it runs.
CREATE TABLE "realm_settings" (
    "realm_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "away_minutes" INTEGER NOT NULL DEFAULT 5,
    "idle_logout_minutes" INTEGER NOT NULL DEFAULT 30,
    "idle_warning_seconds" INTEGER NOT NULL DEFAULT 60,
    "characters_online" INTEGER NOT NULL DEFAULT 1,
    "queue_keeps_seconds" INTEGER NOT NULL DEFAULT 120,
    "return_priority_seconds" INTEGER NOT NULL DEFAULT 120,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "realm_settings_pkey" PRIMARY KEY ("realm_id")
);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_realm" FOREIGN KEY ("realm_id") REFERENCES "realms" ("id");
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_away" CHECK ("away_minutes" BETWEEN 1 AND 240);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_logout" CHECK ("idle_logout_minutes" > "away_minutes" AND "idle_logout_minutes" <= 1440);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_warning" CHECK ("idle_warning_seconds" BETWEEN 10 AND 600);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_online" CHECK ("characters_online" BETWEEN 1 AND 10);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_keeps" CHECK ("queue_keeps_seconds" BETWEEN 30 AND 3600);
ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_return" CHECK ("return_priority_seconds" BETWEEN 0 AND 3600);
INSERT INTO "realm_settings" ("realm_id") SELECT "id" FROM "realms";

-- The queue of a full realm, and the seats of players on the way in.
CREATE TABLE "realm_places" (
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "admitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "realm_places_pkey" PRIMARY KEY ("account_id")
);
CREATE INDEX "realm_places_seen_at_idx" ON "realm_places"("seen_at");
ALTER TABLE "realm_places" ADD CONSTRAINT "realm_places_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "realm_places" ADD CONSTRAINT "realm_places_rank" CHECK ("rank" IN (0, 1));
CREATE INDEX "realm_places_waiting" ON "realm_places" ("rank", "number") WHERE "admitted_at" IS NULL;
CREATE INDEX "player_positions_held" ON "player_positions" ("held_zone_id", "held_channel") WHERE "held_zone_id" IS NOT NULL;
