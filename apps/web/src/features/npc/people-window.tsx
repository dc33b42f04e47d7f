'use client';

import type { Locale } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import { affinityRange, type AffinityView } from '@necp/shared/npc/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { wallClock } from '../../components/kernel/clock';
import { LoadFailed } from '../../components/load-failed';
import { PortraitFrame } from '../../components/portrait-frame';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { portraitSvg } from '../../game/people/portrait';

const tones = { warm: 'text-green', greet: 'text-quiet', cold: 'text-red' } as const;
const fills = { warm: 'bg-green', greet: 'bg-quiet', cold: 'bg-red' } as const;

/** Lists the people who remember the player, how they feel, and why. */
export function PeopleWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('npc');
  const trpc = useTRPC();
  const view = useQuery(trpc.npc.view.queryOptions());
  const npcs = useById(useContent('people')?.npcs);
  return (
    <Window frame="people" title={t('people')} onClose={onClose} closeLabel={t('close')}>
      {view.isPending && <Loading label={t('loading')} />}
      {view.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={view.error}
          onRetry={() => void view.refetch()}
        />
      )}
      {view.data?.people.length === 0 && (
        <EmptyState icon="people" title={t('nobody')}>
          {t('nobodyText')}
        </EmptyState>
      )}
      {view.data && (
        <ul className="grid gap-3">
          {view.data.people.map((person) => (
            <Person key={person.npcId} person={person} npc={npcs.get(person.npcId)} />
          ))}
        </ul>
      )}
    </Window>
  );
}

function Person({ person, npc }: { readonly person: AffinityView; readonly npc: NpcContent | undefined }) {
  const t = useTranslations('npc');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  if (!npc) return null;
  return (
    <li className="flex gap-3 border border-line bg-ground/50 p-3">
      {/* Our own code draws it from the person's look, so it contains no external input. */}
      <PortraitFrame className="self-start">
        <span className="contents" dangerouslySetInnerHTML={{ __html: portraitSvg(npc.look) }} />
      </PortraitFrame>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h3 className="text-lg text-text">{npc.name[locale]}</h3>
          <span className="text-sm text-quiet">{npc.role[locale]}</span>
          <span className={classNames('ml-auto text-sm', tones[person.feeling])}>
            {t(`feeling.${person.feeling}`)} <span className="number">{signed(person.points)}</span>
          </span>
        </div>
        <Scale person={person} />
        <ul className="mt-2 grid gap-1 text-sm">
          {person.memories.map(({ memory, points, at }) => (
            <li key={memory} className="flex flex-wrap gap-x-2">
              <span className={classNames('number w-8 shrink-0', points < 0 ? 'text-red' : 'text-green')}>
                {signed(points)}
              </span>
              <span className="min-w-0 grow basis-0 text-text">
                {t.has(`memory.${memory}`) ? t(`memory.${memory}`) : t('memoryOther')}
              </span>
              <time className="w-full pl-10 text-xs text-quiet sm:w-auto sm:pl-0" dateTime={at.toISOString()}>
                {format.relativeTime(at, wallClock.nowMs())}
              </time>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);

/** Shows the affinity on a scale from cold to warm, with neutral in the middle. */
function Scale({ person }: { readonly person: AffinityView }) {
  const t = useTranslations('npc');
  const share = (Math.abs(person.points) / affinityRange.max) * 50;
  return (
    <div
      role="meter"
      aria-label={t('affinity')}
      aria-valuemin={affinityRange.min}
      aria-valuemax={affinityRange.max}
      aria-valuenow={person.points}
      className="relative mt-1 h-1.5 bg-line"
    >
      <span
        className={classNames('absolute inset-y-0', fills[person.feeling])}
        style={person.points < 0 ? { right: '50%', width: `${share}%` } : { left: '50%', width: `${share}%` }}
      />
      <span className="absolute -inset-y-0.5 left-1/2 w-px bg-text" />
    </div>
  );
}
