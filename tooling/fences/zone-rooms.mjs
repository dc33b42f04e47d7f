import { readFileSync } from 'node:fs';

const LIST = new URL('../../apps/sim/src/zone/rooms.ts', import.meta.url);

/** Returns the folders of the zone from the lowest: `core`, then the rooms in the order of `rooms.ts`. */
export function readZoneRooms() {
  const list = /\[\s*([^\]]*)\];/.exec(readFileSync(LIST, 'utf8'))?.[1] ?? '';
  const rooms = [...list.matchAll(/(\w+)Room\b/g)].map(([, name]) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  if (rooms.length === 0) throw new Error(`no rooms in ${LIST.pathname}`);
  return ['core', ...rooms];
}
