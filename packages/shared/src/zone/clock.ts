/** A day in the city takes this long, so that every player sees dusk once in an evening. */
export const zoneDayMs = 96 * 60_000;
const weatherMs = 9 * 60_000;
const nightShare = 0.8;

/**
 * Returns the hour of the city's clock, 0 up to 24, at a moment of the server's clock (milliseconds since 1970); the
 * same in every zone, for schedules, conditions and the sky.
 */
export function cityHour(serverMs: number): number {
  return hourAt((serverMs % zoneDayMs) / zoneDayMs);
}

/**
 * Returns the milliseconds from a moment of the server's clock until the city's clock next shows this hour, 0 up to 24.
 */
export function msUntilHour(serverMs: number, hour: number): number {
  const wantedMs = dialOf(hour) * zoneDayMs;
  return (wantedMs - (serverMs % zoneDayMs) + zoneDayMs) % zoneDayMs;
}

/**
 * Returns how hard it rains at a moment of the server's clock, from 0 (dry) to 1 (downpour): two slow waves, cut so
 * that a third of the time only drizzles.
 */
export function rainAt(serverMs: number): number {
  const t = serverMs / weatherMs;
  return Math.min(1, Math.max(0, 0.56 + 0.4 * Math.sin(t * 2 * Math.PI) + 0.22 * Math.sin(t * 5.3 + 1.7)));
}

/**
 * Returns the hour of a position on the dial; four fifths of the dial lie between six in the evening and six in the
 * morning.
 */
function hourAt(dial: number): number {
  return dial < nightShare ? (18 + (dial / nightShare) * 12) % 24 : 6 + ((dial - nightShare) / (1 - nightShare)) * 12;
}

/** Returns the position of an hour on the dial, 0 up to 1. */
function dialOf(hour: number): number {
  const sinceDusk = (hour + 6) % 24;
  return sinceDusk < 12 ? (sinceDusk / 12) * nightShare : nightShare + ((sinceDusk - 12) / 12) * (1 - nightShare);
}
