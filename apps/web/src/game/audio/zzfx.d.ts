declare module 'zzfx' {
  /** ZzFX parameters in order: volume, randomness, frequency, attack, sustain, release, shape, … */
  export type ZzfxParameters = readonly (number | undefined)[];
  export const ZZFX: {
    audioContext: AudioContext;
    sampleRate: number;
    buildSamples(...parameters: ZzfxParameters): number[];
  };
}
