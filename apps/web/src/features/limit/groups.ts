import type { LimitView } from '@necp/shared/limit/schema';

/** The limits that stand together: those that were changed, or those of one room. */
export interface LimitGroup {
  /** `changed`, or the name of a room as procedures have it. */
  readonly id: string;
  readonly limits: readonly LimitView[];
}

/** What the names of limits begin with that are no procedures, and the room that each of them belongs to. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^(tries|codes|emails|links|guests)_/, 'account'],
  [/^providers_/, 'identity'],
  [/^passkey_/, 'passkey'],
  [/^refreshes_/, 'token'],
  [/^role\./, 'role'],
  [/^(message\.|messages|excess_|malformed_|sockets?_|new_sockets_|waiting_|web_connections_)/, 'connection'],
];

/** Returns the room of a limit; `all` for what counts every call. */
export function roomOf(name: string): string {
  const [kind, room] = name.split('.');
  if (kind === 'procedure' && room !== undefined) return room;
  return beginnings.find(([beginning]) => beginning.test(name))?.[1] ?? 'all';
}

/** Groups limits: first those that were changed, then the others by room, in the order of the titles. */
export function groupsOf(limits: readonly LimitView[], titleOf: (room: string) => string): readonly LimitGroup[] {
  const rooms = new Map<string, LimitView[]>();
  for (const limit of limits) {
    const id = limit.isChanged ? changedGroup : roomOf(limit.name);
    rooms.set(id, [...(rooms.get(id) ?? []), limit]);
  }
  const order = (id: string) => (id === changedGroup ? '' : titleOf(id));
  return [...rooms]
    .map(([id, grouped]) => ({ id, limits: grouped }))
    .sort((a, b) => order(a.id).localeCompare(order(b.id)));
}

export const changedGroup = 'changed';
