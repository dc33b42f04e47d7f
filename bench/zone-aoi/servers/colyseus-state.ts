import { schema, t } from '@colyseus/schema';

/** The state of the StateView peer, on both sides of the connection. */
export const Person = schema({ x: t.uint16(), y: t.uint16() }, 'Person');
export type Person = InstanceType<typeof Person>;

/** Players see the entries of `people` that their view contains. */
export const ZoneRoomState = schema({ tick: t.uint32(), people: t.map(Person).view() }, 'ZoneRoomState');
export type ZoneRoomState = InstanceType<typeof ZoneRoomState>;

/** The type of the byte messages: a turn to the server, a snapshot to the client. */
export const byteMessage = 1;
