import { isInstance } from '@necp/shared/zone/channels';

/** Returns the name of a district with the number of its channel, unless it is the first: "Watson · 2". */
export function channelName(name: string, channel: number): string {
  return channel > 1 && !isInstance(channel) ? `${name} · ${channel}` : name;
}
