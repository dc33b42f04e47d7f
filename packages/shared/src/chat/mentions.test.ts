import { expect, test } from 'vitest';
import { calledIn, mentionedAmong, mostMentions, splitMentions } from './mentions';

const people = ['Ada', 'Ada Vex', "D'Arc", 'Юно', 'Bo-Lee'].map((name) => ({ name }));
const named = (text: string) => mentionedAmong(text, people).map(({ name }) => name);

test.each([
  ['@Ada come', ['Ada']],
  ['@ada vex, come', ['Ada Vex']],
  ['hey @юно!', ['Юно']],
  ['@d’arc and @BO-LEE', ["D'Arc", 'Bo-Lee']],
  ['@Ada @ada', ['Ada']],
  ['mail@ada is no call', []],
  ['@@Ada', []],
  ['Ada without a sign', []],
  ['@Adam is another player', []],
])('the line %j calls %j', (text, names) => {
  expect(named(text)).toEqual(names);
});

test('a line calls at most five', () => {
  expect(calledIn('@a '.repeat(40))).toHaveLength(mostMentions);
});

test('a text is split at the names that it mentions, and at no others', () => {
  expect(splitMentions('go @Ada now @Bob', ['ada'])).toEqual([
    { text: 'go ', name: null },
    { text: '@Ada', name: 'Ada' },
    { text: ' now @Bob', name: null },
  ]);
  expect(splitMentions('@Ada Vex', ['Ada Vex'])).toEqual([{ text: '@Ada Vex', name: 'Ada Vex' }]);
  expect(splitMentions('nobody', [])).toEqual([{ text: 'nobody', name: null }]);
});
