'use client';

import { piecesADayMost, tabNameLength } from '@necp/shared/guild/bank-rules';
import type { TabRanksView, VaultView } from '@necp/shared/guild/bank-schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { Switch } from '../../components/switch';
import { wholeNumber } from '../../components/whole-number';
import { useRankName } from './words';
import type { VaultActions } from './use-guild-bank';
import { useTabName } from './vault-parts';

interface TabSettingsProps {
  readonly tab: VaultView['tabs'][number];
  readonly actions: VaultActions;
}

/** The name of a tab, and what each rank may do with it. */
export function TabSettings({ tab, actions }: TabSettingsProps) {
  const t = useTranslations('guild.vault');
  const [isOpen, open] = useState(false);
  return (
    <details onToggle={(event) => open(event.currentTarget.open)}>
      <summary className="min-h-9 cursor-pointer text-quiet touch:min-h-11">{t('settings')}</summary>
      {isOpen && (
        <div className="grid gap-4 pt-2">
          <TabNameForm tab={tab} actions={actions} />
          <Rights tab={tab} actions={actions} />
        </div>
      )}
    </details>
  );
}

function TabNameForm({ tab, actions: { nameTab } }: TabSettingsProps) {
  const t = useTranslations('guild.vault');
  const usual = useTabName();
  const [typed, type] = useState(tab.name ?? '');
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        nameTab.mutate({ requestId: newRequestId(), tab: tab.tab, name: typed.trim() === '' ? null : typed });
      }}
    >
      <Field className="grow" label={t('name')}>
        <Input
          value={typed}
          maxLength={tabNameLength}
          placeholder={usual({ tab: tab.tab, name: null })}
          onChange={(event) => type(event.target.value)}
        />
      </Field>
      <Button type="submit" size="small" waiting={nameTab.isPending} disabled={typed.trim() === (tab.name ?? '')}>
        {t('nameSave')}
      </Button>
    </form>
  );
}

function Rights({ tab, actions }: TabSettingsProps) {
  const t = useTranslations('guild.vault');
  const ranks = useQuery(useTRPC().guild.tabRanks.queryOptions({ tab: tab.tab })).data?.ranks ?? [];
  return (
    <section aria-label={t('rights')} className="grid gap-3">
      <h4 className="caps text-xs text-quiet">{t('rights')}</h4>
      <ul className="grid gap-4 roomy:grid-cols-2">
        {ranks.map((rank) => (
          <li key={rank.place} className="border border-line p-3">
            <RankRights tab={tab.tab} rank={rank} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RankRightsProps {
  readonly tab: number;
  readonly rank: TabRanksView['ranks'][number];
  readonly actions: VaultActions;
}

function RankRights({ tab, rank, actions: { setTabRights } }: RankRightsProps) {
  const t = useTranslations('guild.vault');
  const nameOf = useRankName();
  const { rights } = rank;
  const [draft, setDraft] = useState<string | null>(null);
  const known = rights.takes === null ? '' : String(rights.takes);
  const typed = draft ?? known;
  const takes = typed.trim() === '' ? null : wholeNumber(typed, { min: 0, max: piecesADayMost });
  const isReadable = typed.trim() === '' || takes !== null;
  const isFixed = !rank.isChangeable;
  const save = (changed: Partial<typeof rights>) =>
    setTabRights.mutate(
      { requestId: newRequestId(), tab, place: rank.place, rights: { ...rights, ...changed } },
      { onSuccess: () => setDraft(null) },
    );
  return (
    <div className="grid gap-2">
      <p className="font-semibold break-words text-text">{nameOf(rank)}</p>
      <Switch
        label={t('see')}
        checked={rights.canSee}
        disabled={isFixed}
        onChange={(canSee) => save({ canSee, canPut: canSee && rights.canPut, takes: canSee ? rights.takes : 0 })}
      />
      <Switch
        label={t('put')}
        checked={rights.canPut}
        disabled={isFixed || !rights.canSee}
        onChange={(canPut) => save({ canPut })}
      />
      <div className="flex items-end gap-2">
        <Field className="grow" label={t('takes')} hint={t('takesHint')}>
          <Input
            inputMode="numeric"
            value={typed}
            maxLength={5}
            disabled={isFixed || !rights.canSee}
            onChange={(event) => setDraft(event.target.value)}
          />
        </Field>
        <Button
          size="small"
          className="mb-6"
          waiting={setTabRights.isPending}
          disabled={isFixed || !isReadable || typed.trim() === known}
          onClick={() => save({ takes })}
        >
          {t('saveRights')}
        </Button>
      </div>
    </div>
  );
}
