'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { KeyBindings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '../components/icon-button';
import { KeyCap } from '../components/key-cap';
import { keyName } from '../components/key-names';
import { ChatPanel } from '../features/chat/panel';
import { Minimap } from '../features/zone/minimap';
import { useZone } from '../features/zone/store';
import type { Game } from '../game/types';
import { OwnFrame } from './own-frame';
import { StatusChips } from './status-chips';

export interface HudParts {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly focusGame: () => void;
  readonly openMenu: () => void;
}

/** Frames at the edges, the street in the middle. */
export function DeskHud({ character, game, focusGame, openMenu, keys }: HudParts & { readonly keys: KeyBindings }) {
  const t = useTranslations('hud');
  return (
    <div className="pointer-events-none absolute inset-0 z-10 *:pointer-events-auto">
      <div className="absolute top-4 left-4"><OwnFrame character={character} /></div>
      <div className="absolute top-4 right-4 flex flex-col items-end gap-2 short:scale-90 short:origin-top-right">
        <Minimap shape="plate" />
        <StatusChips />
        <IconButton icon="menu" label={t('menu')} hint="left" onClick={openMenu} />
      </div>
      <section aria-label={t('chat')} className="cut absolute bottom-4 left-4 h-60 w-96 px-3.5 pt-1.5 pb-2 max-lg:w-80 short:h-44">
        <ChatPanel ownId={character.id} onSend={(line) => { game?.sendLine(line); }} onLeave={focusGame} />
      </section>
      <WalkHint keys={keys} />
    </div>
  );
}

/** The keys, until the player has walked a little. */
function WalkHint({ keys }: { readonly keys: KeyBindings }) {
  const t = useTranslations('hud');
  const place = useZone((state) => state.radar?.self);
  const [start, setStart] = useState<{ x: number; y: number } | null>(null);
  const [isLearnt, setLearnt] = useState(false);
  useEffect(() => {
    if (!place || isLearnt) return;
    if (!start) setStart({ x: place.x, y: place.y });
    else if (Math.hypot(place.x - start.x, place.y - start.y) > 4) setLearnt(true);
  }, [place, start, isLearnt]);
  if (!place || isLearnt) return null;
  const cap = (code: string | undefined) => (code ? <KeyCap>{keyName(code)}</KeyCap> : null);
  return (
    <p role="status" className="cut absolute bottom-4 flex animate-appear items-center gap-4 px-4 py-2 text-sm whitespace-nowrap text-text max-lg:hidden max-xl:right-4 xl:left-1/2 xl:-translate-x-1/2">
      <span className="flex items-center gap-1">{cap(keys.moveUp[0])}{cap(keys.moveLeft[0])}{cap(keys.moveDown[0])}{cap(keys.moveRight[0])}<span className="ml-1">{t('hintWalk')}</span></span>
      <span className="flex items-center gap-1">{cap(keys.sprint[0])}<span className="ml-1">{t('hintSprint')}</span></span>
      <span className="flex items-center gap-1">{cap(keys.chat[0])}<span className="ml-1">{t('hintChat')}</span></span>
    </p>
  );
}
