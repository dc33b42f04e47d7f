import { bosses } from './bosses';
import { drones } from './drones';
import { machines } from './machines';
import { marks } from './marks';
import { street } from './street';
import type { Picture } from './strokes';
import { weapons } from './weapons';

const catalogue = { ...drones, ...machines, ...bosses, ...street, ...marks, ...weapons };

/** Every drawing that is not a person. */
export type ThingName = keyof typeof catalogue;
export const pictures: Readonly<Record<ThingName, Picture>> = catalogue;
export const thingNames = Object.keys(catalogue) as ThingName[];

/** The drawing of this name, if there is one; ids of content are often names of drawings. */
export function thingNamed(name: string): ThingName | null {
  return name in catalogue ? (name as ThingName) : null;
}
