'use client';

import { rarities } from '@necp/shared/inventory/content';
import { type LootRules, lootModes } from '@necp/shared/loot/party-schema';
import type { PartyMemberView } from '@necp/shared/party/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Field } from '../../components/field';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Select } from '../../components/select';

interface LootRulesProps {
  readonly members: readonly PartyMemberView[];
}

/** How the party shares its loot: the leader sets it, the others read it. */
export function LootRulesPanel({ members }: LootRulesProps) {
  const t = useTranslations('party.loot');
  const items = useTranslations('items');
  const { loot } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const { data } = useQuery(loot.party.queryOptions());
  const readAgain = () => void queries.invalidateQueries({ queryKey: loot.party.pathKey() });
  const save = useMutation(
    loot.setRules.mutationOptions({
      onSuccess: readAgain,
      onError: (error) => {
        toast.error(words(error));
        readAgain();
      },
    }),
  );
  if (!data?.rules) return null;
  const { rules, canSet } = data;
  const isDecided = rules.mode === 'need_greed' || rules.mode === 'master';
  const change = (part: Partial<LootRules>) => {
    const changed = { ...rules, ...part };
    const masterId = changed.mode === 'master' ? (changed.masterId ?? members[0]?.characterId ?? null) : null;
    save.mutate({ requestId: newRequestId(), ...changed, masterId });
  };
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <Field label={t('mode')} hint={t(`about.${rules.mode}`)}>
        <Select
          value={rules.mode}
          disabled={!canSet}
          options={lootModes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
          onChange={(mode) => change({ mode })}
        />
      </Field>
      {isDecided && (
        <Field label={t('threshold')}>
          <Select
            value={rules.threshold}
            disabled={!canSet}
            options={rarities.map((value) => ({ value, label: items(`rarity.${value}`) }))}
            onChange={(threshold) => change({ threshold })}
          />
        </Field>
      )}
      {rules.mode === 'master' && rules.masterId !== null && (
        <Field label={t('master')}>
          <Select
            value={rules.masterId}
            disabled={!canSet}
            options={members.map(({ characterId, character }) => ({ value: characterId, label: character.name }))}
            onChange={(masterId) => change({ masterId })}
          />
        </Field>
      )}
    </section>
  );
}
