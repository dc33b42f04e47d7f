ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_accused" FOREIGN KEY ("accused_id") REFERENCES "accounts" ("id");
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_character" FOREIGN KEY ("accused_character_id") REFERENCES "characters" ("id");
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_outcome" CHECK ("outcome" IN ('muted', 'warned', 'dismissed'));
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_decided" CHECK (("outcome" IS NULL) = ("decided_at" IS NULL) AND ("outcome" IS NULL) = ("decided_by" IS NULL) AND ("outcome" IS NULL) = ("reason" IS NULL));
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "moderation_voices" ADD CONSTRAINT "moderation_voices_reason" CHECK ("reason" IN ('abuse', 'hate', 'spam', 'fraud', 'other'));
ALTER TABLE "moderation_notes" ADD CONSTRAINT "moderation_notes_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
