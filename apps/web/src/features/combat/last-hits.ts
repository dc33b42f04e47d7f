import type { CombatLogEntry } from '../../game/types';
import type { LogLine } from './feed-store';

const windowMs = 10_000;

/**
 * Returns the damage that the player took in the ten seconds before the latest fall, the latest hit first. Before the
 * fall is in the log they are counted from its end.
 */
export function lastHits(lines: readonly LogLine[]): readonly CombatLogEntry[] {
  const log = lines.filter((line): line is LogLine & CombatLogEntry => line.what !== 'fight' && line.what !== 'reward');
  const endMs = fallOf(log)?.atMs ?? log.at(-1)?.atMs ?? 0;
  return log
    .filter(({ what, target, atMs }) => what === 'damage' && target.isSelf && atMs <= endMs && atMs >= endMs - windowMs)
    .toReversed();
}

/** Returns the latest fall; for a player who died after being downed that is the moment of being downed. */
function fallOf(log: readonly CombatLogEntry[]): CombatLogEntry | undefined {
  const turns = log.filter(({ what, target }) => target.isSelf && ['downed', 'died', 'revived'].includes(what));
  const [before, latest] = [turns.at(-2), turns.at(-1)];
  if (latest?.what === 'revived') return undefined;
  return latest?.what === 'died' && before?.what === 'downed' ? before : latest;
}
