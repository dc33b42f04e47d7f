'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { Icon } from '../../components/icon';
import { useById, useContent } from '../../components/providers/content';
import { useNow } from '../../components/use-now';
import type { CastView, TimeSpan } from '../../game/types';
import { useCombat } from './store';

const everyMs = 100;
const brokenMs = 1_400;

/** Shows the player's running cast or channel, why it broke, else a reload or a channeled interaction. */
export function OwnCast() {
  const t = useTranslations('combat');
  const cast = useCombat((state) => state.self?.cast ?? null);
  const broken = useCombat((state) => state.broken);
  const reload = useCombat((state) => state.self?.weapon.reload ?? null);
  const hold = useCombat((state) => state.hold);
  const width = 'w-64 max-w-[60vw]';
  if (cast) return <CastBar key={cast.startMs} cast={cast} className={width} />;
  const span = hold ?? reload;
  if (span)
    return <SpanBar key={span.startMs} label={t(hold ? 'holding' : 'reloading')} span={span} className={width} />;
  return broken ? <CastBar key={broken.startMs} cast={broken} className={width} /> : null;
}

interface CastBarProps {
  readonly cast: CastView;
  /** Whether another casts it: the bar says then whether it can be interrupted. */
  readonly isOther?: boolean;
  readonly className?: string;
}

/**
 * A cast fills its bar, a channel empties it, a broken one is red and says why. A cast of another that cannot be
 * interrupted carries a shield and a grey, framed bar.
 */
export function CastBar({ cast, isOther = false, className }: CastBarProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const ability = useById(useContent('abilities')?.abilities).get(cast.ability);
  const now = useNow(everyMs);
  const name = ability?.name[locale] ?? '';
  const { broken, isChannel } = cast;
  if (now > (broken ? broken.atMs + brokenMs : cast.endMs + 400)) return null;
  const isGuarded = isOther && ability?.interruptible === false;
  const passed = shareOf(cast, broken ? broken.atMs : now);
  const label = broken ? `${name}: ${t(`castEnd.${broken.how}`)}` : name;
  const tone = broken
    ? broken.how === 'cancelled'
      ? 'bg-quiet'
      : 'bg-red'
    : isGuarded
      ? 'bg-text'
      : isOther
        ? 'bg-amber'
        : 'bg-cyan';
  return (
    <div className={classNames('flex items-end gap-1.5', className)}>
      {ability && (
        <span className="cut cut-4 plate-raised grid size-8 shrink-0 place-items-center text-text">
          <ContentIcon name={ability.icon} className="size-5" />
        </span>
      )}
      <TimeBar
        label={isGuarded ? `${label}. ${t('cannotInterrupt')}` : label}
        share={isChannel && !broken ? 1 - passed : passed}
        tone={tone}
        className={classNames('min-w-0 grow', isGuarded && 'is-guarded')}
      >
        <span
          className={classNames('flex min-w-0 items-center gap-1', broken && broken.how !== 'cancelled' && 'text-red')}
        >
          {isGuarded && <Icon name="shield" className="size-4 text-text" />}
          <span className="truncate">{broken ? t(`castEnd.${broken.how}`) : name}</span>
        </span>
        {!broken && <Seconds ms={cast.endMs - now} />}
      </TimeBar>
    </div>
  );
}

interface SpanBarProps {
  readonly label: string;
  readonly span: TimeSpan;
  readonly className?: string;
}

/** A bar that fills during a period of time. */
function SpanBar({ label, span, className }: SpanBarProps) {
  const now = useNow(everyMs);
  if (now > span.endMs + 400) return null;
  return (
    <TimeBar label={label} share={shareOf(span, now)} tone="bg-amber" {...(className ? { className } : {})}>
      <span className="truncate">{label}</span>
      <Seconds ms={span.endMs - now} />
    </TimeBar>
  );
}

interface TimeBarProps {
  readonly label: string;
  readonly share: number;
  readonly tone: string;
  readonly className?: string;
  readonly children: React.ReactNode;
}

function TimeBar({ label, share, tone, className, children }: TimeBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className={className}
    >
      <p className="flex items-center justify-between gap-2 pb-0.5 text-sm text-text [text-shadow:0_0_4px_#05070a]">
        {children}
      </p>
      <div className="h-2 bg-[#1b222a] in-[.is-guarded]:outline-2 in-[.is-guarded]:outline-quiet">
        <div
          className={classNames('h-full origin-left transition-transform duration-100 ease-linear', tone)}
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}

function Seconds({ ms }: { readonly ms: number }) {
  return <span className="number shrink-0 text-quiet">{Math.max(0, ms / 1000).toFixed(1)}</span>;
}

function shareOf({ startMs, endMs }: TimeSpan, atMs: number): number {
  return Math.max(0, Math.min(1, (atMs - startMs) / Math.max(1, endMs - startMs)));
}
