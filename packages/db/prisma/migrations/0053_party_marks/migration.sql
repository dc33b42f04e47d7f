-- CreateTable
CREATE TABLE "party_marks" (
    "party_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "character_id" UUID,
    "zone_id" TEXT,
    "channel" INTEGER,
    "epoch" BIGINT,
    "entity_id" BIGINT,
    "x" INTEGER,
    "y" INTEGER,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "party_marks_pkey" PRIMARY KEY ("party_id","kind","mark")
);

-- CreateIndex
CREATE INDEX "party_marks_character_id_idx" ON "party_marks"("character_id");

-- CreateIndex
CREATE INDEX "party_marks_zone_id_channel_entity_id_idx" ON "party_marks"("zone_id", "channel", "entity_id");

-- CreateIndex
CREATE INDEX "party_marks_made_at_idx" ON "party_marks"("made_at");

-- AddForeignKey
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "parties"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_mark" CHECK ("mark" IN ('circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'moon', 'skull'));
ALTER TABLE "party_marks" ADD CONSTRAINT "party_marks_on" CHECK (
  ("kind" = 'target' AND "character_id" IS NOT NULL AND "entity_id" IS NULL AND "x" IS NULL AND "y" IS NULL)
  OR ("kind" = 'target' AND "character_id" IS NULL AND num_nulls("zone_id", "channel", "epoch", "entity_id") = 0 AND "x" IS NULL AND "y" IS NULL)
  OR ("kind" = 'ground' AND "character_id" IS NULL AND "entity_id" IS NULL AND num_nulls("zone_id", "x", "y") = 0));
