import type { CombatLogEntry, LogParticipant } from '../../game/types';
import type { LogLine } from './feed-store';

export const logKinds = ['damage', 'healing', 'misses', 'effects', 'defeats', 'rewards'] as const;
/** What a line is about, as the filters name it. */
export type LogKind = (typeof logKinds)[number];

export const logSides = ['all', 'mine', 'allies', 'enemies'] as const;
/** Whose lines are shown: `mine` are done by or to the player, `allies` concern other players, `enemies` act. */
export type LogSide = (typeof logSides)[number];

export const logTones = ['dealt', 'received', 'healed', 'killed', 'missed', 'effect', 'reward', 'other'] as const;
/** What a line means for the player: its colour and its glyph. */
export type LogTone = (typeof logTones)[number];

export interface LogFilter {
  readonly side: LogSide;
  readonly kinds: ReadonlySet<LogKind>;
}

const kindOf: Readonly<Record<CombatLogEntry['what'], LogKind>> = {
  damage: 'damage',
  heal: 'healing',
  dodged: 'misses',
  safe: 'misses',
  absorbed: 'misses',
  status: 'effects',
  downed: 'defeats',
  died: 'defeats',
  revived: 'defeats',
};

/** Returns the lines that the filter lets through; the end of a fight is always among them. */
export function filtered(lines: readonly LogLine[], { side, kinds }: LogFilter): readonly LogLine[] {
  return lines.filter((line) => {
    if (line.what === 'fight') return true;
    if (line.what === 'reward') return kinds.has('rewards') && (side === 'all' || side === 'mine');
    return kinds.has(kindOf[line.what]) && isOfSide(line, side);
  });
}

function isOfSide({ source, target }: CombatLogEntry, side: LogSide): boolean {
  if (side === 'all') return true;
  if (side === 'mine') return source?.isSelf === true || target.isSelf;
  if (side === 'allies') return isAlly(source) || isAlly(target);
  return source?.isHostile === true;
}

/** Another player or something of theirs that is no enemy. */
function isAlly(one: LogParticipant | null): boolean {
  return one !== null && !one.isSelf && !one.isHostile;
}

/** Returns what a line means for the player. */
export function toneOf(line: LogLine): LogTone {
  switch (line.what) {
    case 'reward':
      return 'reward';
    case 'fight':
      return 'other';
    case 'damage':
      return line.target.isSelf ? 'received' : line.source?.isSelf ? 'dealt' : 'other';
    case 'heal':
    case 'revived':
      return 'healed';
    case 'died':
    case 'downed':
      return 'killed';
    case 'status':
      return 'effect';
    default:
      return 'missed';
  }
}

/** The player's sums of a fight; points, and milliseconds. */
export interface FightTotals {
  readonly dealt: number;
  readonly received: number;
  readonly healed: number;
  readonly lastsMs: number;
}

/** Returns the player's sums since the last fight ended; null while there is nothing to add up. */
export function totalsOf(lines: readonly LogLine[]): FightTotals | null {
  const from = lines.findLastIndex(({ what }) => what === 'fight') + 1;
  const own = lines.slice(from).filter((line): line is LogLine & CombatLogEntry => {
    const isFigure = line.what === 'damage' || line.what === 'heal';
    return isFigure && (line.source?.isSelf === true || line.target.isSelf);
  });
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  const sum = (wanted: (line: CombatLogEntry) => boolean) =>
    own.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  return {
    dealt: sum(({ what, source, target }) => what === 'damage' && source?.isSelf === true && !target.isSelf),
    received: sum(({ what, target }) => what === 'damage' && target.isSelf),
    healed: sum(({ what, source }) => what === 'heal' && source?.isSelf === true),
    lastsMs: last.atMs - first.atMs,
  };
}

/** Returns points per second; a fight of less than a second counts as one second long. */
export function perSecond(points: number, lastsMs: number): number {
  return points / Math.max(1, lastsMs / 1000);
}
