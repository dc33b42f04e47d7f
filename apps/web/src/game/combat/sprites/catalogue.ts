import { bases } from './bases';
import { bosses } from './bosses';
import { drones } from './drones';
import { machines } from './machines';
import { marks } from './marks';
import { containers } from './containers';
import { fixtures } from './fixtures';
import { movables } from './movables';
import type { Picture } from './strokes';
import { weapons } from './weapons';

const catalogue = {
  ...drones,
  ...machines,
  ...bosses,
  ...containers,
  ...fixtures,
  ...movables,
  ...marks,
  ...bases,
  ...weapons,
};

/** Every drawing that is not a person. */
export type SpriteName = keyof typeof catalogue;
export const pictures: Readonly<Record<SpriteName, Picture>> = catalogue;
export const spriteNames = Object.keys(catalogue) as SpriteName[];

/** Returns the drawing of this name, if there is one; content ids are often names of drawings. */
export function spriteNamed(name: string): SpriteName | null {
  return name in catalogue ? (name as SpriteName) : null;
}
