/** Channels of open zones count from 1, those made for a few from here. */
export const firstInstanceChannel = 1_000;

/** How long one stays in a channel at least before one may change over again, ms. */
export const channelChangeCooldownMs = 10_000;

/** Whether this channel of a zone was made for a few and goes when they have gone. */
export function isInstance(channel: number): boolean {
  return channel >= firstInstanceChannel;
}
