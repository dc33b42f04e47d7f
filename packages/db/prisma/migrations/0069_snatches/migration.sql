-- CreateTable
CREATE TABLE "snatches" (
    "id" UUID NOT NULL,
    "character_id" UUID NOT NULL,
    "enemy_id" TEXT NOT NULL,
    "chits" BIGINT NOT NULL,
    "escrow_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "drop_id" UUID,
    "outcome" TEXT,
    "over_at" TIMESTAMPTZ(3),

    CONSTRAINT "snatches_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "snatches_escrow_id_key" ON "snatches"("escrow_id");

-- CreateIndex
CREATE UNIQUE INDEX "snatches_drop_id_key" ON "snatches"("drop_id");

-- CreateIndex
CREATE INDEX "snatches_character_id_idx" ON "snatches"("character_id");

-- CreateIndex
CREATE INDEX "snatches_over_at_idx" ON "snatches"("over_at");

ALTER TABLE "snatches" ADD CONSTRAINT "snatches_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_chits" CHECK ("chits" BETWEEN 1 AND 1000000000);
ALTER TABLE "snatches" ADD CONSTRAINT "snatches_outcome" CHECK ("outcome" IN ('picked_up', 'mailed', 'erased') AND ("outcome" IS NULL) = ("over_at" IS NULL));
CREATE INDEX "snatches_due" ON "snatches" ("ends_at") WHERE "over_at" IS NULL;
-- Over once, and never again anything else.
CREATE FUNCTION guard_snatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."over_at" IS NOT NULL OR NEW."chits" <> OLD."chits" OR NEW."escrow_id" <> OLD."escrow_id" OR NEW."character_id" <> OLD."character_id" THEN
    RAISE EXCEPTION 'broken rule "snatches_fixed": what was taken stays what it is, and goes back once' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "snatches_guard" BEFORE UPDATE ON "snatches" FOR EACH ROW EXECUTE FUNCTION guard_snatch();
