ALTER TABLE "parties" ADD CONSTRAINT "parties_code" CHECK ("code" IS NULL OR char_length("code") = 12);
ALTER TABLE "parties" ADD CONSTRAINT "parties_check" CHECK (("check_id" IS NULL) = ("check_ends" IS NULL));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_rank" CHECK ("rank" IN ('leader', 'assistant', 'member'));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_role" CHECK ("role" IN ('tank', 'healer', 'damage', 'none'));
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_place" CHECK ("place" BETWEEN -1 AND 39);
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_vote" CHECK (("vote_id" IS NULL) = ("vote_ends" IS NULL));
CREATE UNIQUE INDEX "party_members_one_leader" ON "party_members" ("party_id") WHERE "rank" = 'leader';
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_from_character" FOREIGN KEY ("from_character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_from" FOREIGN KEY ("from_account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_kind" CHECK ("kind" IN ('invitation', 'request'));
ALTER TABLE "party_invites" ADD CONSTRAINT "party_invites_state" CHECK ("state" IN ('open', 'over', 'unseen'));
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_mark" CHECK ("mark" IN ('circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'moon', 'skull'));
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_on" CHECK (
  ("kind" = 'target' AND "character_id" IS NOT NULL AND "entity_id" IS NULL AND "x" IS NULL AND "y" IS NULL)
  OR ("kind" = 'target' AND "character_id" IS NULL AND num_nulls("zone_id", "channel", "epoch", "entity_id") = 0 AND "x" IS NULL AND "y" IS NULL)
  OR ("kind" = 'ground' AND "character_id" IS NULL AND "entity_id" IS NULL AND num_nulls("zone_id", "x", "y") = 0));
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_activity" CHECK ("activity" IN ('story', 'instance', 'event', 'duel', 'anything'));
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_levels" CHECK ("level_min" BETWEEN 1 AND "level_max" AND "level_max" <= 30);
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_locale" CHECK ("locale" IN ('en', 'ru'));
ALTER TABLE "party_listings" ADD CONSTRAINT "party_listings_slots" CHECK (least("tank", "healer", "damage", "any") >= 0 AND "tank" + "healer" + "damage" + "any" BETWEEN 1 AND 39);
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_role" CHECK ("role" IN ('tank', 'healer', 'damage'));
ALTER TABLE "party_applications" ADD CONSTRAINT "party_applications_state" CHECK ("state" IN ('open', 'over', 'banned'));
CREATE TRIGGER "party_members_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "party_members" FOR EACH ROW EXECUTE FUNCTION feed_sheet('party', '{account_id,role,joined_at,lost_at,vote_id,vote_ends,ballot,is_ready}');
CREATE CONSTRAINT TRIGGER "party_members_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "party_members" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
