'use client';

import { rarities, type Rarity } from '@necp/shared/inventory/content';
import { itemKinds } from '@necp/shared/inventory/schema';
import type { LootFilter } from '@necp/shared/loot/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { Loading } from '../../components/states';
import { Switch } from '../../components/switch';
import { useErrorToast } from '../../components/use-error-toast';

/** Sets what is picked up automatically; it is stored with the character, so it applies on every device. */
export function FilterPage() {
  const t = useTranslations('loot');
  const sayError = useErrorToast();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queryKey = trpc.loot.filter.queryKey();
  const filter = useQuery(trpc.loot.filter.queryOptions());
  const save = useMutation(
    trpc.loot.saveFilter.mutationOptions({
      onSuccess: (saved) => queries.setQueryData(queryKey, saved),
      onError: (error) => {
        sayError(error);
        void queries.invalidateQueries({ queryKey });
      },
    }),
  );
  if (filter.error)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={filter.error}
        onRetry={() => void filter.refetch()}
      />
    );
  if (!filter.data) return <Loading label={t('loading')} />;
  const change = (part: Partial<LootFilter>) => {
    const changed = { ...filter.data, ...part };
    queries.setQueryData(queryKey, changed);
    save.mutate({ requestId: newRequestId(), filter: changed });
  };
  return <Choices filter={filter.data} onChange={change} />;
}

function Choices({
  filter,
  onChange,
}: {
  readonly filter: LootFilter;
  readonly onChange: (part: Partial<LootFilter>) => void;
}) {
  const t = useTranslations('loot');
  const items = useTranslations('items');
  return (
    <div className="grid gap-5">
      <p className="text-sm text-quiet">{t('filterText')}</p>
      <Switch label={t('isOn')} hint={t('isOnText')} checked={filter.isOn} onChange={(isOn) => onChange({ isOn })} />
      <Switch
        label={t('withChits')}
        hint={t('withChitsText')}
        checked={filter.withChits}
        onChange={(withChits) => onChange({ withChits })}
      />
      <Field label={t('minRarity')}>
        <Select<Rarity>
          value={filter.minRarity}
          options={rarities.map((value) => ({ value, label: items(`rarity.${value}`) }))}
          onChange={(minRarity) => onChange({ minRarity })}
        />
      </Field>
      <fieldset>
        <legend className="mb-2 text-sm text-text">{t('kinds')}</legend>
        <div className="grid grid-cols-2 gap-2 roomy:grid-cols-3">
          {itemKinds
            .filter((kind) => kind !== 'quest')
            .map((kind) => (
              <label
                key={kind}
                className={
                  'flex min-h-10 items-center gap-2 border border-line px-3 text-sm text-text ' +
                  'has-checked:border-amber touch:min-h-11'
                }
              >
                <input
                  type="checkbox"
                  className="accent-amber"
                  checked={filter.kinds.includes(kind)}
                  onChange={({ target }) =>
                    onChange({
                      kinds: target.checked ? [...filter.kinds, kind] : filter.kinds.filter((one) => one !== kind),
                    })
                  }
                />
                {t(`manyOf.${kind}`)}
              </label>
            ))}
        </div>
      </fieldset>
    </div>
  );
}
