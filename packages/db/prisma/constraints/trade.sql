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
