-- What happened is called an event on the bus; the relay finds its row under that name.
UPDATE "bus_positions" SET "stream" = 'events' WHERE "stream" = 'facts';
