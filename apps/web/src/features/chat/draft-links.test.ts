import { linkMark, mostLinks } from '@necp/shared/chat/links';
import { expect, test } from 'vitest';
import type { WantedLink } from '../../components/link-wanted';
import { linkDraft } from './draft-links';

const player = (label: string, name = label): WantedLink => ({ ref: { kind: 'player', name }, label });
const names = (text: string, known: readonly WantedLink[]) =>
  linkDraft(text, known).links.map((ref) => (ref.kind === 'player' ? ref.name : ref.kind));

test('a name in brackets becomes the link that was put there, and other brackets stay', () => {
  expect(linkDraft('ask [Juno] [not me]', [player('Juno')])).toEqual({
    text: `ask ${linkMark} [not me]`,
    links: [{ kind: 'player', name: 'Juno' }],
  });
});

test('a name that was changed by hand is plain text', () => {
  expect(linkDraft('ask [Jun]', [player('Juno')])).toEqual({ text: 'ask [Jun]', links: [] });
});

test('two things of one name keep their order, and one of them alone is the latest', () => {
  const two = [player('Knife', 'first'), player('Knife', 'second')];
  expect(names('[Knife] or [Knife]', two)).toEqual(['first', 'second']);
  expect(names('[Knife]', two)).toEqual(['second']);
  expect(names('[Knife] [Knife] [Knife]', two)).toEqual(['first', 'second', 'second']);
});

test('a line has at most five links, and no marks of its own', () => {
  expect(names('[a]'.repeat(9), [player('a')])).toHaveLength(mostLinks);
  expect(linkDraft(`x${linkMark}`, [])).toEqual({ text: 'x', links: [] });
});
