ALTER TABLE "social_players" ADD CONSTRAINT "social_players_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_status" CHECK ("status" IN ('online', 'away', 'busy', 'invisible'));
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_text" CHECK (char_length("status_text") <= 60);
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_seen_by" CHECK ("presence_to" IN ('friends', 'favourites', 'none') AND "place_to" IN ('friends', 'favourites', 'none'));
ALTER TABLE "social_players" ADD CONSTRAINT "social_players_hidden" CHECK (("status" = 'invisible') = ("hidden_at" IS NOT NULL));
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_friend" FOREIGN KEY ("friend_id") REFERENCES "accounts" ("id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_two" CHECK ("account_id" <> "friend_id");
ALTER TABLE "friendships" ADD CONSTRAINT "friendships_note" CHECK (char_length("note") <= 120);
ALTER TABLE "friend_groups" ADD CONSTRAINT "friend_groups_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_groups" ADD CONSTRAINT "friend_groups_name" CHECK (char_length("name") BETWEEN 1 AND 24);
CREATE UNIQUE INDEX "friend_groups_name_once" ON "friend_groups" ("account_id", lower("name"));
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_from" FOREIGN KEY ("from_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_to" FOREIGN KEY ("to_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_two" CHECK ("from_account_id" <> "to_account_id");
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_note" CHECK (char_length("note") <= 100);
ALTER TABLE "friend_requests" ADD CONSTRAINT "friend_requests_state" CHECK ("state" IN ('open', 'declined', 'withdrawn', 'unseen'));
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_blocked" FOREIGN KEY ("blocked_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_blocks" ADD CONSTRAINT "social_blocks_two" CHECK ("account_id" <> "blocked_id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "social_meetings" ADD CONSTRAINT "social_meetings_kind" CHECK ("kind" IN ('party', 'duel', 'instance'));
ALTER TABLE "social_presences" ADD CONSTRAINT "social_presences_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
CREATE INDEX "social_presences_zone" ON "social_presences" ("zone_id", "channel", "zone_epoch");

CREATE FUNCTION feed_sheets_of_block() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "block" "social_blocks" := COALESCE(NEW, OLD);
BEGIN
  PERFORM note_sheet_change("id", 'social') FROM "characters"
    WHERE "account_id" IN ("block"."account_id", "block"."blocked_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "social_blocks_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "social_blocks" FOR EACH ROW EXECUTE FUNCTION feed_sheets_of_block();
CREATE CONSTRAINT TRIGGER "social_blocks_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "social_blocks" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
