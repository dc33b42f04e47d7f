export interface Tone {
  readonly type: OscillatorType;
  readonly volume: number;
  readonly attack: number;
  readonly hold: number;
  readonly release: number;
  readonly cutoff: number;
  readonly echoes?: true;
}

/** The music of a district: its own beat, chords and instruments. */
export interface Score {
  readonly beatsPerMinute: number;
  /** Roots and the notes a melody may choose, as MIDI numbers, one chord per bar. */
  readonly bars: readonly { readonly root: number; readonly notes: readonly number[] }[];
  readonly bass: Tone;
  readonly pad: Tone;
  readonly lead: Tone;
  /** The steps of sixteen on which the bass plays. */
  readonly bassSteps: readonly number[];
  /** The chance of a note on each second step, in quiet and in lively bars. */
  readonly density: readonly [number, number];
  /** The steps of the quiet percussion: low thud and high tick. */
  readonly thuds: readonly number[];
  readonly ticks: readonly number[];
}

const watson: Score = {
  beatsPerMinute: 78,
  bars: [
    { root: 38, notes: [62, 65, 69, 72, 74] },
    { root: 34, notes: [62, 65, 70, 74, 77] },
    { root: 41, notes: [60, 65, 69, 72, 77] },
    { root: 36, notes: [60, 64, 67, 72, 74] },
  ],
  bass: { type: 'sawtooth', volume: 0.13, attack: 0.02, hold: 0.22, release: 0.18, cutoff: 260 },
  pad: { type: 'triangle', volume: 0.035, attack: 1.1, hold: 1.6, release: 1.4, cutoff: 900 },
  lead: { type: 'square', volume: 0.022, attack: 0.005, hold: 0.05, release: 0.22, cutoff: 1_500, echoes: true },
  bassSteps: [0, 6, 10],
  density: [0.22, 0.42],
  thuds: [0, 10],
  ticks: [4, 12],
};

/** F sharp dorian, slow and soft, with bells over warm chords, for the rich district. */
const westbrook: Score = {
  beatsPerMinute: 92,
  bars: [
    { root: 42, notes: [66, 69, 73, 75, 78] },
    { root: 47, notes: [66, 71, 75, 78, 80] },
    { root: 40, notes: [64, 68, 71, 76, 78] },
    { root: 45, notes: [64, 69, 73, 76, 80] },
  ],
  bass: { type: 'sine', volume: 0.17, attack: 0.03, hold: 0.3, release: 0.3, cutoff: 420 },
  pad: { type: 'sine', volume: 0.045, attack: 1.4, hold: 1.2, release: 1.8, cutoff: 1_600 },
  lead: { type: 'triangle', volume: 0.036, attack: 0.004, hold: 0.03, release: 0.5, cutoff: 3_200, echoes: true },
  bassSteps: [0, 7, 8, 14],
  density: [0.3, 0.5],
  thuds: [0, 8],
  ticks: [2, 6, 10, 14],
};

/** B phrygian, a cold pulse that never stops, for the towers. */
const center: Score = {
  beatsPerMinute: 104,
  bars: [
    { root: 35, notes: [59, 62, 66, 71, 74] },
    { root: 35, notes: [60, 62, 67, 71, 72] },
    { root: 31, notes: [59, 62, 67, 69, 74] },
    { root: 33, notes: [60, 64, 67, 71, 76] },
  ],
  bass: { type: 'square', volume: 0.075, attack: 0.004, hold: 0.06, release: 0.08, cutoff: 380 },
  pad: { type: 'sawtooth', volume: 0.016, attack: 1.6, hold: 0.8, release: 1.2, cutoff: 700 },
  lead: { type: 'sawtooth', volume: 0.016, attack: 0.003, hold: 0.03, release: 0.16, cutoff: 2_400, echoes: true },
  bassSteps: [0, 2, 4, 6, 8, 10, 12, 14],
  density: [0.16, 0.34],
  thuds: [0, 4, 8, 12],
  ticks: [2, 6, 10, 14],
};

/** The beat of Watson an octave lower and muffled, for the places under water and the pit. */
const below: Score = {
  ...watson,
  beatsPerMinute: 60,
  bars: watson.bars.map(({ root, notes }) => ({ root: root - 5, notes: notes.map((note) => note - 12) })),
  density: [0.12, 0.24],
  thuds: [0],
  ticks: [],
};

const scores: Readonly<Record<string, Score>> = {
  watson,
  night_clinic: { ...watson, beatsPerMinute: 66, thuds: [], ticks: [] },
  westbrook,
  city_center: center,
  drowned_exchange: below,
  pit_nine: { ...below, beatsPerMinute: 112, thuds: [0, 4, 8, 12] },
};

export function scoreOf(zoneId: string): Score {
  return scores[zoneId] ?? watson;
}
