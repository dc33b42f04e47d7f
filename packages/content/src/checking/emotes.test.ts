import type { EmoteContent, EmotesContent } from '@necp/shared/chat/emotes';
import { describe, expect, it } from 'vitest';
import { emotesContent } from '../emotes';
import { checkEmotes } from './emotes';

const withFirst = (change: (emote: EmoteContent) => EmoteContent): EmotesContent => ({
  ...emotesContent,
  emotes: emotesContent.emotes.map((emote, at) => (at === 0 ? change(emote) : emote)),
});
const faultsOf = (content: EmotesContent) => checkEmotes(content).map(({ where, what }) => `${where}: ${what}`);

describe('the emotes', () => {
  it('have no faults, and are twenty', () => {
    expect(checkEmotes(emotesContent)).toEqual([]);
    expect(emotesContent.emotes).toHaveLength(20);
  });
});

describe('the content check finds', () => {
  it('an emote that has moved to another number', () => {
    const emotes = emotesContent.emotes.toReversed();
    expect(faultsOf({ ...emotesContent, emotes }).join()).toContain('order of the wire');
  });

  it('a command of two emotes', () => {
    const broken = withFirst((emote) => ({ ...emote, commands: { ...emote.commands, en: ['dance'] } }));
    expect(faultsOf(broken)).toEqual(['emote command /dance: is defined twice']);
  });

  it('a line without its player, or with two', () => {
    const broken = withFirst((emote) => ({ ...emote, alone: { en: 'waves.', ru: '{name} машет {name}.' } }));
    expect(faultsOf(broken).join()).toContain('begin with "{name} "');
  });

  it('a target in the line that has none', () => {
    const broken = withFirst((emote) => ({ ...emote, alone: { ...emote.alone, en: '{name} waves at {target}.' } }));
    expect(faultsOf(broken).join()).toContain('without one');
  });

  it('a line that forgets its target', () => {
    const broken = withFirst((emote) => ({ ...emote, at: { en: '{name} waves.', ru: '{name} машет {target}.' } }));
    expect(faultsOf(broken)).toEqual([
      'emote wave: needs {target} in English, once',
      'emote wave: needs one of {dative}, {accusative}, {instrumental} in Russian',
    ]);
  });
});
