import { weapons } from './weapons';

export type WeaponPicture = keyof typeof weapons;
export type WeaponFamily = 'pistol' | 'rifle' | 'shotgun' | 'blade' | 'thrown';

/** Returns the drawing of a weapon by its content id; unknown ones look like their family, and bare hands have none. */
export function weaponPicture(id: string | null): WeaponPicture | null {
  if (!id) return null;
  if (id in weapons) return id as WeaponPicture;
  const family = weaponFamily(id);
  return family === 'thrown' ? 'thrown_frag' : family;
}

const twoHandedBlades: ReadonlySet<string> = new Set(['blade_rebar', 'blade_glass_monk']);

/** Returns how a weapon is carried; its id begins with its family. */
export function weaponFamily(id: string): WeaponFamily {
  const stem = id.slice(0, id.indexOf('_') < 0 ? undefined : id.indexOf('_'));
  if (stem === 'pistol' || stem === 'rifle' || stem === 'shotgun' || stem === 'thrown') return stem;
  return 'blade';
}

export function isTwoHanded(id: string): boolean {
  const family = weaponFamily(id);
  return family === 'rifle' || family === 'shotgun' || twoHandedBlades.has(id);
}
