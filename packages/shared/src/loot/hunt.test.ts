import { expect, it } from 'vitest';
import { chanceBandOf } from './hunt';

it('names a chance by its band and never by its number', () => {
  expect([1.4, 0.95, 0.94, 0.2, 0.05, 0.01, 0.009, 0].map(chanceBandOf)).toEqual([
    ...['always', 'always', 'often', 'often', 'sometimes', 'rarely', 'hardly_ever', 'hardly_ever'],
  ]);
});
