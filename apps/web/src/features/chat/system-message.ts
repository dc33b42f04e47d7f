import { steadyMs, wallClock } from '../../components/kernel/clock';
import type { SystemCode, SystemMessage } from './store';

let lastNumber = 0;

/** Makes a message of the system, with what its text needs. */
export function systemMessage(
  code: SystemCode,
  { count = 0, ...more }: Partial<Pick<SystemMessage, 'count' | 'name' | 'words' | 'tab'>> = {},
): SystemMessage {
  lastNumber += 1;
  const id = `${code} ${steadyMs()} ${lastNumber}`;
  return { id, channel: 'system', atMs: wallClock.nowMs(), code, count, ...more };
}
