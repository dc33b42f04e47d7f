import { isInstance } from '@necp/shared/zone/copies';

/** The name of a district with the number of its copy, where that is not the first: "Watson · 2". */
export function copyName(name: string, channel: number): string {
  return channel > 1 && !isInstance(channel) ? `${name} · ${channel}` : name;
}
