-- What a roll gives is called a loot item: events on their way and answers kept for repeats are read by the new names.
UPDATE "outbox" SET "payload" = ("payload" - 'finds') || jsonb_build_object('lootItems', "payload" -> 'finds')
WHERE "name" = 'loot.generated' AND "payload" ? 'finds';
UPDATE "outbox" SET "payload" = ("payload" - 'find') || jsonb_build_object('lootItem', "payload" -> 'find')
WHERE "name" IN ('loot.item_dropped', 'loot.item_picked_up') AND "payload" ? 'find';
UPDATE "request_answers" SET "answer" = jsonb_set("answer", '{json}',
  (("answer" -> 'json') - 'finds') || jsonb_build_object('lootItems', "answer" -> 'json' -> 'finds'))
WHERE jsonb_typeof("answer" -> 'json') = 'object' AND "answer" -> 'json' ? 'finds';
