'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import type { Settings } from '@necp/shared/settings/schema';
import { useLocale } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useOwnLook } from '../components/use-dressed';
import { useTRPCClient } from '../components/providers/api';
import type { Game, GameEvents, GameSettings } from '../game/types';
import type { Connection } from '../realtime/connection';
import { Subscriptions } from '../realtime/subscriptions';
import { features } from './features';
import { useLink } from './link-store';
import { type HudCallbacks, listenToLink } from './listen';
import { useFeed } from './gains/feed-store';
import { useLiveTopics } from './live';
import { useWindows } from './windows';

interface UseGameOptions {
  readonly host: RefObject<HTMLElement>;
  readonly connection: Connection | null;
  readonly character: CharacterView;
  readonly settings: Settings;
  readonly motion: 'full' | 'reduced';
  readonly onZoom: (zoom: number) => void;
  /** Called when a hotbar slot, 0 to 15, was pressed. */
  readonly onSlot: (slot: number) => void;
  readonly onRefused: HudCallbacks['refused'];
}

/** Converts the account's settings into those of the engine. */
function gameSettings(settings: Settings, motion: 'full' | 'reduced'): GameSettings {
  const { effects, effectsPace, frameCap, zoom, sound, keys, pad, namePlates, shake, captions } = settings;
  return {
    effects,
    effectsPace,
    frameCap,
    zoom,
    sound,
    keys,
    pad,
    namePlates,
    shake,
    captions,
    motion: settings.motion === 'system' ? motion : settings.motion,
  };
}

/** Runs the engine as long as the screen is shown and passes the player's changes to it; connects when it is ready. */
export function useGame(options: UseGameOptions): Game | null {
  const { host, connection, character, settings, motion } = options;
  const [game, setGame] = useState<Game | null>(null);
  const locale = useLocale() as Locale;
  const api = useTRPCClient();
  const changed = useLiveTopics();
  const latest = useRef({ ...options, locale, changed });
  latest.current = { ...options, locale, changed };
  const { id, name } = character;
  const isHere = useLink((state) => state.welcome !== null);
  const look = useOwnLook({ id: isHere ? id : null, look: character.look });

  useEffect(() => {
    const stage = host.current;
    if (!stage || !connection) return;
    let isGone = false;
    let running: Game | null = null;
    const events = new Subscriptions<GameEvents>();
    const sources = { connection, game: events, api, characterId: id };
    const ends = [
      ...listenToLink(sources, {
        zoomChanged: (zoom) => latest.current.onZoom(zoom),
        slotPressed: (slot) => latest.current.onSlot(slot),
        refused: (refusal) => latest.current.onRefused(refusal),
        changed: (message) => latest.current.changed(message),
      }),
      ...features.flatMap(({ listen }) => listen?.(sources) ?? []),
    ];
    void import(/* webpackChunkName: 'engine' */ '../game')
      .then(({ createGame }) =>
        createGame({
          host: stage,
          connection,
          events,
          locale: latest.current.locale,
          zoneId: latest.current.character.zoneId,
          look: latest.current.character.look,
          settings: gameSettings(latest.current.settings, latest.current.motion),
        }),
      )
      .then((made) => {
        if (isGone) return made.destroy();
        running = made;
        setGame(made);
        made.focus();
        if (useLink.getState().graphics !== 'unsupported') connection.connect();
      })
      .catch(() => useLink.getState().setGraphics('unsupported'));
    return () => {
      isGone = true;
      for (const end of ends) end();
      running?.destroy();
      setGame(null);
      useLink.getState().clear();
      useWindows.getState().clear();
      useFeed.setState(useFeed.getInitialState(), true);
      for (const forget of features.flatMap((feature) => feature.forget ?? [])) forget();
    };
  }, [api, connection, host, id]);

  useEffect(() => game?.setSettings(gameSettings(settings, motion)), [game, settings, motion]);
  useEffect(() => game?.setFace({ name, look }), [game, name, look]);
  useEffect(() => game?.setLocale(locale), [game, locale]);
  return game;
}
