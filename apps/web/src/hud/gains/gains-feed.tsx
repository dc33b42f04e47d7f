'use client';

import { Rarity } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import { rarityMarks } from '../../components/rarity';
import { useInterval } from '../../components/use-interval';
import type { HudProps } from '../../features/base/feature';
import { Slot } from '../slot';
import { type FeedLine, useFeed } from './feed-store';

const sweepEveryMs = 500;
const mostLines = { desk: 9, phone: 4 } as const;
/** A strip above a sheet has room for this many. */
const stripLines = 2;

interface GainsFeedProps {
  readonly parts: HudProps;
  /** In a strip it is short; without room its lines wait until there is some. */
  readonly room?: 'whole' | 'strip' | 'none';
}

/** Lists what the character gained and lost lately. Lines stay as long as the pointer is over them. */
export function GainsFeed({ parts, room = 'whole' }: GainsFeedProps) {
  const t = useTranslations('hud');
  const lines = useFeed((state) => state.lines);
  const { sweep, linger } = useFeed.getState();
  const [isHeld, setHeld] = useState(false);
  useInterval(sweep, lines.length > 0 && !isHeld && room !== 'none' ? sweepEveryMs : null);
  useEffect(() => {
    if (room !== 'none') linger();
  }, [room, linger]);
  const shown = lines.slice(0, room === 'strip' ? stripLines : mostLines[parts.device]);
  const release = () => {
    setHeld(false);
    linger();
  };
  return (
    <div
      role="log"
      aria-live="polite"
      aria-label={t('gains')}
      className={classNames('grid justify-items-start gap-0.5', parts.device === 'phone' && 'pointer-events-none')}
    >
      {shown.length > 0 && (
        <ul
          className="grid justify-items-start gap-0.5"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={release}
          onPointerCancel={release}
        >
          {shown.map((line) => (
            <Line key={line.key} line={line} device={parts.device} />
          ))}
          {room !== 'strip' && lines.length > shown.length && (
            <li className="bg-ground/80 px-2 text-xs text-quiet">
              {t('gain.more', { count: lines.length - shown.length })}
            </li>
          )}
        </ul>
      )}
      <Slot name="gains" props={parts} />
    </div>
  );
}

function Line({ line, device }: { readonly line: FeedLine; readonly device: HudProps['device'] }) {
  const { edge, content } = useLineLooks(line);
  return (
    <li
      aria-atomic
      className={classNames(
        'max-w-[min(18rem,100%)] animate-appear border-l-2 bg-ground/85 leading-snug text-text',
        edge,
        device === 'desk' ? 'px-2.5 py-0.5 text-sm' : 'px-1.5 text-xs',
      )}
    >
      {content}
    </li>
  );
}

/** Returns the colour of a line's edge, and its text: the number in its colour, then what it counts. */
function useLineLooks(line: FeedLine): { readonly edge: string; readonly content: ReactNode } {
  const t = useTranslations('hud.gain');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const items = useById(useContent('items')?.items);
  const skills = useById(useContent('progression')?.skills);
  const factions = useById(useContent('reputation')?.factions);
  const signed = (amount: number | bigint) => format.number(amount, { signDisplay: 'always' });
  const number = (tone: string) => (chunks: ReactNode) => <span className={`number ${tone}`}>{chunks}</span>;
  switch (line.kind) {
    case 'experience':
      return {
        edge: 'border-amber',
        content: t.rich('experience', { amount: signed(line.amount), n: number('text-amber') }),
      };
    case 'chits': {
      const tone = line.amount < 0n ? 'text-red' : 'text-green';
      return {
        edge: line.amount < 0n ? 'border-red' : 'border-green',
        content: <span className={`number ${tone}`}>{signed(line.amount)} ¤</span>,
      };
    }
    case 'item': {
      const item = items.get(line.id);
      const mark = rarityMarks[Rarity.catch(item?.rarity ?? 'common').parse(line.rarity)];
      return {
        edge: 'border-line',
        content: (
          <span className={classNames('hyphens-auto [overflow-wrap:anywhere]', mark.text)}>
            <span aria-hidden>
              {mark.glyph}
              {'\u00a0'}
            </span>
            {item?.name[locale] ?? ''}
            {line.amount > 1 && <span className="number"> ×{format.number(line.amount)}</span>}
          </span>
        ),
      };
    }
    case 'reputation':
      return {
        edge: line.amount < 0 ? 'border-red' : 'border-cyan',
        content: (
          <>
            <span className={classNames('number', line.amount < 0 ? 'text-red' : 'text-cyan')}>
              {signed(line.amount)}
            </span>{' '}
            {factions.get(line.id)?.name[locale] ?? ''}
          </>
        ),
      };
    case 'skill':
      return {
        edge: 'border-cyan',
        content: t('skill', { name: skills.get(line.id)?.name[locale] ?? '', rank: line.rank }),
      };
    case 'title':
      return { edge: 'border-amber', content: t('title', { title: line.title[locale] }) };
    case 'delivery':
      return { edge: 'border-amber', content: t('delivery') };
  }
}
