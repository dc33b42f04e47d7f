-- Reports of lines, what moderators decide, and times in which a player may not talk.
CREATE TABLE "chat_sanctions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "reason" TEXT NOT NULL,
    "given_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "heeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_sanctions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "chat_slow_modes" (
    "channel" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "set_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_slow_modes_pkey" PRIMARY KEY ("channel")
);
CREATE TABLE "moderation_reports" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "accused_id" UUID NOT NULL,
    "accused_character_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "moderation_reports_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "moderation_voices" (
    "report_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderation_voices_pkey" PRIMARY KEY ("report_id", "account_id")
);
CREATE TABLE "moderation_notes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderation_notes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "chat_sanctions_account_id_at_idx" ON "chat_sanctions"("account_id", "at");
CREATE INDEX "chat_sanctions_until_idx" ON "chat_sanctions"("until");
CREATE INDEX "chat_sanctions_at_idx" ON "chat_sanctions"("at");
CREATE UNIQUE INDEX "moderation_reports_message_id_key" ON "moderation_reports"("message_id");
CREATE INDEX "moderation_reports_accused_id_idx" ON "moderation_reports"("accused_id");
CREATE INDEX "moderation_reports_decided_at_reported_at_id_idx" ON "moderation_reports"("decided_at", "reported_at", "id");
CREATE INDEX "moderation_voices_account_id_at_idx" ON "moderation_voices"("account_id", "at");
CREATE INDEX "moderation_notes_account_id_at_idx" ON "moderation_notes"("account_id", "at");
CREATE INDEX "moderation_notes_at_idx" ON "moderation_notes"("at");
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "moderation_reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_kind" CHECK ("kind" IN ('mute', 'warning'));
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_channel" CHECK ("channel" IN ('all', 'say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper'));
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_whole" CHECK (("kind" = 'mute') = ("channel" IS NOT NULL) AND ("kind" = 'mute') = ("until" IS NOT NULL));
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_ended" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL) AND ("ended_at" IS NULL OR "kind" = 'mute'));
ALTER TABLE "chat_slow_modes" ADD CONSTRAINT "chat_slow_modes_channel" CHECK ("channel" IN ('global', 'trade'));
ALTER TABLE "chat_slow_modes" ADD CONSTRAINT "chat_slow_modes_seconds" CHECK ("seconds" BETWEEN 0 AND 300);
CREATE FUNCTION feed_sheets_of_sanction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "sanction" "chat_sanctions" := COALESCE(NEW, OLD);
BEGIN
  IF "sanction"."kind" = 'mute' THEN
    PERFORM note_sheet_change("id", 'chat') FROM "characters" WHERE "account_id" = "sanction"."account_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "chat_sanctions_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "chat_sanctions" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_sanction();
CREATE CONSTRAINT TRIGGER "chat_sanctions_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "chat_sanctions" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_accused" FOREIGN KEY ("accused_id") REFERENCES "accounts" ("id");
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_character" FOREIGN KEY ("accused_character_id") REFERENCES "characters" ("id");
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_outcome" CHECK ("outcome" IN ('muted', 'warned', 'dismissed'));
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_decided" CHECK (("outcome" IS NULL) = ("decided_at" IS NULL) AND ("outcome" IS NULL) = ("decided_by" IS NULL) AND ("outcome" IS NULL) = ("reason" IS NULL));
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_reason" CHECK ("reason" IN ('abuse', 'hate', 'spam', 'fraud', 'other'));
ALTER TABLE "moderation_notes" ADD CONSTRAINT "moderation_notes_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
