import { schema, t } from '@colyseus/schema';

/** The state of the StateView peer, on both sides of the wire. */
export const Person = schema({ x: t.uint16(), y: t.uint16() }, 'Person');
export type Person = InstanceType<typeof Person>;

/** Players see of `people` what their view was given. */
export const ZoneRoomState = schema({ tick: t.uint32(), people: t.map(Person).view() }, 'ZoneRoomState');
export type ZoneRoomState = InstanceType<typeof ZoneRoomState>;

/** Type of the byte messages: a turn upwards, a snapshot downwards. */
export const byteMessage = 1;
