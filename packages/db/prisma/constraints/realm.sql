ALTER TABLE "realms" ADD CONSTRAINT "realms_capacity" CHECK ("capacity" > 0);
INSERT INTO "realms" ("id", "name", "capacity") VALUES ('night_city', 'Night City', 2000);
