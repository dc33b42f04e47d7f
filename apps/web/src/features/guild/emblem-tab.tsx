'use client';

import {
  canUseEmblem,
  type Emblem,
  emblemColours,
  emblemFromTag,
  emblemOf,
  emblemPalette,
  emblemPatterns,
  emblemShapes,
  emblemText,
} from '@necp/shared/guild/emblem';
import { emblemSymbols } from '@necp/shared/guild/emblem-symbols';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { GuildEmblem } from '../../components/guild-emblem';
import { anyOf, newRequestId } from '../../components/kernel/rng';
import { useRefusalWords } from '../../components/providers/refusals';
import { Picks } from './picks';
import type { GuildTabProps } from './tabs';
import { useLifeActions } from './use-life';

/** The emblem: who may changes its layers and colours, everyone else looks at it. */
export function EmblemTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild.emblem');
  const words = useRefusalWords();
  const { setEmblem } = useLifeActions();
  const saved = emblemOf(guild.emblem) ?? emblemFromTag(guild.tag);
  const [draft, edit] = useState<Emblem | null>(null);
  const emblem = draft ?? saved;
  const canEdit = guild.own.rights.includes('emblem');
  const verdict = canUseEmblem(emblem);
  const isSame = emblemText(emblem) === emblemText(saved);
  const save = () => setEmblem.mutate({ requestId: newRequestId(), emblem }, { onSuccess: () => edit(null) });
  return (
    <div className="grid content-start gap-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <div className="grid content-start justify-items-center gap-3 sm:w-44">
        <GuildEmblem emblem={emblemText(emblem)} label={t('of', { name: guild.name })} className="size-36" />
        <p className="flex items-center gap-2 text-cyan">
          <GuildEmblem emblem={emblemText(emblem)} className="size-5" />
          {t('asTag', { tag: guild.tag })}
        </p>
        {canEdit && (
          <div className="flex flex-wrap justify-center gap-2 sm:grid sm:w-full">
            <Button tone="primary" disabled={!verdict.ok || isSame} waiting={setEmblem.isPending} onClick={save}>
              {t('save')}
            </Button>
            <Button icon="dice" onClick={() => edit(anyEmblem())}>
              {t('any')}
            </Button>
            <Button disabled={isSame} onClick={() => edit(null)}>
              {t('back')}
            </Button>
          </div>
        )}
        <p role="alert" className="text-center text-sm text-red empty:hidden">
          {!verdict.ok && words(verdict.code, verdict.params)}
        </p>
      </div>
      {canEdit ? <Editor emblem={emblem} edit={edit} /> : <p className="text-quiet">{t('onlyLooked')}</p>}
    </div>
  );
}

interface EditorProps {
  readonly emblem: Emblem;
  readonly edit: (emblem: Emblem) => void;
}

function Editor({ emblem, edit }: EditorProps) {
  const t = useTranslations('guild.emblem');
  const change = (changes: Partial<Emblem>) => edit({ ...emblem, ...changes });
  const drawn = (changes: Partial<Emblem>) => (
    <GuildEmblem emblem={emblemText({ ...emblem, ...changes })} className="size-9" />
  );
  return (
    <div className="grid min-w-0 content-start gap-4">
      <Picks
        label={t('shape.label')}
        value={emblem.shape}
        options={emblemShapes.map((shape) => ({ value: shape, label: t(`shape.${shape}`), mark: drawn({ shape }) }))}
        onChange={(shape) => change({ shape })}
      />
      <Picks
        label={t('pattern.label')}
        value={emblem.pattern}
        options={emblemPatterns.map((pattern) => ({
          ...{ value: pattern, label: t(`pattern.${pattern}`), mark: drawn({ pattern }) },
        }))}
        onChange={(pattern) => change({ pattern })}
      />
      <Picks
        label={t('symbol.label')}
        value={emblem.symbol}
        options={emblemSymbols.map((symbol) => ({
          ...{ value: symbol, label: t(`symbol.${symbol}`), mark: drawn({ symbol }) },
        }))}
        onChange={(symbol) => change({ symbol })}
      />
      {(['ground', 'second', 'mark'] as const).map((layer) => (
        <Picks
          key={layer}
          label={t(`layer.${layer}`)}
          value={emblem[layer]}
          isDisabled={layer === 'second' && emblem.pattern === 'plain'}
          options={emblemColours.map((colour) => ({
            ...{ value: colour, label: t(`colour.${colour}`) },
            mark: <span className="block size-6" style={{ backgroundColor: emblemPalette[colour] }} />,
          }))}
          onChange={(colour) => change({ [layer]: colour })}
        />
      ))}
    </div>
  );
}

/** Returns an emblem by chance whose symbol can be seen. */
function anyEmblem(): Emblem {
  const any = <T,>(from: readonly [T, ...T[]] | readonly T[]): T => from[anyOf(from.length)] as T;
  for (;;) {
    const emblem: Emblem = {
      ...{ shape: any(emblemShapes), pattern: any(emblemPatterns), symbol: any(emblemSymbols) },
      ...{ ground: any(emblemColours), second: any(emblemColours), mark: any(emblemColours) },
    };
    if (canUseEmblem(emblem).ok) return emblem;
  }
}
