-- How long sessions of each kind last: settings of operators, one row.
CREATE TABLE "session_lifetimes" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "remembered_idle_days" INTEGER NOT NULL DEFAULT 30,
    "remembered_life_days" INTEGER NOT NULL DEFAULT 90,
    "browser_idle_minutes" INTEGER NOT NULL DEFAULT 120,
    "browser_life_hours" INTEGER NOT NULL DEFAULT 24,
    "client_idle_days" INTEGER NOT NULL DEFAULT 30,
    "client_life_days" INTEGER NOT NULL DEFAULT 90,
    "guest_idle_days" INTEGER NOT NULL DEFAULT 30,
    "guest_life_days" INTEGER NOT NULL DEFAULT 400,
    "staff_idle_minutes" INTEGER NOT NULL DEFAULT 30,
    "staff_life_hours" INTEGER NOT NULL DEFAULT 12,

    CONSTRAINT "session_lifetimes_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "session_lifetimes" ADD CONSTRAINT "session_lifetimes_one" CHECK ("id" = 1);
ALTER TABLE "session_lifetimes" ADD CONSTRAINT "session_lifetimes_bounds" CHECK ("remembered_idle_days" BETWEEN 1 AND 90 AND "remembered_life_days" BETWEEN 1 AND 400 AND "browser_idle_minutes" BETWEEN 15 AND 1440 AND "browser_life_hours" BETWEEN 1 AND 168 AND "client_idle_days" BETWEEN 1 AND 90 AND "client_life_days" BETWEEN 1 AND 400 AND "guest_idle_days" BETWEEN 1 AND 400 AND "guest_life_days" BETWEEN 30 AND 400 AND "staff_idle_minutes" BETWEEN 5 AND 240 AND "staff_life_hours" BETWEEN 1 AND 24);
INSERT INTO "session_lifetimes" ("id") VALUES (1);

-- What a session is kept in, which decides how long it lasts, and when its first role ends by itself.
ALTER TABLE "sessions" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'remembered';
ALTER TABLE "sessions" ADD COLUMN "roles_until" TIMESTAMPTZ(3);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_kind" CHECK ("kind" IN ('remembered', 'browser', 'client'));

-- In an installation that is older than this migration, those with refresh tokens are the sessions of clients.
DO $$
BEGIN
  IF to_regclass('refresh_tokens') IS NOT NULL THEN
    UPDATE "sessions" SET "kind" = 'client' WHERE "id" IN (SELECT "session_id" FROM "refresh_tokens");
  END IF;
END $$;
-- Sessions of staff that are open now end as soon as those of the new rules would.
UPDATE "sessions" SET "expires_at" = LEAST("expires_at", now() + interval '30 minutes')
  WHERE "revoked_at" IS NULL AND "roles" <> ARRAY['player'];
