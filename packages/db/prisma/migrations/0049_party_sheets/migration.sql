-- The party of a character is on its sheet: zones credit and show members together.
CREATE TRIGGER "party_members_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "party_members" FOR EACH ROW EXECUTE FUNCTION feed_sheet('party', '{account_id,role,place,joined_at,lost_at,vote_id,vote_ends,ballot,is_ready}');
CREATE CONSTRAINT TRIGGER "party_members_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "party_members" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
