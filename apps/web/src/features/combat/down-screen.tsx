'use client';

import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import type { DownView } from '../../game/types';
import type { HudProps } from '../base/feature';
import { useCombatFeed } from './feed-store';
import { lastHits } from './last-hits';
import { useMeansNames, useNamesInLog } from './names';
import { useCombat } from './store';
import { useNow } from '../../components/use-now';

/** An enemy this many levels above the player is better left alone. */
const strongFromLevels = 3;

/** The screen of a downed player: the time left for a revive, and the respawn in a safe place. */
export function DownScreen({ playerActions }: Pick<HudProps, 'playerActions'>) {
  const t = useTranslations('combat');
  const down = useCombat((state) => state.down);
  const now = useNow(down ? 250 : null);
  if (!down) return null;
  const helpSeconds = Math.max(0, Math.ceil((down.reviveEndsMs - now) / 1000));
  const waitSeconds = Math.max(0, Math.ceil((down.respawnAtMs - now) / 1000));
  return (
    <section
      role="alertdialog"
      aria-label={t('downTitle')}
      className={
        'pointer-events-none absolute inset-0 z-20 grid place-items-center ' +
        'bg-[radial-gradient(circle,transparent_35%,rgb(80_4_14/0.55))]'
      }
    >
      <div
        className={
          'cut cut-12 plate-[rgb(12_16_20/0.96)] edge-red pointer-events-auto grid max-h-[92dvh] w-[90vw] ' +
          'animate-appear grid-cols-1 justify-items-center gap-2 overflow-y-auto p-6 text-center wrap-anywhere ' +
          'max-sm:p-4 sm:w-100 short:p-3'
        }
      >
        <h2 className="text-2xl text-red">{t(down.state === 'dead' ? 'deadTitle' : 'downTitle')}</h2>
        <DownedBy down={down} />
        {down.levelsAbove >= strongFromLevels && (
          <p className="text-amber">{t('downTooStrong', { above: down.levelsAbove, level: down.byLevel })}</p>
        )}
        <LastHits />
        {down.state === 'downed' && <Rescue down={down} seconds={helpSeconds} />}
        {down.rescue !== 'by_itself' && (
          <>
            <Button
              tone="primary"
              className="mt-2 w-full whitespace-normal"
              disabled={waitSeconds > 0}
              onClick={() => playerActions?.respawn()}
            >
              {waitSeconds > 0 ? t('wakeIn', { seconds: waitSeconds }) : t('wake')}
            </Button>
            <WakesAt place={down.wakesAt} />
            <p className="text-sm text-quiet">
              {down.costChits !== '0' ? t('wakeCost', { chits: Number(down.costChits) }) : t('wakeFree')}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

/** Says whether the player may get up without a respawn, and how long that takes at most. */
function Rescue({ down, seconds }: { readonly down: DownView; readonly seconds: number }) {
  const t = useTranslations('combat');
  const n = (chunks: ReactNode) => <span className="number text-text">{chunks}</span>;
  return (
    <p className={down.isHelped ? 'text-green' : 'text-quiet'}>
      {down.isHelped
        ? t('downHelped')
        : down.rescue === 'by_itself'
          ? t.rich('downAlone', { seconds, n })
          : down.rescue === 'players'
            ? t.rich('downHelp', { seconds, n })
            : t('downNoHelp')}
    </p>
  );
}

/** Names the place of the respawn. */
function WakesAt({ place }: { readonly place: string | null }) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const places = useById(useContent('worldState')?.places);
  const name = place === null ? undefined : places.get(place)?.name[locale];
  return name === undefined ? null : <p className="text-sm text-text">{t('wakesAt', { place: name })}</p>;
}

/** Says who did it, and with what. */
function DownedBy({ down }: { readonly down: DownView }) {
  const t = useTranslations('combat');
  const name = useNamesInLog();
  const means = useMeansNames()(down.byMeans, down.byContent);
  const isKnown = down.byName !== '' || down.byContent !== '';
  const who = isKnown ? name({ content: down.byContent, name: down.byName, isSelf: false }) : '';
  if (who === '' && means === '') return null;
  return (
    <p className="text-text">
      {who === ''
        ? t('downByMeans', { means })
        : means === ''
          ? t('downBy', { name: who })
          : t('downByWith', { name: who, means })}
    </p>
  );
}

/** More hits than this are only counted. */
const mostHits = 6;
/** On a screen without room for a long list only this many of them are shown. */
const mostHitsWhenShort = 3;

/** Lists the hits of the last ten seconds, the latest first. */
function LastHits() {
  const t = useTranslations('combat');
  const format = useFormatter();
  const log = useCombatFeed((state) => state.lines);
  const name = useNamesInLog();
  const meansOf = useMeansNames();
  const hits = lastHits(log);
  const [latest] = hits;
  if (!latest) return null;
  const total = hits.reduce((sum, { amount }) => sum + amount, 0);
  const timeOf = (atMs: number) => {
    const before = Math.round((latest.atMs - atMs) / 100) / 10;
    const seconds = format.number(before, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return t(before === 0 ? 'secondsAtTheEnd' : 'secondsBefore', { seconds });
  };
  return (
    <section
      aria-label={t('lastHits')}
      className="w-full border-y border-line py-2 text-left text-sm short:py-1 short:text-xs"
    >
      <p className="flex justify-between gap-3 text-quiet">
        <span>{t('lastHits')}</span>
        <span className="number text-red">−{format.number(total)}</span>
      </p>
      <ol className="mt-1 grid gap-0.5">
        {hits.slice(0, mostHits).map(({ source, amount, critical, type, by, atMs }, index) => (
          <li
            key={`${atMs} ${index}`}
            className={index < mostHitsWhenShort ? 'flex gap-2 text-text' : 'flex gap-2 text-text short:hidden'}
          >
            <span className="number w-16 shrink-0 whitespace-nowrap text-quiet">{timeOf(atMs)}</span>
            <span className="min-w-0 grow truncate">
              {source ? name(source) : t('unknownSource')}{' '}
              <span className="text-quiet">{meansOf(by, source?.content) || t(`damageType.${type}`)}</span>
            </span>
            <span className={classNames('number shrink-0 whitespace-nowrap', critical && 'text-amber')}>
              −{format.number(amount)}
              {critical && ` ${t('hitCritical')}`}
            </span>
          </li>
        ))}
      </ol>
      <MoreHits count={hits.length} shown={mostHits} className="short:hidden" />
      <MoreHits count={hits.length} shown={mostHitsWhenShort} className="tall:hidden" />
    </section>
  );
}

/** Counts the hits that the list leaves out. */
function MoreHits({
  count,
  shown,
  className,
}: {
  readonly count: number;
  readonly shown: number;
  readonly className: string;
}) {
  const t = useTranslations('combat');
  if (count <= shown) return null;
  return <p className={`text-quiet ${className}`}>{t('moreHits', { count: count - shown })}</p>;
}
