'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window';
import { useById, useContent } from '../../components/providers/content';
import { PastEncounters } from './past-encounters';
import type { CombatLogEntry } from '../../game/types';
import { useCombatFeed } from './feed-store';

const tones: Readonly<Record<CombatLogEntry['what'], string>> = {
  damage: 'text-text',
  heal: 'text-green',
  dodged: 'text-quiet',
  safe: 'text-quiet',
  absorbed: 'text-cyan',
  downed: 'text-red',
  died: 'text-red',
  revived: 'text-green',
  status: 'text-violet',
};

type Page = 'now' | 'past';

/** Shows the combat of this visit entry by entry, and earlier encounters. */
export function CombatLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('combat');
  const past = useTranslations('combat.encounters');
  const [page, setPage] = useState<Page>('now');
  return (
    <Window title={t('log')} open onClose={onClose} closeLabel={t('close')} width="medium">
      <Tabs
        label={t('log')}
        value={page}
        onChange={setPage}
        contentClassName="pt-4"
        tabs={[
          { id: 'now', label: t('logNow'), content: <LogOfNow /> },
          { id: 'past', label: past('past'), content: <PastEncounters /> },
        ]}
      />
    </Window>
  );
}

function LogOfNow() {
  const t = useTranslations('combat');
  const log = useCombatFeed((state) => state.log);
  const end = useRef<HTMLDivElement>(null);
  const name = useNames();
  useEffect(() => {
    // Newer browsers return a promise here, which an effect must not return.
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [log]);
  return (
    <>
      {log.length === 0 && <p className="text-quiet">{t('logEmpty')}</p>}
      <div role="log" aria-label={t('log')}>
        <ol className="grid gap-0.5 text-sm">
          {log.map((entry, index) => (
            <li key={`${entry.atMs}-${index}`} className={tones[entry.what]}>
              {entry.what === 'status'
                ? `${name(entry.target)}: ${name({ id: 0, name: entry.type, content: entry.type, isSelf: false })}`
                : t(`line.${entry.what}`, {
                    source: entry.source ? name(entry.source) : '',
                    target: name(entry.target),
                    amount: entry.amount,
                    critical: entry.critical ? 'yes' : 'no',
                  })}
            </li>
          ))}
        </ol>
      </div>
      <div ref={end} />
    </>
  );
}

/** Returns a function that names everyone in the player's language; the player is "you". */
function useNames(): (who: CombatLogEntry['target']) => string {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  const statuses = useById(useContent('abilities')?.statuses);
  return ({ content, name, isSelf }) =>
    isSelf ? t('you') : ((enemies.get(content) ?? people.get(content) ?? statuses.get(content))?.name[locale] ?? name);
}
