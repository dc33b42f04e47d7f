/** A reason for which no room can be created, as a message for the caller. */
export class RoomProblem extends Error {
  name = 'RoomProblem';
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Returns every form in which a room's name is written.
 * @param {string} name as in rooms.mjs, kebab-case
 * @returns {Record<'name' | 'room' | 'Room' | 'snake' | 'model' | 'table' | 'title', string>}
 */
export function namesOf(name) {
  const words = name.split('-');
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const Room = words.map(capital).join('');
  const room = words[0] + words.slice(1).map(capital).join('');
  const snake = words.join('_');
  return { name, room, Room, snake, model: `${room}Note`, table: `${snake}_notes`, title: capital(words.join(' ')) };
}

/**
 * Checks the requested name against the map.
 * @param {string | undefined} name
 * @param {string[][]} storeys
 * @throws {RoomProblem} when it is missing, badly written, or not on the map
 */
export function demandRoomName(name, storeys) {
  if (!name) throw new RoomProblem('Which room? For example: pnpm new:room mail');
  if (!KEBAB.test(name))
    throw new RoomProblem(
      `"${name}" is no name for a room: small letters, digits and single hyphens, such as world-event.`,
    );
  if (name === 'kernel') throw new RoomProblem('The kernel is there once; a room gets a name of its own.');
  if (storeys.some((rooms) => rooms.includes(name))) return;
  const close = storeys.flat().filter((room) => room.startsWith(name.slice(0, 3)));
  const hint = close.length > 0 ? ` Did you mean ${close.join(' or ')}?` : '';
  throw new RoomProblem(
    `The map knows no room "${name}".${hint} A new word gets its storey in packages/domain/rooms.mjs first.`,
  );
}

/**
 * Fills a room's names into a template. A line that begins with `«zone»` is for rooms with that part only, a line that
 * begins with `«!zone»` for those without it.
 * @param {string} text
 * @param {Record<string, string>} names as of `namesOf`
 * @param {string[]} floors the parts the room has besides those of every room
 * @throws {Error} when the template asks for a name that does not exist
 */
export function fillTemplate(text, names, floors = []) {
  const chosen = text
    .split('\n')
    .flatMap((line) => lineFor(line, floors))
    .join('\n');
  return chosen.replace(/«(\w+)»/g, (_, key) => {
    if (!(key in names)) throw new Error(`the template asks for «${key}»`);
    return names[key];
  });
}

/** Returns the line without its mark, or nothing when it is not for a room with these parts. */
function lineFor(line, floors) {
  const mark = /^«(!?)(zone|window)»/.exec(line);
  if (mark === null) return [line];
  return floors.includes(mark[2]) === (mark[1] === '') ? [line.slice(mark[0].length)] : [];
}
