-- CreateTable
CREATE TABLE "trades" (
    "id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "zone_epoch" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "is_quiet" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "active_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "base_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "trades_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trade_sides" (
    "trade_id" UUID NOT NULL,
    "side" INTEGER NOT NULL,
    "character_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT false,
    "escrow_id" UUID,
    "chits" BIGINT NOT NULL DEFAULT 0,
    "chits_before" BIGINT NOT NULL DEFAULT 0,
    "chits_version" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "confirmed_version" INTEGER,

    CONSTRAINT "trade_sides_pkey" PRIMARY KEY ("trade_id","side")
);

-- CreateTable
CREATE TABLE "trade_offers" (
    "id" UUID NOT NULL,
    "trade_id" UUID NOT NULL,
    "side" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "template_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "rarity" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "from_slot" INTEGER NOT NULL,
    "put_version" INTEGER NOT NULL,
    "out_version" INTEGER,

    CONSTRAINT "trade_offers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trade_days" (
    "account_id" UUID NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "trades" INTEGER NOT NULL DEFAULT 0,
    "chits" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "trade_days_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateIndex
CREATE INDEX "trades_state_active_at_idx" ON "trades"("state", "active_at");

-- CreateIndex
CREATE INDEX "trades_ended_at_idx" ON "trades"("ended_at");

-- CreateIndex
CREATE INDEX "trades_zone_id_channel_state_idx" ON "trades"("zone_id", "channel", "state");

-- CreateIndex
CREATE UNIQUE INDEX "trade_sides_escrow_id_key" ON "trade_sides"("escrow_id");

-- CreateIndex
CREATE INDEX "trade_sides_character_id_trade_id_idx" ON "trade_sides"("character_id", "trade_id");

-- CreateIndex
CREATE INDEX "trade_sides_account_id_trade_id_idx" ON "trade_sides"("account_id", "trade_id");

-- CreateIndex
CREATE UNIQUE INDEX "trade_sides_trade_id_character_id_key" ON "trade_sides"("trade_id", "character_id");

-- CreateIndex
CREATE INDEX "trade_offers_trade_id_side_idx" ON "trade_offers"("trade_id", "side");

-- CreateIndex
CREATE INDEX "trade_days_day_idx" ON "trade_days"("day");

-- AddForeignKey
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_trade_id_fkey" FOREIGN KEY ("trade_id") REFERENCES "trades"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_trade_id_fkey" FOREIGN KEY ("trade_id") REFERENCES "trades"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "trades" ADD CONSTRAINT "trades_state" CHECK ("state" IN ('asked', 'unseen', 'open', 'over'));
ALTER TABLE "trades" ADD CONSTRAINT "trades_over" CHECK (("state" = 'over') = ("ended_at" IS NOT NULL) AND ("state" = 'over') = ("reason" IS NOT NULL));
ALTER TABLE "trades" ADD CONSTRAINT "trades_reason" CHECK ("reason" IN ('completed', 'cancelled', 'declined', 'unanswered', 'walked_away', 'died', 'fight', 'disconnected', 'left', 'idle', 'restarted'));
ALTER TABLE "trades" ADD CONSTRAINT "trades_versions" CHECK ("base_version" BETWEEN 0 AND "version");
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_side" CHECK ("side" IN (0, 1));
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_open" CHECK (NOT "is_open" OR "escrow_id" IS NOT NULL);
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_chits" CHECK ("chits" BETWEEN 0 AND 1000000000000000 AND "chits_before" BETWEEN 0 AND 1000000000000000);
ALTER TABLE "trade_sides" ADD CONSTRAINT "trade_sides_step" CHECK ("step" BETWEEN 0 AND 2 AND ("step" = 0) = ("confirmed_version" IS NULL));
-- A character is in one open trade at most, and so is an account.
CREATE UNIQUE INDEX "trade_sides_one_open" ON "trade_sides" ("character_id") WHERE "is_open";
CREATE UNIQUE INDEX "trade_sides_account_open" ON "trade_sides" ("account_id") WHERE "is_open";
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_side" FOREIGN KEY ("trade_id", "side") REFERENCES "trade_sides" ("trade_id", "side") ON DELETE CASCADE;
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_place" CHECK ("place" BETWEEN 0 AND 11);
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_quantity" CHECK ("quantity" BETWEEN 1 AND 9999);
ALTER TABLE "trade_offers" ADD CONSTRAINT "trade_offers_versions" CHECK ("out_version" IS NULL OR "out_version" > "put_version");
-- A place holds one stack, and a stack is offered once.
CREATE UNIQUE INDEX "trade_offers_one_place" ON "trade_offers" ("trade_id", "side", "place") WHERE "out_version" IS NULL;
CREATE UNIQUE INDEX "trade_offers_one_item" ON "trade_offers" ("trade_id", "item_id") WHERE "out_version" IS NULL;
ALTER TABLE "trade_days" ADD CONSTRAINT "trade_days_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "trade_days" ADD CONSTRAINT "trade_days_sums" CHECK ("trades" >= 0 AND "chits" >= 0);
-- What is over stays as it is.
CREATE FUNCTION guard_trade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" = 'over' OR NEW."version" < OLD."version" THEN
    RAISE EXCEPTION 'broken rule "trades_fixed": a trade that is over stays as it is' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "trades_guard" BEFORE UPDATE ON "trades" FOR EACH ROW EXECUTE FUNCTION guard_trade();
