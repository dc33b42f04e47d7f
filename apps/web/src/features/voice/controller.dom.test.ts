import { voiceOffered, voiceRoomChanged } from '@necp/shared/voice/events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSpeaking, useTalkedWith } from '../../components/speaking';
import { forgetting } from '../base/forget';
import { VoiceController } from './controller';
import { prefer } from './preferences';
import { useVoice } from './store';

const own = '00000000-0000-4000-8000-000000000001';
const mara = '00000000-0000-4000-8000-000000000002';
const ivo = '00000000-0000-4000-8000-000000000003';
const member = (characterId: string, name: string, now: 'speaking' | 'quiet') => ({
  ...{ characterId, name, isSpeaking: now === 'speaking' },
  ...{ isMuted: false, isHushed: false, isDeaf: false },
});

const setOutput = vi.fn<(deviceId: string) => void>();
let controller: VoiceController;
let callId = '';

beforeEach(async () => {
  controller = new VoiceController({
    api: { voice: { join: { mutate: () => Promise.resolve({ ticket: 'ticket' }) } } } as never,
    openCall: () => ({ answer: () => Promise.resolve({} as never), setVolumes: vi.fn(), setOutput, close: vi.fn() }),
    openMicrophone: () => Promise.reject(new DOMException('none', 'NotFoundError')),
    ownId: own,
  });
  controller.connect((name, message) => {
    if (name === 'voice.join') ({ callId } = message);
    return true;
  });
  await controller.join('party');
});
afterEach(() => {
  controller.leave();
  setOutput.mockClear();
  prefer({ outputId: '' });
  for (const forget of [forgetting(useSpeaking), forgetting(useTalkedWith), forgetting(useVoice)]) forget();
});

const view = (members: readonly object[], slots: readonly (string | null)[]) =>
  controller.heard({ topic: voiceRoomChanged, callId, members, slots } as never);

test('frames mark everyone who speaks, and the street only those that the player hears', () => {
  view(
    [member(own, 'Own', 'speaking'), member(mara, 'Mara', 'speaking'), member(ivo, 'Ivo', 'speaking')],
    [mara, null, null, null],
  );
  expect([...useSpeaking.getState().ids]).toEqual([own, mara, ivo]);
  expect(useSpeaking.getState().heard).toEqual(['Mara']);
  view([member(own, 'Own', 'quiet'), member(mara, 'Mara', 'quiet')], [mara, null, null, null]);
  expect(useSpeaking.getState().heard).toEqual([]);
});

test('players of the call can be reported after leaving it, and the own character never', () => {
  view([member(own, 'Own', 'quiet'), member(mara, 'Mara', 'quiet')], []);
  view([member(own, 'Own', 'quiet'), member(ivo, 'Ivo', 'quiet')], []);
  expect([...useTalkedWith.getState().names]).toEqual(['Mara', 'Ivo']);
});

test('the others are heard through the device that was chosen before the call, or in it', () => {
  prefer({ outputId: 'headset' });
  controller.heard({ topic: voiceOffered, callId, sdp: '', iceServers: [] } as never);
  expect(setOutput).toHaveBeenLastCalledWith('headset');
  prefer({ outputId: 'desk' });
  controller.applyOutput();
  expect(setOutput).toHaveBeenLastCalledWith('desk');
});
