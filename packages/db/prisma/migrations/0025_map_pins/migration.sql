-- The pins a player put on the map of the city.
CREATE TABLE "map_pins" (
    "account_id" UUID NOT NULL,
    "pins" JSONB NOT NULL,

    CONSTRAINT "map_pins_pkey" PRIMARY KEY ("account_id")
);
ALTER TABLE "map_pins" ADD CONSTRAINT "map_pins_account" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id");
