'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Settings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { useNpc } from '../features/npc/store';
import { useChangeSettings } from '../features/settings/use-settings';
import { LoadingScreen } from './loading-screen';
import { DeskHud } from './desk-hud';
import type { HudProps } from '../features/base/feature';
import { useChatPreferences } from '../features/chat/preferences';
import { useChat } from '../features/chat/store';
import { useLoot } from '../features/loot/store';
import { useHotbar } from '../features/ability/store';
import { type SlotView, useSlots } from '../features/ability/use-slots';
import { EditHost } from './layout/edit-host';
import { LayoutRoot } from './layout/layout-root';
import type { HudCallbacks } from './listen';
import { LinkBanners } from './link-banners';
import { useLink } from './link-store';
import { PadLegend } from './pad/pad-legend';
import { usePadMode } from './pad/use-pad-mode';
import { PhoneHud } from './phone-hud';
import { Slot } from './slot';
import { useCanInteract } from './use-can-interact';
import { useConnection } from './use-connection';
import { useGame } from './use-game';
import { useMedia } from '../components/use-media';
import { closeTopWindow } from '../components/window/stack';
import { usePanels } from './use-panels';
import { useFriendsInSight } from './use-friends-in-sight';
import { usePartyOnMaps } from './use-party-on-maps';
import { usePartyInSight } from './use-party-in-sight';
import { useQuestMarks } from './use-quest-marks';
import { useWay } from './way/use-way';
import { WindowHost } from './window-host';
import { useSummonedCount, useWindowKeys, useWindows } from './windows';

const zoomPauseMs = 800;

/** Shows the game and everything around it. */
export function GameScreen({
  character,
  settings,
}: {
  readonly character: CharacterView;
  readonly settings: Settings;
}) {
  const t = useTranslations('hud');
  const host = useRef<HTMLDivElement>(null);
  const motion = useMedia('(prefers-reduced-motion: reduce)') ? 'reduced' : 'full';
  const isPhone = useMedia('(pointer: coarse)');
  const wasHere = useLink((state) => state.welcome !== null);
  const slots = useSlots(wasHere ? character.id : null);
  const onSlot = (index: number) => {
    const slot = slots[index];
    if (slot) takeSlot(slot);
  };
  const connection = useConnection(character.id);
  const game = useGame({ host, connection, character, settings, motion, onZoom: useSavedZoom(), onSlot, onRefused });
  useRefusalSound(game);
  const focusGame = useCallback(() => game?.focus(), [game]);
  const takeSlot = useTakenSlot(game);
  useQuestMarks(game);
  useFriendsInSight(game);
  usePartyInSight(game, character.id);
  usePartyOnMaps(character.id);
  useWay(game);
  usePanels(game);
  const { isInMenus } = usePadMode(game);
  useWindowKeys(settings.keys);
  useWindowSounds(game);
  useSoundsOfNews(game);
  useEscape();
  useScale(settings.scale);
  useMotion(settings.motion);

  const { show } = useWindows.getState();
  const device = isPhone ? 'phone' : 'desk';
  const playerActions = game?.playerActions ?? null;
  const isFree = useCanInteract();
  const { keys, barNumbers } = settings;
  const parts: HudProps = {
    character,
    device,
    keys,
    barNumbers,
    isFree,
    playerActions,
    focusGame,
    openWindow: show,
  };
  const hud = { parts, game, connection, takeSlot, openMenu: () => show('menu') };
  return (
    <main className="fixed inset-0 overflow-hidden bg-ground select-none">
      <h1 className="sr-only">{t('title')}</h1>
      <div ref={host} data-city className="absolute inset-0 outline-none [&>canvas]:block [&>canvas]:outline-none" />
      {wasHere && (
        <LayoutRoot hud={settings.hud}>
          {isPhone ? <PhoneHud {...hud} /> : <DeskHud {...hud} />}
          <EditHost settings={settings} onClosed={focusGame} />
        </LayoutRoot>
      )}
      <Slot name="screen" props={parts} />
      <LinkBanners onReconnect={() => connection?.connect()} />
      <LoadingScreen onReconnect={() => connection?.connect()} onTakeOver={() => connection?.connect('take_over')} />
      {isInMenus && <PadLegend />}
      <WindowHost character={character} game={game} motion={motion} />
    </main>
  );
}

/** Returns a function that uses the ability or the item of a slot. */
function useTakenSlot(game: ReturnType<typeof useGame>): (slot: SlotView) => void {
  return useCallback(
    (slot) => {
      useHotbar.getState().press(slot.index);
      if (slot.kind === 'ability') game?.playerActions.useAbility(slot.id);
      else if (slot.itemId !== null) game?.playerActions.useItem(slot.itemId);
      else if (slot.kind === 'item') game?.blip('refuse');
      game?.focus();
    },
    [game],
  );
}

/** Shows the player at the hotbar why an action was refused. */
function onRefused(refusal: Parameters<HudCallbacks['refused']>[0]): void {
  // The curtain says what is wrong, and a refusal from before it is about nothing that is seen.
  if (useLink.getState().connection.phase !== 'online') return;
  // The visible die shows it already.
  if (refusal.code === 'zone.locked' && useLoot.getState().check) return;
  useHotbar.getState().refuse(refusal);
}

/** Plays a sound at each refusal. */
function useRefusalSound(game: ReturnType<typeof useGame>): void {
  const number = useHotbar((state) => state.refusal?.number ?? 0);
  useEffect(() => {
    if (number > 0) game?.blip('refuse');
  }, [number, game]);
}

/** Plays the sounds of windows and gives the keyboard back to the game when the last one closes. */
function useWindowSounds(game: ReturnType<typeof useGame>): void {
  const summoned = useSummonedCount();
  const isTalking = useNpc((state) => state.conversation !== null);
  const count = useWindows((state) => state.open.length) + (isTalking ? 1 : 0) + summoned;
  const before = useRef(count);
  useEffect(() => {
    if (count === before.current) return;
    game?.blip(count > before.current ? 'open' : 'close');
    if (count === 0) game?.focus();
    before.current = count;
  }, [count, game]);
}

/** Plays a sound when a die is rolled for a lock. */
function useDiceSound(game: ReturnType<typeof useGame>): void {
  const check = useLoot((state) => state.check);
  useEffect(() => {
    if (check) game?.blip('dice');
  }, [check, game]);
}

/** Plays the sounds of what the player does not see happen. */
function useSoundsOfNews(game: ReturnType<typeof useGame>): void {
  useDiceSound(game);
  useMentionSound(game);
  useWhisperSound(game);
}

/** Plays a sound when a line calls the player by name, unless the player has switched it off. */
function useMentionSound(game: ReturnType<typeof useGame>): void {
  const count = useChat((state) => state.callCount);
  const heard = useRef(count);
  useEffect(() => {
    if (count > heard.current && useChatPreferences.getState().mentionSound) game?.blip('message');
    heard.current = count;
  }, [count, game]);
}

/** Plays a sound when a player whispers, unless the player has switched it off. */
function useWhisperSound(game: ReturnType<typeof useGame>): void {
  const count = useChat((state) => state.whisperCount);
  const heard = useRef(count);
  useEffect(() => {
    if (count > heard.current && useChatPreferences.getState().whisperSound) game?.blip('message');
    heard.current = count;
  }, [count, game]);
}

/** Returns a function that saves the zoom once the wheel rests. */
function useSavedZoom(): (zoom: number) => void {
  const change = useChangeSettings();
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useCallback(
    (zoom) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => change({ zoom }), zoomPauseMs);
    },
    [change],
  );
}

/** Closes the top window on Esc; with none open it opens the menu. The chat handles Esc itself. */
function useEscape(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
      if (!closeTopWindow()) useWindows.getState().show('menu');
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Tells the style sheets whether the player wants less motion than the system asks for. */
function useMotion(motion: Settings['motion']): void {
  useEffect(() => {
    document.documentElement.dataset.motion = motion;
    return () => {
      delete document.documentElement.dataset.motion;
    };
  }, [motion]);
}

/** Sets the font size of the root, which scales the whole interface. */
function useScale(scale: number): void {
  useEffect(() => {
    document.documentElement.style.fontSize = `${scale * 100}%`;
    return () => {
      document.documentElement.style.fontSize = '';
    };
  }, [scale]);
}
