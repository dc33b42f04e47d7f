'use client';

import { canActOn, canChangeRank, hasRight, mostRanks, rankNameLength, rightWords } from '@necp/shared/guild/rules';
import type { GuildRankView, GuildRight, GuildView } from '@necp/shared/guild/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Checkbox } from '../../components/switch';
import type { GuildTabProps } from './tabs';
import { useGuildActions } from './use-guild';
import { useRankName } from './words';

/** The ranks of the guild and what each of them lets its members do. */
export function RanksTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild.ranks');
  const { addRank, removeRank } = useGuildActions();
  const isLeader = guild.own.place === 0;
  const lowest = guild.ranks.at(-1);
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{t('text')}</p>
      <ul aria-label={t('label')} className="divide-y divide-line/70">
        {guild.ranks.map((rank) => (
          <RankRow key={rank.place} guild={guild} rank={rank} />
        ))}
      </ul>
      {isLeader && (
        <div className="flex flex-wrap gap-2">
          <Button
            icon="plus"
            disabled={guild.ranks.length >= mostRanks}
            waiting={addRank.isPending}
            onClick={() => addRank.mutate({ requestId: newRequestId() })}
          >
            {t('add')}
          </Button>
          <Button
            disabled={guild.ranks.length <= 2 || lowest === undefined || lowest.members > 0}
            waiting={removeRank.isPending}
            onClick={() => removeRank.mutate({ requestId: newRequestId() })}
          >
            {t('remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RankRowProps {
  readonly guild: GuildView;
  readonly rank: GuildRankView;
}

function RankRow({ guild, rank }: RankRowProps) {
  const t = useTranslations('guild.ranks');
  const rankName = useRankName();
  const [isOpen, open] = useState(false);
  const { own } = guild;
  const canChange = hasRight(own, 'ranks').ok && (canActOn(own, rank).ok || own.place === 0);
  const rights = rank.place === 0 ? rightWords : rank.rights;
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold break-words text-text">{rankName(rank)}</span>
        <span className="text-sm text-quiet">{t('members', { count: rank.members })}</span>
      </p>
      {!isOpen && (
        <p className="text-sm text-quiet">
          {rights.length === rightWords.length
            ? t('all')
            : rights.length === 0
              ? t('none')
              : rights.map((right) => t(`right.${right}`)).join(' · ')}
        </p>
      )}
      {isOpen && <RankForm guild={guild} rank={rank} onClose={() => open(false)} />}
      {canChange && !isOpen && (
        <div>
          <Button size="small" aria-label={t('changeOf', { rank: rankName(rank) })} onClick={() => open(true)}>
            {t('change')}
          </Button>
        </div>
      )}
    </li>
  );
}

function RankForm({ guild, rank, onClose }: RankRowProps & { readonly onClose: () => void }) {
  const t = useTranslations('guild.ranks');
  const { changeRank } = useGuildActions();
  const rankName = useRankName();
  const [name, setName] = useState(rank.name ?? '');
  const [rights, setRights] = useState<readonly GuildRight[]>(rank.rights);
  const typed = name.trim();
  const isNamed = typed === '' || typed.length >= rankNameLength.min;
  const flipped = (right: GuildRight) =>
    rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right];
  return (
    <form
      aria-label={t('changeOf', { rank: rankName(rank) })}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNamed) return;
        changeRank.mutate(
          {
            ...{ requestId: newRequestId(), place: rank.place, rights: [...rights] },
            name: typed === '' ? null : typed,
          },
          { onSuccess: onClose },
        );
      }}
    >
      <Field label={t('name')} hint={t('nameHint')} fault={isNamed ? undefined : t('nameShort', rankNameLength)}>
        <Input
          value={name}
          maxLength={rankNameLength.max}
          placeholder={rankName({ ...rank, name: null })}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {rank.place !== 0 && (
        <fieldset className="grid gap-1 sm:grid-cols-2">
          <legend className="mb-1 text-sm font-semibold text-text">{t('rights')}</legend>
          {rightWords.map((right) => (
            <Checkbox
              key={right}
              label={t(`right.${right}`)}
              checked={rights.includes(right)}
              disabled={!canChangeRank(guild.own, { place: rank.place, rights }, flipped(right)).ok}
              onChange={() => setRights(flipped(right))}
            />
          ))}
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" waiting={changeRank.isPending} disabled={!isNamed}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
