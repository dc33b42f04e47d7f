/** Codes with which the inventory room refuses; each has a message in both languages under `errors`. */
export const inventoryErrors = [
  'inventory.full', 'inventory.bad_quantity', 'inventory.not_enough', 'inventory.no_such_item', 'inventory.no_such_slot', 'inventory.slot_taken',
  'inventory.wrong_place', 'inventory.wrong_kind', 'inventory.stack_full', 'inventory.same_holder', 'inventory.unknown_receiver', 'inventory.unknown_kind',
  'inventory.out_of_reach', 'inventory.not_worn', 'inventory.level_too_low', 'inventory.attribute_too_low', 'inventory.too_much_strain',
  'inventory.bound', 'inventory.locked', 'inventory.quest_item', 'inventory.no_socket', 'inventory.wrong_mod', 'inventory.not_usable', 'inventory.not_worn_out',
] as const;
export type InventoryError = (typeof inventoryErrors)[number];
