import { isInstance } from '@necp/shared/zone/channels';

/** The name of a district with the number of its channel, where that is not the first: "Watson · 2". */
export function channelName(name: string, channel: number): string {
  return channel > 1 && !isInstance(channel) ? `${name} · ${channel}` : name;
}
