-- Derived from the holder, so that each kind of holder keeps its foreign key.
ALTER TABLE "character_inventory" DROP COLUMN "character_id", DROP COLUMN "account_id", DROP COLUMN "escrow_id";
ALTER TABLE "character_inventory"
  ADD COLUMN "character_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'character' THEN "holder_id" END) STORED,
  ADD COLUMN "account_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'account' THEN "holder_id" END) STORED,
  ADD COLUMN "escrow_id" UUID GENERATED ALWAYS AS (CASE WHEN "holder_kind" = 'escrow' THEN "holder_id" END) STORED;
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_escrow" FOREIGN KEY ("escrow_id") REFERENCES "escrows" ("id");
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_kind" CHECK (
  ("holder_kind" = 'character' AND "kind" IN ('bag', 'equipment', 'bank', 'delivery', 'sold'))
  OR ("holder_kind" = 'account' AND "kind" = 'stash')
  OR ("holder_kind" = 'guild' AND "kind" = 'vault')
  OR ("holder_kind" = 'escrow' AND "kind" = 'escrow'));
ALTER TABLE "character_inventory" ADD CONSTRAINT "character_inventory_slots" CHECK ("slots" BETWEEN 1 AND 1000 OR ("kind" = 'delivery' AND "slots" = 1000000));
ALTER TABLE "item_templates" ADD CONSTRAINT "item_templates_sane" CHECK (
  "max_stack" BETWEEN 1 AND 9999 AND "weight_grams" >= 0 AND "buy_chits" >= 0 AND "sell_chits" >= 0 AND "level" BETWEEN 1 AND 30 AND "sockets" BETWEEN 0 AND 4
  AND ("durability" IS NULL OR ("durability" > 0 AND "max_stack" = 1)));
ALTER TABLE "item_templates" ADD CONSTRAINT "item_templates_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_rarity" CHECK ("rarity" IN ('scrap', 'common', 'refined', 'military', 'prototype', 'iconic'));
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_level" CHECK ("level" BETWEEN 1 AND 30);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_wear" CHECK ("wear" >= 0);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_lists" CHECK (jsonb_typeof("affixes") = 'array' AND jsonb_typeof("mods") = 'array');
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_quantity" CHECK ("quantity" > 0);
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_slot" CHECK ("slot" >= 0);
-- Asked after each statement and not after each row, so that two items can change places in one.
ALTER TABLE "character_items" ADD CONSTRAINT "character_items_place" UNIQUE ("container_id", "slot") DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_ledger" FOREIGN KEY ("ledger_id") REFERENCES "ledgers" ("id");
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "item_entries" ADD CONSTRAINT "item_entries_quantity" CHECK ("quantity" <> 0 AND ("container_id" IS NULL) = ("item_id" IS NULL));

CREATE TRIGGER "item_entries_append_only" BEFORE UPDATE OR DELETE ON "item_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "item_entries_no_truncate" BEFORE TRUNCATE ON "item_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "character_items_no_truncate" BEFORE TRUNCATE ON "character_items" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_character_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "container" "character_inventory";
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."id" <> OLD."id" OR NEW."template_id" <> OLD."template_id" OR NEW."rarity" <> OLD."rarity" OR NEW."level" <> OLD."level" OR NEW."affixes" <> OLD."affixes") THEN
    RAISE EXCEPTION 'broken rule "character_items_fixed": a thing stays what it is' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."is_bound" AND NOT NEW."is_bound" THEN
    RAISE EXCEPTION 'broken rule "character_items_bound": what is bound stays bound' USING ERRCODE = '23514';
  END IF;
  IF NEW."quantity" > (SELECT "max_stack" FROM "item_templates" WHERE "id" = NEW."template_id") THEN
    RAISE EXCEPTION 'broken rule "character_items_stack": a stack is higher than its kind allows' USING ERRCODE = '23514';
  END IF;
  SELECT * INTO "container" FROM "character_inventory" WHERE "id" = NEW."container_id";
  IF NEW."slot" >= "container"."slots" THEN
    RAISE EXCEPTION 'broken rule "character_items_inside": the container has no such slot' USING ERRCODE = '23514';
  END IF;
  IF "container"."escrow_id" IS NOT NULL AND EXISTS (SELECT FROM "escrows" WHERE "id" = "container"."escrow_id" AND "closed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'broken rule "escrows_open": nothing goes into a closed escrow' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "character_items_guard" BEFORE INSERT OR UPDATE ON "character_items" FOR EACH ROW EXECUTE FUNCTION guard_character_item();

-- Every change of who holds how many is a line of the running movement, whoever makes it.
CREATE FUNCTION book_character_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."container_id" = OLD."container_id" AND NEW."quantity" = OLD."quantity" THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."container_id" = OLD."container_id" THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), NEW."template_id", NEW."container_id", NEW."id", NEW."quantity" - OLD."quantity");
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), OLD."template_id", OLD."container_id", OLD."id", -OLD."quantity");
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "item_entries" ("ledger_id", "template_id", "container_id", "item_id", "quantity")
    VALUES (current_ledger(), NEW."template_id", NEW."container_id", NEW."id", NEW."quantity");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "character_items_book" AFTER INSERT OR UPDATE OR DELETE ON "character_items" FOR EACH ROW EXECUTE FUNCTION book_character_item();

CREATE FUNCTION guard_item_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."container_id" IS NOT NULL AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'broken rule "item_entries_by_items": lines about a container follow from its items only' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "item_entries_guard" BEFORE INSERT ON "item_entries" FOR EACH ROW EXECUTE FUNCTION guard_item_entry();

CREATE FUNCTION balance_item_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT SUM("quantity") FROM "item_entries" WHERE "ledger_id" = NEW."ledger_id" AND "template_id" = NEW."template_id") <> 0 THEN
    RAISE EXCEPTION 'broken rule "item_entries_balanced": the lines of ledger % do not come to nothing', NEW."ledger_id" USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "item_entries_balanced" AFTER INSERT ON "item_entries" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION balance_item_ledger();

CREATE FUNCTION feed_sheet_of_holder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "places" uuid[] := CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW."container_id"]
    WHEN 'DELETE' THEN ARRAY[OLD."container_id"]
    ELSE ARRAY[OLD."container_id", NEW."container_id"] END;
BEGIN
  PERFORM note_sheet_change("character_id", 'inventory') FROM "character_inventory"
  WHERE "id" = ANY("places") AND "kind" IN ('bag', 'equipment');
  RETURN NULL;
END $$;
CREATE TRIGGER "character_items_feed_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_items" FOR EACH ROW EXECUTE FUNCTION feed_sheet_of_holder();
CREATE CONSTRAINT TRIGGER "character_items_raise_sheets" AFTER INSERT OR UPDATE OR DELETE ON "character_items" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
CREATE TRIGGER "character_inventory_feed_sheets" AFTER UPDATE OR DELETE ON "character_inventory" FOR EACH ROW EXECUTE FUNCTION feed_sheet('inventory', '{slots}');
CREATE CONSTRAINT TRIGGER "character_inventory_raise_sheets" AFTER UPDATE OR DELETE ON "character_inventory" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_noted_sheets();
