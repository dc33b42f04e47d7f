import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { freshLetters } from '@necp/domain/testing/fresh-names';
import { forAll, notHere, nothing, playing, type Case, type Cases } from '../authority-cases';

const refused = (answer: string): Case['answers'] => ({
  ...forAll(answer),
  anonymous: 'session.required',
  guest: 'character.required',
});
const channel = () => ({ requestId: newRequestId(), channelId: randomUUID() });
const whispers = { channel: 'whisper', name: 'Nobodyatall' } as const;
const own = () => ({ channel: 'own', channelId: randomUUID() });

/** Own channels belong to their members: all others are answered as if there were none. */
export const cases: Cases = {
  'chat.overview': { ask: nothing, answers: playing },
  'chat.page': { ask: () => ({ target: own(), before: null, limit: 10 }), answers: notHere('chat.no_channel') },
  'chat.translate': {
    ask: () => ({ messageId: randomUUID(), to: 'ru' }),
    answers: refused('chat.translation_off'),
  },
  'chat.send': {
    ask: () => ({ requestId: newRequestId(), target: whispers, text: 'rain', style: 'plain', rollMost: null }),
    answers: refused('character.not_found'),
  },
  'chat.markRead': {
    ask: () => ({ requestId: newRequestId(), target: { channel: 'party' } }),
    answers: refused('chat.no_group'),
  },
  'chat.people': { ask: () => ({ channelId: randomUUID() }), answers: notHere('chat.no_channel') },
  'chat.make': {
    ask: () => ({ requestId: newRequestId(), name: `Den ${freshLetters()}`, password: '' }),
    answers: playing,
  },
  'chat.join': {
    ask: () => ({ requestId: newRequestId(), name: `Den ${freshLetters()}`, password: '' }),
    answers: refused('chat.no_channel'),
  },
  'chat.leave': { ask: channel, answers: notHere('chat.no_channel') },
  'chat.remove': { ask: channel, answers: notHere('chat.no_channel') },
  'chat.set': { ask: () => ({ ...channel(), slowSeconds: 5 }), answers: notHere('chat.no_channel') },
  'chat.member': {
    ask: () => ({ ...channel(), name: 'Nobodyatall', act: 'kick' }),
    answers: notHere('chat.no_channel'),
  },
  'chat.heedWarning': {
    ask: () => ({ requestId: newRequestId(), warningId: randomUUID() }),
    answers: notHere('chat.no_warning'),
  },
};
