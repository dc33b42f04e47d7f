ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_kind" CHECK ("kind" IN ('party', 'guild'));
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_times" CHECK ("until_at" IS NULL OR "until_at" >= "from_at");
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
