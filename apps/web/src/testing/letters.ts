import type { BoxView, LetterView } from '@necp/shared/mail/schema';

export const letterIdOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = new Date(Date.UTC(2077, 3, 1, 12));

/** A letter of another player that arrived and is unread, with these changes. */
export function letterOf(number: number, changes: Partial<LetterView> = {}): LetterView {
  return {
    letterId: letterIdOf(number),
    from: { kind: 'player', characterId: null, name: 'Zora' },
    to: { characterId: null, name: 'Rita' },
    isOwn: false,
    words: { kind: 'typed', subject: `Subject ${number}`, text: `Text ${number}` },
    state: 'arrived',
    isRead: false,
    isArchived: false,
    sentAt: at,
    arrivesAt: at,
    ends: { at: new Date(Date.UTC(2077, 4, 1, 12)), by: 'removed' },
    chits: 0,
    cod: null,
    items: [],
    ...changes,
    can: {
      ...{ take: false, pay: false, sendBack: true, recall: false, reply: true, report: true, destroy: 'empty' },
      ...changes.can,
    },
  };
}

/** A page of a box, at a mailbox unless `changes` says otherwise. */
export function boxOf(letters: readonly LetterView[], changes: Partial<BoxView> = {}): BoxView {
  return {
    box: 'inbox',
    letters: [...letters],
    next: null,
    isHere: true,
    unread: letters.filter(({ isRead }) => !isRead).length,
    places: { taken: letters.length, most: 200 },
    limits: { letters: 20, lettersLeft: 20, chits: 5_000, chitsLeft: 5_000 },
    ...changes,
  };
}
