ALTER TABLE "vendor_stock" ADD CONSTRAINT "vendor_stock_template" FOREIGN KEY ("template_id") REFERENCES "item_templates" ("id");
ALTER TABLE "vendor_stock" ADD CONSTRAINT "vendor_stock_left" CHECK ("left" >= 0);
ALTER TABLE "vendor_balances" ADD CONSTRAINT "vendor_balances_left" CHECK ("left" >= 0);
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_character" FOREIGN KEY ("character_id") REFERENCES "characters" ("id");
-- Gone with the thing, whoever takes it out of the world.
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_item" FOREIGN KEY ("item_id") REFERENCES "character_items" ("id") ON DELETE CASCADE;
ALTER TABLE "vendor_sales" ADD CONSTRAINT "vendor_sales_chits" CHECK ("chits" >= 0);
