ALTER TABLE "realms" ADD CONSTRAINT "realms_capacity" CHECK ("capacity" > 0);
INSERT INTO "realms" ("id", "name", "capacity") VALUES ('first_rain', 'First Rain', 2000);
