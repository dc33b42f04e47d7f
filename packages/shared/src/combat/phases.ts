import type { BossPhase } from './content';

/** Returns the line with which a boss says that its stance was broken in a phase. */
export const brokenLine = (phaseId: string): string => `${phaseId}:broken`;

/**
 * Returns the phase a boss is in: the last one whose threshold its health has reached, never an earlier one than
 * before.
 */
export function phaseAt(
  phases: readonly Pick<BossPhase, 'fromHealthPercent'>[],
  healthPercent: number,
  present: number,
): number {
  let reached = present;
  for (const [index, phase] of phases.entries())
    if (index > reached && healthPercent <= phase.fromHealthPercent) reached = index;
  return reached;
}
