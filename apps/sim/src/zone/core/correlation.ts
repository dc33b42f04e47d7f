import type { ZoneOutput } from '../outputs';

/** The outputs that a client asked for, with the id of its event, which goes into log and SQL and never into state. */
const asked = new WeakMap<ZoneOutput, string>();

/** Notes that the outputs from this place on were caused by one event of a client. */
export function noteCorrelation(outbox: readonly ZoneOutput[], from: number, correlationId: string): void {
  for (let index = from; index < outbox.length; index++) {
    const output = outbox[index];
    if (output !== undefined) asked.set(output, correlationId);
  }
}

/** Returns the id of the event that caused an output at once; null for what the zone itself wants. */
export function correlationOf(output: ZoneOutput): string | null {
  return asked.get(output) ?? null;
}
