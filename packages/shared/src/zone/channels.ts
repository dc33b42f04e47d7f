/** Public channels are numbered from 1, private instances from this number. */
export const firstInstanceChannel = 1_000;

/** How long a player stays in a channel at least before changing again, in milliseconds. */
export const channelChangeCooldownMs = 10_000;

/** Checks whether this channel is a private instance, which closes when its players have left. */
export function isInstance(channel: number): boolean {
  return channel >= firstInstanceChannel;
}
