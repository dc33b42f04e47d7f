import type { VoiceAnswer } from '@necp/shared/voice/schema';

const lineEnd = '\r\n';

/** Where browsers reach the voice process. */
export interface Reach {
  /** The address to listen on; all of them for `0.0.0.0`. */
  readonly listen: string;
  /** The address that browsers are given, behind a translation of addresses; the own ones when left out. */
  readonly announced?: string | undefined;
}

/**
 * Returns an offer with the addresses at which browsers reach this process, each once: the announced one, or the one
 * that is listened on, or all of this machine.
 */
export function offerFor(sdp: string, { listen, announced }: Reach): string {
  const address = announced ?? (listen === '0.0.0.0' ? null : listen);
  let isNamed = false;
  const lines = sdp.split(lineEnd).flatMap((line) => {
    if (line.startsWith('m=')) isNamed = false;
    if (!line.startsWith('a=candidate:') || address === null) return [line];
    if (isNamed) return [];
    isNamed = true;
    const parts = line.split(' ');
    parts[addressPlace] = address;
    return [parts.join(' ')];
  });
  return lines.join(lineEnd);
}

/** `a=candidate:<foundation> <component> <transport> <priority> <address> <port> …` */
const addressPlace = 4;

/** Lines of an offer that are the same in its answer. */
const shared = /^(v=|o=|s=|t=|a=group:|m=|c=|a=mid:|a=extmap:|a=rtcp-mux|a=rtpmap:|a=fmtp:)/;

/**
 * Writes the whole answer to an offer of this process: everything is as it was offered, but for the values of the
 * browser, which are checked words and numbers.
 */
export function answerTo(offer: string, { ufrag, pwd, fingerprint, ssrc }: Omit<VoiceAnswer, 'callId'>): string {
  const lines = offer.split(lineEnd).flatMap((line) => {
    if (line === 'a=recvonly') return ssrc === null ? ['a=inactive'] : ['a=sendonly', `a=ssrc:${ssrc} cname:voice`];
    if (line === 'a=sendonly') return ['a=recvonly'];
    if (line.startsWith('a=setup:')) return ['a=setup:active'];
    if (line.startsWith('a=fingerprint:')) return [`a=fingerprint:sha-256 ${fingerprint}`];
    if (line.startsWith('a=ice-ufrag:')) return [`a=ice-ufrag:${ufrag}`];
    if (line.startsWith('a=ice-pwd:')) return [`a=ice-pwd:${pwd}`];
    return shared.test(line) ? [line] : [];
  });
  return `${lines.join(lineEnd)}${lineEnd}`;
}
