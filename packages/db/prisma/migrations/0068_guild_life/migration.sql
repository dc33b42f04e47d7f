-- CreateTable
CREATE TABLE "guild_growths" (
    "guild_id" UUID NOT NULL,
    "experience" INTEGER NOT NULL DEFAULT 0,
    "perks" JSONB NOT NULL DEFAULT '{}',
    "perks_reset_at" TIMESTAMPTZ(3),
    "emblem" TEXT,

    CONSTRAINT "guild_growths_pkey" PRIMARY KEY ("guild_id")
);

-- CreateTable
CREATE TABLE "guild_efforts" (
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "guild_efforts_pkey" PRIMARY KEY ("guild_id","character_id","day")
);

-- CreateTable
CREATE TABLE "guild_weeks" (
    "guild_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "experience" INTEGER NOT NULL,

    CONSTRAINT "guild_weeks_pkey" PRIMARY KEY ("guild_id","week")
);

-- CreateTable
CREATE TABLE "guild_tasks" (
    "guild_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "task_id" TEXT NOT NULL,
    "target" INTEGER NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "guild_tasks_pkey" PRIMARY KEY ("guild_id","week","task_id")
);

-- CreateTable
CREATE TABLE "guild_milestones" (
    "guild_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_milestones_pkey" PRIMARY KEY ("guild_id","kind","key")
);

-- CreateTable
CREATE TABLE "guild_events" (
    "id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_minutes" INTEGER NOT NULL,
    "remind_at" TIMESTAMPTZ(3),
    "places" INTEGER,
    "is_shared" BOOLEAN NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_sign_ups" (
    "event_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_sign_ups_pkey" PRIMARY KEY ("event_id","character_id")
);

-- CreateTable
CREATE TABLE "guild_allies" (
    "guild_id" UUID NOT NULL,
    "alliance_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_allies_pkey" PRIMARY KEY ("guild_id")
);

-- CreateTable
CREATE TABLE "guild_alliance_invites" (
    "id" UUID NOT NULL,
    "from_guild_id" UUID NOT NULL,
    "guild_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_alliance_invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guild_rivals" (
    "guild_id" UUID NOT NULL,
    "rival_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guild_rivals_pkey" PRIMARY KEY ("guild_id","rival_id")
);

-- CreateIndex
CREATE INDEX "guild_growths_experience_idx" ON "guild_growths"("experience");

-- CreateIndex
CREATE INDEX "guild_efforts_character_id_idx" ON "guild_efforts"("character_id");

-- CreateIndex
CREATE INDEX "guild_efforts_day_idx" ON "guild_efforts"("day");

-- CreateIndex
CREATE INDEX "guild_weeks_week_idx" ON "guild_weeks"("week");

-- CreateIndex
CREATE INDEX "guild_tasks_week_idx" ON "guild_tasks"("week");

-- CreateIndex
CREATE INDEX "guild_events_guild_id_ends_at_idx" ON "guild_events"("guild_id", "ends_at");

-- CreateIndex
CREATE INDEX "guild_events_character_id_idx" ON "guild_events"("character_id");

-- CreateIndex
CREATE INDEX "guild_events_remind_at_idx" ON "guild_events"("remind_at");

-- CreateIndex
CREATE INDEX "guild_events_ends_at_idx" ON "guild_events"("ends_at");

-- CreateIndex
CREATE INDEX "guild_sign_ups_character_id_idx" ON "guild_sign_ups"("character_id");

-- CreateIndex
CREATE INDEX "guild_sign_ups_account_id_idx" ON "guild_sign_ups"("account_id");

-- CreateIndex
CREATE INDEX "guild_allies_alliance_id_idx" ON "guild_allies"("alliance_id");

-- CreateIndex
CREATE UNIQUE INDEX "guild_alliance_invites_from_guild_id_guild_id_key" ON "guild_alliance_invites"("from_guild_id", "guild_id");

-- CreateIndex
CREATE INDEX "guild_alliance_invites_guild_id_idx" ON "guild_alliance_invites"("guild_id");

-- CreateIndex
CREATE INDEX "guild_alliance_invites_ends_at_idx" ON "guild_alliance_invites"("ends_at");

-- CreateIndex
CREATE INDEX "guild_rivals_rival_id_idx" ON "guild_rivals"("rival_id");

-- AddForeignKey
ALTER TABLE "guild_sign_ups" ADD CONSTRAINT "guild_sign_ups_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "guild_events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "guild_growths" ADD CONSTRAINT "guild_growths_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_growths" ADD CONSTRAINT "guild_growths_experience" CHECK ("experience" >= 0);
ALTER TABLE "guild_growths" ADD CONSTRAINT "guild_growths_emblem" CHECK (char_length("emblem") <= 80);
ALTER TABLE "guild_efforts" ADD CONSTRAINT "guild_efforts_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_efforts" ADD CONSTRAINT "guild_efforts_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_efforts" ADD CONSTRAINT "guild_efforts_points" CHECK ("points" BETWEEN 0 AND 400);
ALTER TABLE "guild_weeks" ADD CONSTRAINT "guild_weeks_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_tasks" ADD CONSTRAINT "guild_tasks_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_tasks" ADD CONSTRAINT "guild_tasks_progress" CHECK ("target" > 0 AND "progress" BETWEEN 0 AND "target" AND ("done_at" IS NULL) = ("progress" < "target"));
ALTER TABLE "guild_milestones" ADD CONSTRAINT "guild_milestones_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_milestones" ADD CONSTRAINT "guild_milestones_kind" CHECK ("kind" IN ('level', 'boss', 'week'));
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_times" CHECK ("starts_at" < "ends_at");
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_places" CHECK ("places" BETWEEN 2 AND 200);
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_kind" CHECK ("kind" IN ('instance', 'city', 'story', 'duel', 'meeting'));
ALTER TABLE "guild_events" ADD CONSTRAINT "guild_events_length" CHECK (char_length("title") <= 60 AND char_length("note") <= 400);
ALTER TABLE "guild_sign_ups" ADD CONSTRAINT "guild_sign_ups_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "guild_sign_ups" ADD CONSTRAINT "guild_sign_ups_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "guild_sign_ups" ADD CONSTRAINT "guild_sign_ups_answer" CHECK ("answer" IN ('going', 'maybe', 'away'));
ALTER TABLE "guild_allies" ADD CONSTRAINT "guild_allies_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_alliance_invites" ADD CONSTRAINT "guild_alliance_invites_from" FOREIGN KEY ("from_guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_alliance_invites" ADD CONSTRAINT "guild_alliance_invites_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_rivals" ADD CONSTRAINT "guild_rivals_guild" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_rivals" ADD CONSTRAINT "guild_rivals_rival" FOREIGN KEY ("rival_id") REFERENCES "guilds" ("id") ON DELETE CASCADE;
ALTER TABLE "guild_rivals" ADD CONSTRAINT "guild_rivals_other" CHECK ("guild_id" <> "rival_id");
-- The emblem stands beside the names of all members; nothing else of the row is part of a sheet.
CREATE FUNCTION feed_sheets_of_emblem() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."emblem" IS NOT NULL AND (TG_OP = 'INSERT' OR NEW."emblem" IS DISTINCT FROM OLD."emblem") THEN
    PERFORM note_sheet_change("character_id", 'guild') FROM "guild_members" WHERE "guild_id" = NEW."guild_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "guild_growths_feed_sheets" AFTER INSERT OR UPDATE OF "emblem" ON "guild_growths" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_emblem();
CREATE CONSTRAINT TRIGGER "guild_growths_raise_sheets" AFTER INSERT OR UPDATE OF "emblem" ON "guild_growths" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
