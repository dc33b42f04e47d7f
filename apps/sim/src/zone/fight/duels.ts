/** Two players who agreed to fight; entity ids. */
export interface Duel {
  readonly challenger: number;
  readonly challenged: number;
  phase: 'challenged' | 'countdown' | 'fight';
  /** Of the phase. */
  endsTick: number;
  readonly x: number;
  readonly y: number;
}
