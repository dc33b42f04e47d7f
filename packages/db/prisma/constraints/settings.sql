ALTER TABLE "player_settings" ADD CONSTRAINT "player_settings_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
ALTER TABLE "map_pins" ADD CONSTRAINT "map_pins_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
