'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { PastEncounters } from './past-encounters';
import type { CombatLogEntry } from '../../game/types';
import { useCombatFeed } from './feed-store';
import { useNamesInLog } from './names';

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
    <Window frame="combatLog" title={t('log')} onClose={onClose} closeLabel={t('close')} layout="parts">
      <WindowTabs
        label={t('log')}
        value={page}
        onChange={setPage}
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
  const name = useNamesInLog();
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
                ? `${name(entry.target)}: ${name({ name: entry.type, content: entry.type, isSelf: false })}`
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
