-- What a story asks a zone to do around its player is called a zone command.
ALTER TABLE "zone_orders" RENAME TO "zone_commands";
ALTER TABLE "zone_commands" RENAME COLUMN "order" TO "command";
ALTER TABLE "zone_commands" RENAME CONSTRAINT "zone_orders_pkey" TO "zone_commands_pkey";
ALTER TABLE "zone_commands" RENAME CONSTRAINT "zone_orders_log" TO "zone_commands_log";
ALTER INDEX "zone_orders_character_id_idx" RENAME TO "zone_commands_character_id_idx";
