import type { EmoteId } from '@necp/shared/chat/emotes';
import { upright, type Posture } from './doing';

/** An emote that a body shows, and for how long it has. */
export interface BodyEmote {
  readonly id: EmoteId;
  seconds: number;
}

const wave = (seconds: number, perSecond: number): number => Math.sin(seconds * perSecond * Math.PI * 2);
/** Rises from 0 to 1 within the time, softly. */
const rise = (seconds: number, lastsS: number): number => {
  const share = Math.max(0, Math.min(1, seconds / lastsS));
  return share * share * (3 - 2 * share);
};

/** Hands of one who stands at ease, from which the motions begin. */
const ease = { left: { along: 0.14, across: -0.36 }, right: { along: 0.14, across: 0.36 } } as const;

/** The motion of each emote; seen from above, so that hands and the head tell more than the trunk. */
const motions: Readonly<Record<EmoteId, (seconds: number) => Partial<Posture>>> = {
  wave: (s) => ({ right: { along: 0.4, across: 0.34 + wave(s, 2) * 0.16 }, headTurn: wave(s, 0.5) * 0.1 }),
  bow: (s) => {
    const depth = Math.sin(Math.min(1, s / 2.2) * Math.PI);
    return { lean: depth * 0.2, head: depth * 0.12, right: { along: 0.2, across: 0.04 }, size: 1 - depth * 0.06 };
  },
  nod: (s) => ({ head: Math.max(0, wave(s, 1.6)) * 0.09 }),
  refuse: (s) => ({ headTurn: wave(s, 1.5) * 0.6 }),
  point: (s) => ({ right: { along: 0.18 + rise(s, 0.25) * 0.4, across: 0.12 }, lean: 0.03, headTurn: 0.06 }),
  beckon: (s) => ({ right: { along: 0.38 - Math.max(0, wave(s, 1.4)) * 0.2, across: 0.24 } }),
  salute: (s) => ({ right: { along: 0.12 + rise(s, 0.2) * 0.08, across: 0.3 - rise(s, 0.2) * 0.16 }, head: -0.02 }),
  thank: (s) => ({ right: { along: 0.16, across: 0.02 }, head: 0.05 * Math.sin(Math.min(1, s / 2.2) * Math.PI) }),
  clap: (s) => {
    const apart = 0.05 + Math.abs(wave(s, 1.7)) * 0.17;
    return { left: { along: 0.36, across: -apart }, right: { along: 0.36, across: apart } };
  },
  cheer: (s) => {
    const up = Math.abs(wave(s, 1.1));
    return {
      left: { along: 0.2 + up * 0.22, across: -0.4 },
      right: { along: 0.2 + up * 0.22, across: 0.4 },
      size: 1 + up * 0.07,
    };
  },
  laugh: (s) => ({
    left: { along: 0.22, across: -0.14 },
    lean: -0.03 + wave(s, 3) * 0.03,
    head: -0.03 + wave(s, 3) * 0.04,
    headTurn: wave(s, 0.6) * 0.2,
  }),
  cry: (s) => ({
    left: { along: 0.24, across: -0.07 },
    right: { along: 0.24, across: 0.07 },
    lean: 0.06,
    head: 0.09 + wave(s, 1.9) * 0.02,
    size: 0.95,
  }),
  shrug: (s) => {
    const up = Math.sin(Math.min(1, s / 1.8) * Math.PI);
    return {
      left: { along: 0.16 + up * 0.14, across: -0.36 - up * 0.1 },
      right: { along: 0.16 + up * 0.14, across: 0.36 + up * 0.1 },
      headTurn: up * 0.3,
    };
  },
  think: (s) => ({
    left: { along: 0.18, across: 0.08 },
    right: { along: 0.25, across: 0.05 },
    head: 0.03,
    headTurn: wave(s, 0.22) * 0.35,
  }),
  facepalm: (s) => ({
    right: { along: 0.16 + rise(s, 0.3) * 0.1, across: 0.02 },
    head: rise(s, 0.4) * 0.1,
    lean: 0.04,
  }),
  flex: (s) => {
    const strain = 0.03 * wave(s, 2.4);
    return {
      left: { along: 0.1 + strain, across: -0.5 },
      right: { along: 0.1 + strain, across: 0.5 },
      headTurn: Math.sign(wave(s, 0.4)) * 0.5,
      size: 1.03,
    };
  },
  dance: (s) => ({
    left: { along: 0.22 + wave(s, 1) * 0.16, across: -0.36 },
    right: { along: 0.22 - wave(s, 1) * 0.16, across: 0.36 },
    feet: { along: 0.06 + wave(s, 2) * 0.1, across: 0.17 },
    lean: wave(s, 2) * 0.04,
    headTurn: wave(s, 1) * 0.3,
    turn: wave(s, 0.5) * 0.7 + wave(s, 0.125) * 1.4,
    size: 1 + Math.abs(wave(s, 1)) * 0.05,
  }),
  sit: (s) => {
    const down = rise(s, 0.45);
    return {
      left: { along: 0.2, across: -0.24 },
      right: { along: 0.2, across: 0.24 },
      feet: { along: 0.08 + down * 0.32, across: 0.16 },
      lean: -0.05 * down,
      headTurn: wave(s, 0.09) * 0.4,
      size: 1 - down * 0.12,
    };
  },
  kneel: (s) => {
    const down = rise(s, 0.5);
    return {
      left: { along: 0.16, across: -0.3 },
      right: { along: 0.28, across: 0.1 },
      feet: { along: 0.06 - down * 0.26, across: 0.12 },
      lean: 0.05 * down,
      head: 0.07 * down,
      size: 1 - down * 0.12,
    };
  },
  sleep: (s) => {
    const down = rise(s, 0.8);
    const breath = wave(s, 0.18) * 0.015;
    return {
      left: { along: 0.2, across: 0.1 },
      right: { along: 0.18, across: -0.1 },
      feet: { along: 0.08 + down * 0.36, across: 0.12 },
      lean: -0.07 * down + breath,
      head: 0.05 * down + breath,
      headTurn: 0.85 * down,
      size: 1 - down * 0.1,
    };
  },
};

/** Returns the posture of an emote at a moment. */
export function emotePosture({ id, seconds }: BodyEmote): Posture {
  return { ...upright, ...ease, ...motions[id](seconds) };
}

/** Returns the emote a frame later: one that goes on grows older, another one begins. */
export function nextEmote(now: BodyEmote | null, shown: EmoteId | null, elapsedMs: number): BodyEmote | null {
  if (shown === null) return null;
  if (now?.id !== shown) return { id: shown, seconds: 0 };
  now.seconds += elapsedMs / 1000;
  return now;
}
