'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { EmptyState } from '../../components/states';
import { type LogLine, useCombatFeed } from './feed-store';
import { LogFilters } from './log-filters';
import { filtered, type LogFilter, logKinds, type LogTone, perSecond, toneOf, totalsOf } from './log-rules';
import { useLogWords } from './log-words';

/** Each meaning has a colour and a glyph, so that either is enough. */
const tones: Readonly<Record<LogTone, readonly [glyph: string, colour: string]>> = {
  dealt: ['▸', 'text-text'],
  received: ['◂', 'text-red'],
  healed: ['+', 'text-green'],
  killed: ['✕', 'text-magenta'],
  missed: ['○', 'text-quiet'],
  effect: ['◆', 'text-violet'],
  reward: ['★', 'text-amber'],
  other: ['·', 'text-quiet'],
};

const everything: LogFilter = { side: 'all', kinds: new Set(logKinds) };
/** Nearer than this to the end, the log follows it. */
const endPixels = 24;

/** Returns the time and the words of a line; each line is put into words once. */
function useShownWords(): (line: LogLine) => readonly [time: string, words: string] {
  const format = useFormatter();
  const words = useLogWords();
  return useMemo(() => {
    const known = new WeakMap<LogLine, readonly [string, string]>();
    return (line) => {
      const said = known.get(line) ?? ([format.dateTime(line.at, clock), words(line)] as const);
      known.set(line, said);
      return said;
    };
  }, [format, words]);
}

/** The lines of this visit: filtered, with totals of the running fight, copied as text. */
export function LiveLog() {
  const t = useTranslations('combat');
  const lines = useCombatFeed((state) => state.lines);
  const [filter, setFilter] = useState(everything);
  const shown = useMemo(() => filtered(lines, filter), [lines, filter]);
  const words = useShownWords();
  return (
    <div className="grid gap-2">
      <LogFilters filter={filter} onChange={setFilter} />
      <Totals lines={lines} />
      {lines.length === 0 ? <EmptyState icon="swords" title={t('logEmpty')} /> : <Lines lines={shown} words={words} />}
      {lines.length > 0 && shown.length === 0 && <p className="text-quiet">{t('logFiltered')}</p>}
      <CopyLines lines={shown} words={words} />
    </div>
  );
}

/** The sums of the fight that goes on, or of what happened since the last one ended. */
function Totals({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useTranslations('combat');
  const format = useFormatter();
  const totals = useMemo(() => totalsOf(lines), [lines]);
  if (!totals) return null;
  const { dealt, received, healed, lastsMs } = totals;
  const figures = [
    ['dealt', format.number(dealt)],
    ['perSecond', format.number(perSecond(dealt, lastsMs), { maximumFractionDigits: 1 })],
    ['received', format.number(received)],
    ['healed', format.number(healed)],
  ] as const;
  return (
    <dl aria-label={t('totals.title')} className="flex flex-wrap gap-x-5 gap-y-1 border-y border-line py-1.5 text-sm">
      {figures.map(([id, figure]) => (
        <div key={id} className="flex items-baseline gap-1.5">
          <dt className="text-quiet">{t(`totals.${id}`)}</dt>
          <dd className="number text-text">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ShownLines {
  readonly lines: readonly LogLine[];
  readonly words: ReturnType<typeof useShownWords>;
}

/** The lines in a frame of their own, which follows the latest one until the player scrolls back. */
function Lines({ lines, words }: ShownLines) {
  const t = useTranslations('combat');
  const frame = useRef<HTMLDivElement>(null);
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const latest = lines.at(-1)?.number ?? 0;
  useLayoutEffect(() => {
    const { current } = frame;
    if (current && pausedAt === null) current.scrollTop = current.scrollHeight;
  }, [latest, pausedAt]);
  const fresh = pausedAt === null ? 0 : lines.filter(({ number }) => number > pausedAt).length;
  return (
    <div className="relative">
      <div
        ref={frame}
        role="log"
        aria-label={t('log')}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          const isAtEnd = scrollHeight - scrollTop - clientHeight <= endPixels;
          setPausedAt((before) => (isAtEnd ? null : (before ?? latest)));
        }}
        className="h-[min(22rem,40dvh)] overflow-y-auto overscroll-contain bg-ground/50 p-2 short:h-[34dvh]"
      >
        <ol className="grid gap-0.5 text-sm">
          {lines.map((line) => {
            const [time, said] = words(line);
            return <Line key={line.number} line={line} time={time} words={said} />;
          })}
        </ol>
      </div>
      {pausedAt !== null && (
        <div className="absolute inset-x-0 bottom-2 grid justify-items-center">
          <Button size="small" onClick={() => setPausedAt(null)}>
            {t('toLatest', { count: fresh })}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: LogLine;
  readonly time: string;
  readonly words: string;
}

const Line = memo(function Line({ line, time, words }: LineProps) {
  const [glyph, colour] = tones[toneOf(line)];
  const isCritical = line.what === 'damage' && line.critical;
  return (
    <li
      className={classNames(
        'flex gap-2',
        isCritical && toneOf(line) === 'dealt' ? 'text-amber' : colour,
        line.what === 'fight' && 'my-1 border-y border-line py-1 text-text',
      )}
    >
      <time dateTime={new Date(line.at).toISOString()} className="number shrink-0 text-xs leading-5 text-quiet">
        {time}
      </time>
      <span aria-hidden className="w-3 shrink-0 text-center">
        {glyph}
      </span>
      <span className="min-w-0 break-words">{words}</span>
    </li>
  );
});

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const;

/** Copies the shown lines with their times. */
function CopyLines({ lines, words }: ShownLines) {
  const t = useTranslations('combat');
  const [copied, setCopied] = useState<'not' | 'done' | 'failed'>('not');
  const copy = async () => {
    const text = lines.map((line) => words(line).join(' ')).join('\n');
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done ? 'done' : 'failed');
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small" disabled={lines.length === 0} onClick={() => void copy()}>
        {t('copyLog')}
      </Button>
      <span role="status" className="text-sm text-quiet">
        {copied === 'done' && t('copied')}
        {copied === 'failed' && t('copyFailed')}
      </span>
    </div>
  );
}
