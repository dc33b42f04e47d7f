/** Copies of open zones count from 1, those made for a few from here. */
export const firstInstanceChannel = 1_000;

/** Whether this copy of a zone was made for a few and goes when they have gone. */
export function isInstance(channel: number): boolean {
  return channel >= firstInstanceChannel;
}
