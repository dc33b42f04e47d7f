import { describe, expect, test } from 'vitest';
import { entriesFound, type HelpSection } from './help-search';

const entry = (term: string, words = '') => ({ term, value: words, words });
const sections: HelpSection<string>[] = [
  { id: 'keys', title: 'Keys', shape: 'keys', entries: [entry('Dodge', 'Space'), entry('Map', 'M')] },
  { id: 'ask', title: 'Questions', shape: 'answers', entries: [entry('Can I lose items?', 'Not by dying.')] },
];
const terms = (query: string) =>
  entriesFound(sections, query).flatMap(({ entries }) => entries.map(({ term }) => term));

describe('the search of the help', () => {
  test('shows everything until something is typed', () => {
    expect(entriesFound(sections, '  ')).toBe(sections);
  });

  test('finds entries by words of both their sides, in any order and case', () => {
    expect(terms('space DODGE')).toEqual(['Dodge']);
    expect(terms('dying')).toEqual(['Can I lose items?']);
  });

  test('leaves a section whole when its title is meant', () => {
    expect(terms('keys')).toEqual(['Dodge', 'Map']);
  });

  test('finds nothing when a word is missing', () => {
    expect(terms('dodge umbrella')).toEqual([]);
  });
});
