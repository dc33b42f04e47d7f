'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Settings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { SettingsWindow } from '../features/settings/settings-window';
import { useChangeSettings } from '../features/settings/use-settings';
import { Curtain } from './curtain';
import { DeskHud } from './desk-hud';
import { LinkBanners } from './link-banners';
import { useLink } from './link-store';
import { Menu } from './menu';
import { PhoneHud } from './phone-hud';
import { useGame } from './use-game';
import { useMedia } from './use-media';
import { ArrivalTitle } from '../features/zone/arrival-title';

export type OpenWindow = 'none' | 'menu' | 'settings';
const zoomPauseMs = 800;

/** The city and everything around it. */
export function GameScreen({ character, settings }: { readonly character: CharacterView; readonly settings: Settings }) {
  const t = useTranslations('hud');
  const host = useRef<HTMLDivElement>(null);
  const [openWindow, setOpenWindow] = useState<OpenWindow>('none');
  const motion = useMedia('(prefers-reduced-motion: reduce)') ? 'reduced' : 'full';
  const isPhone = useMedia('(pointer: coarse)');
  const game = useGame({ host, character, settings, motion, onZoom: useSavedZoom() });
  const wasHere = useLink((state) => state.welcome !== null);
  const focusGame = useCallback(() => game?.focus(), [game]);

  const open = useCallback((next: OpenWindow) => {
    setOpenWindow(next);
    game?.blip(next === 'none' ? 'close' : 'open');
    if (next === 'none') game?.focus();
  }, [game]);
  useEscape(useCallback(() => setOpenWindow((now) => (now === 'none' ? 'menu' : now)), []));
  useScale(settings.scale);

  const parts = { character, game, focusGame, openMenu: () => open('menu') };
  return (
    <main className="fixed inset-0 overflow-hidden bg-ground select-none">
      <h1 className="sr-only">{t('title')}</h1>
      <div ref={host} className="absolute inset-0 outline-none [&>canvas]:block [&>canvas]:outline-none" />
      {wasHere && (isPhone ? <PhoneHud {...parts} /> : <DeskHud {...parts} keys={settings.keys} />)}
      <ArrivalTitle />
      <LinkBanners onReconnect={() => game?.reconnect()} />
      <Curtain onReconnect={() => game?.reconnect()} />
      <Menu open={openWindow === 'menu'} onClose={() => open('none')} onSettings={() => open('settings')} />
      <SettingsWindow open={openWindow === 'settings'} onClose={() => open('none')} />
    </main>
  );
}

/** Remembers the zoom once the wheel rests. */
function useSavedZoom(): (zoom: number) => void {
  const change = useChangeSettings();
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useCallback((zoom) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => change({ zoom }), zoomPauseMs);
  }, [change]);
}

/** Esc closes what is open; with nothing open it opens the menu. Windows and the chat keep theirs to themselves. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
      onEscape();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onEscape]);
}

/** The size of everything follows the size of the root's letters. */
function useScale(scale: number): void {
  useEffect(() => {
    document.documentElement.style.fontSize = `${scale * 100}%`;
    return () => {
      document.documentElement.style.fontSize = '';
    };
  }, [scale]);
}
