import { lookFields, type Look } from '@necp/shared/character/look';
import { expect, it } from 'vitest';
import type { PeopleAtlas } from './atlas';
import { Crowd, peopleFloats } from './crowd';
import type { PersonKind } from './drawn-person';
import { makeGait } from './walk';

const look = Object.fromEntries(lookFields.map((field) => [field, 0])) as Look;
const uv = [0, 0, 1, 1] as const;
const painted = { uv, along: 0, across: 0, long: 1, wide: 1 };
const any = <T>(value: T) => new Proxy({}, { get: () => value });
const atlas = { shadow: uv, sprites: any(uv), partsOf: () => ({ parts: any(painted) }) } as unknown as PeopleAtlas;

const person = (kind: PersonKind, x: number) => ({ look, kind, x, y: 0, facing: 0, gait: makeGait(1) });

it('a crowd knows which parts are those of the own character, and forgets them with the others', () => {
  const crowd = new Crowd(atlas);
  crowd.add(person('townsperson', 1));
  expect(crowd.own.count).toBe(0);
  const first = crowd.partCount;
  crowd.add(person('self', 50));
  const { own } = crowd;
  crowd.add(person('player', 1));
  expect(crowd.own).toEqual(own);
  expect(own.first).toBe(first);
  expect(crowd.partCount).toBeGreaterThan(own.first + own.count);
  const placed = Array.from({ length: crowd.partCount }, (_, part) => crowd.parts[part * peopleFloats] ?? 0);
  const ownParts = placed.flatMap((x, part) => (x > 25 ? [part] : []));
  expect(ownParts).toEqual(Array.from({ length: own.count }, (_, part) => first + part));
  crowd.clear();
  expect(crowd.own.count).toBe(0);
});
