-- AlterTable
ALTER TABLE "realm_settings" ADD COLUMN     "guild_fee_chits" INTEGER NOT NULL DEFAULT 1000,
ADD COLUMN     "guild_signatures" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "realm_settings" ADD CONSTRAINT "realm_settings_guilds" CHECK ("guild_fee_chits" BETWEEN 0 AND 1000000 AND "guild_signatures" BETWEEN 0 AND 9);
