import { expect, test } from 'vitest';
import { enemies } from './combat';

test('an enemy without hands strikes with a part of its body, which has a name of its own', () => {
  const unnamed = enemies
    .filter(({ body }) => body === 'beast' || body === 'machine')
    .flatMap(({ id, attacks, phases }) =>
      [...attacks, ...phases.flatMap((phase) => phase.attacks)].flatMap((attack) =>
        'weapon' in attack && attack.weapon.startsWith('blade_') && attack.name === undefined
          ? [`${id}: ${attack.weapon}`]
          : [],
      ),
    );
  expect(unnamed).toEqual([]);
});
