import { SlotEntry } from '@necp/shared/ability/schema';
import type { LocalText } from '@necp/shared/kernel/content';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';

/** The data type of entries dragged between the list and the slots. */
export const entryType = 'application/x-necp-slot';

/** Returns the dropped entry; null when it is none. */
export function readEntry(text: string): SlotEntry | null {
  const read = SlotEntry.safeParse(text);
  return read.success ? read.data : null;
}

export type EntryLooks = (entry: SlotEntry) => { readonly name: LocalText; readonly icon: string } | null;

/** Returns the name and icon of every entry that can be in a slot. */
export function useEntryLooks(): EntryLooks {
  const abilities = useById(useContent('abilities')?.abilities);
  const items = useById(useContent('items')?.items);
  return useCallback(
    (entry) => {
      const id = entry.slice(entry.indexOf(':') + 1);
      return (entry.startsWith('ability:') ? abilities.get(id) : items.get(id)) ?? null;
    },
    [abilities, items],
  );
}
