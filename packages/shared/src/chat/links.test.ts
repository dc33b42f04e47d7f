import { expect, test } from 'vitest';
import type { CharacterId, ZoneId } from '../kernel';
import { type ChatLink, keepLinks, lineKey, linkMark, matchLinks, partsOf, plainText } from './links';

const quest: ChatLink = { kind: 'quest', quest: 'first_rain' };
const place: ChatLink = { kind: 'place', zoneId: 'watson' as ZoneId, x: 3, y: 4 };
const player: ChatLink = { kind: 'player', characterId: 'c' as CharacterId, name: 'Juno' };
const m = linkMark;

test.each([
  [`take ${m} now`, [quest], ['take ', quest, ' now']],
  [`${m}${m}`, [quest, place], [quest, place]],
  [`one ${m} two ${m}`, [quest], ['one ', quest, ' two ']],
  ['no link', [quest], ['no link']],
])('the text %j is split at its links', (text, links, parts) => {
  expect(partsOf(text, links)).toEqual(parts);
});

test.each([
  { text: `a ${m} b ${m} c ${m}`, count: 2, kept: `a ${m} b ${m} c `, left: 2 },
  { text: `a ${m}`, count: 3, kept: `a ${m}`, left: 1 },
  { text: 'plain', count: 2, kept: 'plain', left: 0 },
  { text: `${m}${m}`, count: 0, kept: '', left: 0 },
])('the text $text with $count links keeps a mark for each of them', ({ text, count, kept, left }) => {
  const links = Array.from({ length: count }, (_, at) => at);
  expect(matchLinks({ text, links })).toEqual({ text: kept, links: links.slice(0, left) });
});

test('a mark that the filter has hidden takes all links with it: none shows the wrong thing', () => {
  expect(keepLinks({ text: `see ${m}`, links: [1] })).toEqual({ text: `see ${m}`, links: [1] });
  expect(keepLinks({ text: `**** ${m}`, links: [1, 2] })).toEqual({ text: '**** …', links: [] });
});

test('the same words with another item are another line', () => {
  const offer = (name: string) => lineKey({ text: `buy ${m}`, links: [{ kind: 'player', name }] });
  expect(offer('Juno')).not.toBe(offer('Mako'));
  expect(lineKey({ text: 'rain', links: [] })).toBe('rain');
});

test('a reader without links sees what was linked', () => {
  expect(plainText(`${m} at ${m} with ${m}`, [quest, place, player])).toBe('[first_rain] at [watson 3:4] with [Juno]');
});
