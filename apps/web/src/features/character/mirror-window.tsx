'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { allowed } from '@necp/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { anyOf, newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window/window';
import { ClassChoice, PresetRow } from './choices';
import { randomLook } from './draft';
import { Figure } from './figure';
import { LookTuner } from './look-tuner';
import { NameField, type NameState, useNameCheck } from './name-field';
import { Portrait } from '../base/portrait';
import { WholePerson } from '../base/whole-person';

interface MirrorWindowProps {
  readonly character: CharacterView;
  readonly onClose: () => void;
}

interface MirrorDraft {
  readonly look: CharacterView['look'];
  readonly name: string;
  readonly classId: CharacterView['classId'];
  readonly presetId: string | null;
}

/** The first mirror: six ready looks to choose from, and tabs that change look, class and name in detail. */
export function MirrorWindow({ character, onClose }: MirrorWindowProps) {
  const t = useTranslations('character');
  const words = useErrorWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<MirrorDraft>({
    look: character.look,
    name: character.name,
    classId: character.classId,
    presetId: null,
  });
  const checked = useNameCheck(draft.name);
  // The server reports the character's own name as taken, by the character itself.
  const nameState: NameState =
    draft.name === character.name ? { phase: 'free', code: null, verdict: allowed } : checked;
  const remake = useMutation(
    trpc.character.remake.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.character.list.queryKey() });
        onClose();
      },
    }),
  );
  const { look, name, classId } = draft;
  const take = () => remake.mutate({ requestId: newRequestId(), characterId: character.id, look, name, classId });
  return (
    <Window
      frame="mirror"
      title={t('mirror')}
      onClose={onClose}
      closeLabel={t('closeMirror')}
      footer={
        <Button tone="primary" waiting={remake.isPending} disabled={nameState.phase === 'refused'} onClick={take}>
          {t('thatIsMe')}
        </Button>
      }
    >
      {/* The image stays in sight above what changes it; on a phone held sideways, beside it. */}
      <div className="grid grid-cols-1 gap-4 short:grid-cols-[17.5rem_minmax(0,1fr)] short:items-start short:gap-x-5">
        <div className="not-short:contents short:pinned short:top-0 short:grid short:gap-2">
          <MirrorImage
            look={look}
            name={name}
            onRandom={() => setDraft({ ...draft, presetId: null, look: randomLook(anyOf) })}
          />
          <PresetRow
            chosen={draft.presetId}
            className="grid-cols-6 short:gap-0.5"
            onChoose={(presetId, preset) => setDraft({ ...draft, presetId, look: preset })}
          />
        </div>
        <div className="grid grid-cols-1 gap-4">
          <DraftTabs draft={draft} nameState={nameState} onChange={(change) => setDraft({ ...draft, ...change })} />
          {remake.error && (
            <p role="alert" className="text-sm text-red">
              {words(remake.error)}
            </p>
          )}
        </div>
      </div>
    </Window>
  );
}

interface MirrorImageProps {
  readonly look: CharacterView['look'];
  readonly name: string;
  readonly onRandom: () => void;
}

/** The face, the whole person, the figure from above, and a look by chance. */
function MirrorImage({ look, name, onRandom }: MirrorImageProps) {
  const t = useTranslations('character');
  return (
    <div
      className={
        'flex items-end justify-center gap-6 not-short:pinned not-short:-top-(--window-pad) not-short:z-10 ' +
        'not-short:-mx-(--window-pad) not-short:-mt-(--window-pad) not-short:bg-panel not-short:p-(--window-pad) ' +
        'not-short:pb-2 short:items-center short:gap-x-3'
      }
    >
      <Portrait
        look={look}
        motion="alive"
        size="huge"
        label={t('portraitOf', { name })}
        className="w-32 sm:w-40 short:w-20"
      />
      <WholePerson look={look} className="h-36 sm:h-44 short:h-20" />
      <div className="grid justify-items-center gap-2">
        <Figure look={look} className="size-24 sm:size-32 short:hidden" />
        <Button size="small" tone="quiet" icon="dice" onClick={onRandom}>
          {t('randomLook')}
        </Button>
      </div>
    </div>
  );
}

interface DraftTabsProps {
  readonly draft: MirrorDraft;
  readonly nameState: NameState;
  readonly onChange: (change: Partial<MirrorDraft>) => void;
}

function DraftTabs({ draft, nameState, onChange }: DraftTabsProps) {
  const t = useTranslations('character');
  const [page, setPage] = useState<'look' | 'class' | 'name'>('look');
  return (
    <Tabs
      label={t('tuning')}
      value={page}
      onChange={setPage}
      contentClassName="pt-4"
      tabs={[
        {
          id: 'look',
          label: t('lookTab'),
          content: (
            <LookTuner
              className="tall:sm:grid-cols-2"
              look={draft.look}
              onChange={(look) => onChange({ look, presetId: null })}
            />
          ),
        },
        {
          id: 'class',
          label: t('class'),
          content: <ClassChoice chosen={draft.classId} onChoose={(classId) => onChange({ classId })} />,
        },
        {
          id: 'name',
          label: t('name'),
          content: <NameField name={draft.name} state={nameState} onChange={(name) => onChange({ name })} />,
        },
      ]}
    />
  );
}
