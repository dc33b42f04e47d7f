'use client';

import type { Locale } from '@necp/shared/kernel';
import { fixtures } from '@necp/shared/zone/fixtures';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ControlChip } from '../../components/controls/control-chip';
import { useDevice } from '../../components/controls/device';
import { learn, useIsTaught } from '../../components/controls/teaching';
import { useById, useContent } from '../../components/providers/content';
import { useRefusalWords } from '../../components/providers/refusals';
import type { HudProps } from '../base/feature';
import { useInteraction } from './store';

interface PromptProps extends Pick<HudProps, 'isFree' | 'playerActions'> {
  /** What else there is to know about the object, such as its lock. */
  readonly children: ReactNode;
}

/** Shows what the interact key would do now; also a button, for players without a keyboard. */
export function Prompt({ isFree, playerActions, children }: PromptProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const say = useRefusalWords();
  const prompt = useInteraction((state) => state.prompt);
  const isHolding = useInteraction((state) => state.isHolding);
  const isTouch = useDevice() === 'touch';
  const isTaught = useIsTaught('interact');
  const people = useById(useContent('people')?.npcs);
  const items = useById(useContent('items')?.items);
  const containers = useById(useContent('containers')?.containers);
  // The panel of an entrance shows it already.
  if (!prompt || !isFree || isHolding || prompt.verb === 'enter') return null;
  const container = containers.get(prompt.content);
  const name = (people.get(prompt.content) ?? items.get(prompt.content) ?? container)?.name[locale] ?? prompt.name;
  const verb = container ? 'open' : prompt.verb;
  // A quest object shows the verb of its action.
  const isAction = verb === 'use' && name !== '' && !fixtures.some(({ id }) => id === prompt.content);
  return (
    <div role="group" aria-label={t('atHand')} className="layer">
      <button
        type="button"
        onClick={() => {
          learn('interact');
          playerActions?.interact();
        }}
        className={
          'cut edge-amber flex min-h-10 max-w-[92vw] animate-appear flex-wrap items-center justify-center ' +
          'gap-x-3 gap-y-0.5 px-3 py-1.5 text-text touch:min-h-11 touch:py-0.5 touch:text-sm ' +
          'touch:leading-tight'
        }
      >
        <span className="flex items-center gap-2">
          {(!isTouch || isTaught) && <ControlChip control="interact" />}
          <span className="flex gap-1.5">
            {!isAction && <span>{t(`verb.${verb}`)}</span>}
            {name && <b className="text-amber">{name}</b>}
          </span>
        </span>
        {prompt.verb === 'transfer' && <DoorwayLine obstacle={prompt.obstacle && say(prompt.obstacle)} />}
        {children}
      </button>
    </div>
  );
}

/** What opens a doorway besides the key, or why it is closed. */
function DoorwayLine({ obstacle }: { readonly obstacle: string | null }) {
  const t = useTranslations('combat');
  return (
    <span role="status" className={obstacle ? 'basis-full text-sm text-red' : 'basis-full text-sm text-quiet'}>
      {obstacle ?? t('doorwayWait')}
    </span>
  );
}
