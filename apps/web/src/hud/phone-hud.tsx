'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '../components/icon-button';
import { ChatPanel } from '../features/chat/panel';
import { useChat } from '../features/chat/store';
import { Minimap } from '../features/zone/minimap';
import type { GameAction } from '../game/types';
import type { HudParts } from './desk-hud';
import { OwnFrame } from './own-frame';
import { StatusChips } from './status-chips';
import { TouchStick } from './touch-stick';

/** Rings and chips; the lower thirds belong to thumbs. */
export function PhoneHud({ character, game, focusGame, openMenu }: HudParts) {
  const t = useTranslations('hud');
  const [isChatOpen, setChatOpen] = useState(false);
  const setInSight = useChat((state) => state.setInSight);
  const unread = useChat((state) => state.unread.say + state.unread.zone + state.unread.system);
  useEffect(() => {
    setInSight(isChatOpen);
    return () => setInSight(true);
  }, [isChatOpen, setInSight]);

  return (
    <div className="absolute inset-0 z-10">
      <TouchStick onStick={(x, y) => game?.setStick(x, y)} />
      <div className="absolute top-[max(0.5rem,env(safe-area-inset-top))] left-[max(0.5rem,env(safe-area-inset-left))]"><OwnFrame character={character} /></div>
      <div className="absolute top-[max(0.5rem,env(safe-area-inset-top))] right-[max(0.5rem,env(safe-area-inset-right))] flex flex-col items-end gap-2">
        <Minimap shape="ring" />
        <StatusChips />
      </div>
      {!isChatOpen && <HeardLine />}
      <div className="absolute right-[max(1rem,env(safe-area-inset-right))] bottom-[max(1.25rem,env(safe-area-inset-bottom))] z-10 grid grid-cols-2 gap-3">
        <HoldButton icon="minus" label={t('zoomOut')} action="zoomOut" parts={{ game }} />
        <HoldButton icon="plus" label={t('zoomIn')} action="zoomIn" parts={{ game }} />
        <IconButton size="large" icon="menu" label={t('menu')} hint="none" className="touch:size-14" onClick={openMenu} />
        <span className="relative">
          <IconButton size="large" icon="chat" label={t('openChat', { count: unread })} hint="none" className="touch:size-14" onClick={() => setChatOpen(true)} />
          {unread > 0 && <span aria-hidden className="number absolute -top-1 -right-1 grid min-w-5 place-items-center bg-amber px-1 text-xs leading-5 text-ground">{unread}</span>}
        </span>
      </div>
      {isChatOpen && (
        <section aria-label={t('chat')} className="cut plate-[rgb(12_16_20/0.96)] absolute inset-x-0 bottom-0 z-20 flex h-[55dvh] animate-rise flex-col px-3 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] short:h-[90dvh]">
          <IconButton tone="bare" icon="close" label={t('close')} hint="none" className="absolute top-1 right-1 z-10" onClick={() => { setChatOpen(false); focusGame(); }} />
          <ChatPanel ownId={character.id} onSend={(line) => { game?.sendLine(line); }} onLeave={() => { setChatOpen(false); focusGame(); }} />
        </section>
      )}
    </div>
  );
}

/** A button that presses a key of the game for as long as the thumb rests on it. */
function HoldButton({ icon, label, action, parts }: { readonly icon: 'plus' | 'minus'; readonly label: string; readonly action: GameAction; readonly parts: Pick<HudParts, 'game'> }) {
  const { game } = parts;
  return <IconButton size="large" icon={icon} label={label} hint="none" className="touch:size-14" onPointerDown={() => game?.press(action)} onPointerUp={() => game?.release(action)} onPointerCancel={() => game?.release(action)} onPointerLeave={() => game?.release(action)} onContextMenu={(event) => event.preventDefault()} />;
}

/** The latest line of the street, while the chat is closed. */
function HeardLine() {
  const latest = useChat((state) => state.lines.say.at(-1) ?? null);
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (!latest) return;
    const waiting = setTimeout(() => setGone(latest.id), 6_000);
    return () => clearTimeout(waiting);
  }, [latest]);
  if (!latest?.sender || gone === latest.id) return null;
  return <p aria-live="polite" className="pointer-events-none absolute top-20 left-2 max-w-[55%] animate-appear bg-ground/70 px-2 py-1 text-sm break-words text-text short:top-18"><span className="mr-1.5 font-semibold text-cyan">{latest.sender.name}</span>{latest.text}</p>;
}
