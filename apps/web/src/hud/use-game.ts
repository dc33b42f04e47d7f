'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import type { Settings } from '@necp/shared/settings/schema';
import { useLocale } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTRPCClient } from '../components/providers/api';
import { listenToAbility } from '../features/ability/listen';
import { useHotbar } from '../features/ability/store';
import type { Listen } from '../features/base/feature';
import { forgetting } from '../features/base/forget';
import { listenToChat } from '../features/chat/listen';
import { useChat } from '../features/chat/store';
import { useCombatFeed } from '../features/combat/feed-store';
import { listenToCombat } from '../features/combat/listen';
import { useCombat } from '../features/combat/store';
import { listenToDuel } from '../features/duel/listen';
import { useDuel } from '../features/duel/store';
import { listenToInstance } from '../features/instance/listen';
import { useInstance } from '../features/instance/store';
import { listenToInteraction } from '../features/interaction/listen';
import { useInteraction } from '../features/interaction/store';
import { listenToLoot } from '../features/loot/listen';
import { useLoot } from '../features/loot/store';
import { listenToNpc } from '../features/npc/listen';
import { useNpc } from '../features/npc/store';
import { useGains } from '../features/progression/gains-store';
import { listenToProgression } from '../features/progression/listen';
import { listenToWorldEvent } from '../features/world-event/listen';
import { useWorldEvent } from '../features/world-event/store';
import { listenToZone } from '../features/zone/listen';
import { useZone } from '../features/zone/store';
import type { Game, GameEvents, GameSettings } from '../game/types';
import type { Connection } from '../realtime/connection';
import { Subscriptions } from '../realtime/subscriptions';
import { useLink } from './link-store';
import { type HudCallbacks, listenToLink } from './listen';
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
  const { effects, frameCap, zoom, sound, keys, namePlates, shake, captions } = settings;
  return {
    effects,
    frameCap,
    zoom,
    sound,
    keys,
    namePlates,
    shake,
    captions,
    motion: settings.motion === 'system' ? motion : settings.motion,
  };
}

const listeners: readonly Listen[] = [
  listenToZone,
  listenToChat,
  listenToNpc,
  listenToInteraction,
  listenToAbility,
  listenToProgression,
  listenToLoot,
  listenToCombat,
  listenToDuel,
  listenToInstance,
  listenToWorldEvent,
];

/** Each forgets a part of the last stay, so that the next one starts clean. */
const forgets: readonly (() => void)[] = [
  () => useLink.getState().clear(),
  () => useZone.getState().clear(),
  () => useChat.getState().clear(),
  () => useWindows.getState().clear(),
  forgetting(useNpc),
  forgetting(useInteraction),
  forgetting(useHotbar),
  forgetting(useGains),
  forgetting(useLoot),
  forgetting(useCombat),
  forgetting(useCombatFeed),
  forgetting(useDuel),
  forgetting(useInstance),
  forgetting(useWorldEvent),
];

/** Runs the engine as long as the screen is shown and passes the player's changes to it; connects when it is ready. */
export function useGame(options: UseGameOptions): Game | null {
  const { host, connection, character, settings, motion } = options;
  const [game, setGame] = useState<Game | null>(null);
  const locale = useLocale() as Locale;
  const api = useTRPCClient();
  const changed = useLiveTopics();
  const latest = useRef({ ...options, locale, changed });
  latest.current = { ...options, locale, changed };
  const { id, name, look } = character;

  // The engine is fetched beside the connection; whoever needs it next reports when that failed.
  useEffect(() => void import('../game').catch(() => undefined), []);
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
        changed: (topic) => latest.current.changed(topic),
      }),
      ...listeners.flatMap((listen) => listen(sources)),
    ];
    void import('../game')
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
      for (const forget of forgets) forget();
    };
  }, [api, connection, host, id]);

  useEffect(() => game?.setSettings(gameSettings(settings, motion)), [game, settings, motion]);
  useEffect(() => game?.setFace({ name, look }), [game, name, look]);
  useEffect(() => game?.setLocale(locale), [game, locale]);
  return game;
}
