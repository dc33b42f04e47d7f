import type { VoiceAnswer } from '@necp/shared/voice/schema';

/**
 * Returns what the voice process needs of the browser's description.
 * @throws Error when the browser wrote none of it, which no known one does
 */
export function answerOf(sdp: string): Omit<VoiceAnswer, 'callId'> {
  const [, ufrag] = /^a=ice-ufrag:(\S+)/m.exec(sdp) ?? [];
  const [, pwd] = /^a=ice-pwd:(\S+)/m.exec(sdp) ?? [];
  const [, fingerprint] = /^a=fingerprint:sha-256 (\S+)/im.exec(sdp) ?? [];
  if (ufrag === undefined || pwd === undefined || fingerprint === undefined)
    throw new Error('the browser describes no call');
  const [, ssrc] = /^a=ssrc:(\d+) /m.exec(sdp) ?? [];
  return { ufrag, pwd, fingerprint: fingerprint.toUpperCase(), ssrc: ssrc === undefined ? null : Number(ssrc) };
}
