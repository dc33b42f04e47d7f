-- Channels that players make, whispers, and what was read.
ALTER TABLE "chat_messages" ADD COLUMN "to_character_id" UUID,
    ADD COLUMN "to_name" TEXT,
    ADD COLUMN "style" TEXT NOT NULL DEFAULT 'plain',
    ADD COLUMN "rolled" INTEGER,
    ADD COLUMN "roll_most" INTEGER,
    ADD COLUMN "is_unheard" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "chat_messages" DROP CONSTRAINT "chat_messages_channel";
CREATE TABLE "chat_channels" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "password_hash" TEXT,
    "slow_seconds" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_channels_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "chat_channel_members" (
    "channel_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_channel_members_pkey" PRIMARY KEY ("channel_id", "character_id")
);
CREATE TABLE "chat_channel_bans" (
    "channel_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_channel_bans_pkey" PRIMARY KEY ("channel_id", "account_id")
);
CREATE TABLE "chat_reads" (
    "character_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reads_pkey" PRIMARY KEY ("character_id", "channel", "scope")
);
CREATE TABLE "chat_paces" (
    "character_id" UUID NOT NULL,
    "pace" JSONB NOT NULL DEFAULT '{"spokenMs": [], "lastText": "", "slowMs": {}}',

    CONSTRAINT "chat_paces_pkey" PRIMARY KEY ("character_id")
);
CREATE INDEX "chat_messages_to_character_id_at_idx" ON "chat_messages"("to_character_id", "at");
CREATE UNIQUE INDEX "chat_channels_name_key_key" ON "chat_channels"("name_key");
CREATE INDEX "chat_channel_members_character_id_idx" ON "chat_channel_members"("character_id");
CREATE INDEX "chat_reads_read_at_idx" ON "chat_reads"("read_at");
ALTER TABLE "chat_channel_members" ADD CONSTRAINT "chat_channel_members_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "chat_channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_channel_bans" ADD CONSTRAINT "chat_channel_bans_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "chat_channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_channel" CHECK ("channel" IN ('say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_to" FOREIGN KEY ("to_character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_whisper" CHECK (("channel" = 'whisper') = ("to_character_id" IS NOT NULL) AND ("to_character_id" IS NULL) = ("to_name" IS NULL));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_style" CHECK ("style" IN ('plain', 'me', 'roll'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_roll" CHECK (CASE WHEN "style" = 'roll' THEN "roll_most" IS NOT NULL AND "rolled" IS NOT NULL AND "rolled" BETWEEN 1 AND "roll_most" ELSE "rolled" IS NULL AND "roll_most" IS NULL END);
ALTER TABLE "chat_channels" ADD CONSTRAINT "chat_channels_name" CHECK (char_length("name") BETWEEN 3 AND 24);
ALTER TABLE "chat_channels" ADD CONSTRAINT "chat_channels_slow" CHECK ("slow_seconds" BETWEEN 0 AND 300);
ALTER TABLE "chat_channel_members" ADD CONSTRAINT "chat_channel_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_channel_members" ADD CONSTRAINT "chat_channel_members_role" CHECK ("role" IN ('owner', 'operator', 'member'));
CREATE UNIQUE INDEX "chat_channel_members_one_owner" ON "chat_channel_members" ("channel_id") WHERE "role" = 'owner';
ALTER TABLE "chat_channel_bans" ADD CONSTRAINT "chat_channel_bans_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "chat_channel_bans" ADD CONSTRAINT "chat_channel_bans_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_reads" ADD CONSTRAINT "chat_reads_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_paces" ADD CONSTRAINT "chat_paces_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
