-- AlterTable
ALTER TABLE "parties" ADD COLUMN     "is_raid" BOOLEAN NOT NULL DEFAULT false;

-- Up to forty places in a raid; −1 stands between two steps of a swap.
ALTER TABLE "party_members" DROP CONSTRAINT "party_members_place";
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_place" CHECK ("place" BETWEEN -1 AND 39);
-- The group of a raid, which follows from the place, is on the sheet too: members of one group share credit.
DROP TRIGGER "party_members_feed_sheets" ON "party_members";
CREATE TRIGGER "party_members_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "party_members" FOR EACH ROW EXECUTE FUNCTION feed_sheet('party', '{account_id,role,joined_at,lost_at,vote_id,vote_ends,ballot,is_ready}');
