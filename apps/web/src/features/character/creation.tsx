'use client';

import { zoneNames } from '@necp/content/client';
import { canShareOut, tidyName } from '@necp/shared/character/rules';
import type { Locale } from '@necp/shared/kernel';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { anyOf, newRequestId } from '../../components/kernel/rng';
import { Panel } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { Tabs } from '../../components/tabs';
import { ClassChoice, OriginChoice, PointShare, PresetRow } from './choices';
import { type Draft, firstDraft, randomLook, withClass } from './draft';
import { Figure } from './figure';
import { LookTuner } from './look-tuner';
import { NameField, useNameCheck } from './name-field';
import { Portrait } from '../base/portrait';
import { WholePerson } from '../base/whole-person';
import { useNameIdeas } from './use-name-ideas';

/**
 * Character creation: everything is chosen beforehand, so that one click is enough, and everything can be changed.
 */
export function Creation() {
  const t = useTranslations('character');
  const idea = useNameIdeas();
  const [draft, setDraft] = useState<Draft | null>(null);
  // Random values would differ between server and browser, so the first draft is made after the page is loaded. Without
  // a proposed name the player types one.
  useEffect(
    () =>
      void idea()
        .catch(() => '')
        .then((name) => setDraft((now) => now ?? firstDraft(name, anyOf))),
    [idea],
  );
  return draft ? (
    <Workbench draft={draft} onChange={setDraft} />
  ) : (
    <Loading label={t('loading')} className="min-h-96" />
  );
}

type Page = 'class' | 'origin' | 'look' | 'points';

function Workbench({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const t = useTranslations('character');
  const [page, setPage] = useState<Page>('class');
  const state = useNameCheck(draft.name);

  return (
    <div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Mirror draft={draft} onChange={onChange} />
        <Panel as="section" surface="solid" cut="large" className="flex min-h-0 flex-col gap-6">
          <NameField name={draft.name} state={state} onChange={(name) => onChange({ ...draft, name })} />
          <Tabs
            label={t('tuning')}
            value={page}
            onChange={setPage}
            className="grow"
            contentClassName="pt-4 lg:min-h-88"
            tabs={[
              {
                id: 'class',
                label: t('class'),
                content: (
                  <ClassChoice chosen={draft.classId} onChoose={(classId) => onChange(withClass(draft, classId))} />
                ),
              },
              {
                id: 'origin',
                label: t('origin'),
                content: (
                  <OriginChoice chosen={draft.originId} onChoose={(originId) => onChange({ ...draft, originId })} />
                ),
              },
              {
                id: 'look',
                label: t('lookTab'),
                content: (
                  <LookTuner
                    className="sm:grid-cols-2"
                    look={draft.look}
                    onChange={(look) => onChange({ ...draft, look, presetId: null })}
                  />
                ),
              },
              {
                id: 'points',
                label: t('points'),
                content: (
                  <PointShare
                    points={draft.attributes}
                    onChange={(points) => onChange({ ...draft, attributes: points, pointsFrom: 'player' })}
                  />
                ),
              },
            ]}
          />
        </Panel>
      </div>
      <Birth draft={draft} nameIsRefused={state.phase === 'refused'} />
    </div>
  );
}

function Mirror({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const t = useTranslations('character');
  return (
    <Panel
      as="section"
      aria-label={t('mirror')}
      surface="solid"
      cut="large"
      className="grid grid-cols-1 content-start gap-4 lg:sticky lg:top-4 lg:self-start"
    >
      <div className="flex items-end justify-center gap-4 sm:gap-8 lg:gap-4 xl:gap-6">
        <Portrait
          look={draft.look}
          motion="alive"
          size="huge"
          label={t('portraitOf', { name: draft.name })}
          className="max-lg:w-32 lg:w-36 xl:w-44"
        />
        <WholePerson look={draft.look} className="h-40 sm:h-52 lg:h-44 xl:h-52" />
        <div className="grid justify-items-center gap-2">
          <Figure look={draft.look} className="size-20 sm:size-36 lg:size-24" />
          <span className="text-sm text-quiet">{t('fromAbove')}</span>
        </div>
      </div>
      <PresetRow
        chosen={draft.presetId}
        className="grid-cols-6 short:mx-auto short:w-80"
        onChoose={(presetId, look) => onChange({ ...draft, presetId, look })}
      />
      <div className="flex justify-center">
        <Button
          size="small"
          tone="quiet"
          icon="dice"
          onClick={() => onChange({ ...draft, presetId: null, look: randomLook(anyOf) })}
        >
          {t('randomLook')}
        </Button>
      </div>
    </Panel>
  );
}

function Birth({ draft, nameIsRefused }: { readonly draft: Draft; readonly nameIsRefused: boolean }) {
  const t = useTranslations('character');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const api = useTRPC();
  const attempt = useRef({ of: '', requestId: newRequestId() });
  const creating = useMutation(
    api.character.create.mutationOptions({
      onSuccess: (character) => window.location.assign(`/play?character=${character.id}`),
    }),
  );
  const create = () => {
    const input = {
      name: tidyName(draft.name),
      classId: draft.classId,
      originId: draft.originId,
      look: draft.look,
      lookOrigin: 'chosen' as const,
      attributes: draft.attributes,
    };
    const of = JSON.stringify(input);
    if (attempt.current.of !== of) attempt.current = { of, requestId: newRequestId() };
    creating.mutate({ ...input, requestId: attempt.current.requestId });
  };
  const isReady = !nameIsRefused && canShareOut(draft.attributes).ok;
  return (
    <div
      // Everything is chosen, so the way on is in sight from the first moment, however low the screen.
      className="sticky bottom-0 z-10 mt-4 grid gap-3 border-t border-line bg-ground py-3"
    >
      {creating.isError && <Banner tone="fault">{words(creating.error)}</Banner>}
      <Button
        tone="primary"
        size="large"
        wide
        disabled={!isReady}
        waiting={creating.isPending || creating.isSuccess}
        onClick={create}
      >
        {t('enterZone', { zone: zoneNames.watson?.[locale] ?? '' })}
      </Button>
    </div>
  );
}
