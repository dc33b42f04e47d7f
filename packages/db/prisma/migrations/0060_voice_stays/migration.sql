-- Who was in which call and when, for reports of what was said there.
CREATE TABLE "voice_stays" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "voice_stays_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "voice_stays_character_id_from_at_idx" ON "voice_stays"("character_id", "from_at");
CREATE INDEX "voice_stays_kind_room_id_from_at_idx" ON "voice_stays"("kind", "room_id", "from_at");
CREATE INDEX "voice_stays_account_id_idx" ON "voice_stays"("account_id");
CREATE INDEX "voice_stays_until_at_idx" ON "voice_stays"("until_at");
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_kind" CHECK ("kind" IN ('party', 'guild'));
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_times" CHECK ("until_at" IS NULL OR "until_at" >= "from_at");
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "voice_stays" ADD CONSTRAINT "voice_stays_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");

-- A moderator mutes a player in calls too.
ALTER TABLE "chat_sanctions" DROP CONSTRAINT "chat_sanctions_channel";
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_channel" CHECK ("channel" IN ('all', 'say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper', 'voice'));
