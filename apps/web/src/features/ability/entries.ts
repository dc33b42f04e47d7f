import { SlotEntry } from '@necp/shared/ability/schema';
import type { LocalText } from '@necp/shared/kernel/content';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';

/** Kind of what is dragged between the book and the slots. */
export const entryType = 'application/x-necp-slot';

/** What was dropped, when it is an entry at all. */
export function readEntry(text: string): SlotEntry | null {
  const read = SlotEntry.safeParse(text);
  return read.success ? read.data : null;
}

export type EntryLooks = (entry: SlotEntry) => { readonly name: LocalText; readonly icon: string } | null;

/** Name and picture of whatever can lie on a slot. */
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
