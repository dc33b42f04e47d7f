ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_text" CHECK (char_length("text") BETWEEN 1 AND 240);
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_channel" CHECK ("channel" IN ('say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_to" FOREIGN KEY ("to_character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_whisper" CHECK (("channel" = 'whisper') = ("to_character_id" IS NOT NULL) AND ("to_character_id" IS NULL) = ("to_name" IS NULL));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_style" CHECK ("style" IN ('plain', 'me', 'roll', 'emote'));
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_roll" CHECK (CASE WHEN "style" = 'roll' THEN "roll_most" IS NOT NULL AND "rolled" IS NOT NULL AND "rolled" BETWEEN 1 AND "roll_most" ELSE "rolled" IS NULL AND "roll_most" IS NULL END);
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_links" CHECK (jsonb_typeof("links") = 'array' AND jsonb_array_length("links") <= 5);
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_mentions" CHECK (jsonb_typeof("mentions") = 'array' AND jsonb_array_length("mentions") <= 5);
ALTER TABLE "chat_mentions" ADD CONSTRAINT "chat_mentions_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_channels" ADD CONSTRAINT "chat_channels_name" CHECK (char_length("name") BETWEEN 3 AND 24);
ALTER TABLE "chat_channels" ADD CONSTRAINT "chat_channels_slow" CHECK ("slow_seconds" BETWEEN 0 AND 300);
ALTER TABLE "chat_channel_members" ADD CONSTRAINT "chat_channel_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_channel_members" ADD CONSTRAINT "chat_channel_members_role" CHECK ("role" IN ('owner', 'operator', 'member'));
CREATE UNIQUE INDEX "chat_channel_members_one_owner" ON "chat_channel_members" ("channel_id") WHERE "role" = 'owner';
ALTER TABLE "chat_channel_bans" ADD CONSTRAINT "chat_channel_bans_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "chat_channel_bans" ADD CONSTRAINT "chat_channel_bans_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_reads" ADD CONSTRAINT "chat_reads_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_paces" ADD CONSTRAINT "chat_paces_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_kind" CHECK ("kind" IN ('mute', 'warning'));
ALTER TABLE "chat_sanctions" ADD CONSTRAINT "chat_sanctions_channel" CHECK ("channel" IN ('all', 'say', 'zone', 'global', 'trade', 'party', 'raid', 'guild', 'officer', 'own', 'whisper', 'voice', 'mail'));
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
