'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import type { Settings } from '@necp/shared/settings/schema';
import { useLocale } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { newRequestId, randomShare } from '../components/kernel/rng';
import { useTRPCClient, viewOfError } from '../components/providers/api';
import type { Game, GameSettings } from '../game/types';
import { useChat } from '../features/chat/store';
import type { CombatCallbacks } from './combat/combat-sink';
import type { OpenedConversation } from './combat/server-messages';
import { useLink } from './link-store';
import { useLiveTopics } from './live';
import { clearStores, createSink } from './sink';
import { useWindows } from './windows';

interface UseGameOptions {
  readonly host: RefObject<HTMLElement>;
  readonly character: CharacterView;
  readonly settings: Settings;
  readonly motion: 'full' | 'reduced';
  readonly onZoom: (zoom: number) => void;
  /** Called when a hotbar slot, 0 to 15, was pressed. */
  readonly onSlot: (slot: number) => void;
  readonly onRefused: CombatCallbacks['refused'];
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

type ApiClient = ReturnType<typeof useTRPCClient>;

/**
 * Requests a ticket for the zone; returns null when the player may not enter.
 * @throws other failures, which are retried
 */
async function requestTicket(client: ApiClient, characterId: CharacterView['id']) {
  try {
    return await client.character.enter.mutate({ requestId: newRequestId(), characterId });
  } catch (error) {
    const { kind } = viewOfError(error);
    if (kind === 'unauthenticated' || kind === 'not_found' || kind === 'forbidden') return null;
    throw error;
  }
}

/** Shows a conversation again that was open before the page was loaded, if the server has not closed it. */
async function resume(client: ApiClient, opened: OpenedConversation, isGone: () => boolean) {
  const held = await client.quest.conversation.query().catch(() => null);
  const isTheSame = held !== null && held.npcId === opened.npc && held.objectId === opened.object;
  if (!isGone() && isTheSame && useWindows.getState().conversation === null) useWindows.getState().talk(opened);
}

/** Runs the engine as long as the screen is shown and passes the player's changes to it. */
export function useGame({ host, character, settings, motion, onZoom, onSlot, onRefused }: UseGameOptions): Game | null {
  const [game, setGame] = useState<Game | null>(null);
  const locale = useLocale() as Locale;
  const client = useTRPCClient();
  const live = useLiveTopics();
  const latest = useRef({ settings, motion, locale, onZoom, onSlot, onRefused, live });
  latest.current = { settings, motion, locale, onZoom, onSlot, onRefused, live };
  const { id } = character;
  const own = useRef(character);
  own.current = character;
  const { name, look } = character;

  useEffect(() => {
    const stage = host.current;
    if (!stage) return;
    let isGone = false;
    let running: Game | null = null;
    const sink = createSink(
      {
        chatWanted: () => useChat.getState().askFocus(),
        zoomChanged: (zoom) => latest.current.onZoom(zoom),
        slotPressed: (slot) => latest.current.onSlot(slot),
        refused: (refusal) => latest.current.onRefused(refusal),
        live: (topic) => latest.current.live(topic),
        conversation: (opened) =>
          opened?.isResumed ? void resume(client, opened, () => isGone) : useWindows.getState().talk(opened),
      },
      id,
    );
    void import('../game')
      .then(({ createGame }) =>
        createGame({
          host: stage,
          rng: randomShare,
          ticket: () => requestTicket(client, id),
          locale: latest.current.locale,
          zoneId: own.current.zoneId,
          look: own.current.look,
          settings: gameSettings(latest.current.settings, latest.current.motion),
          sink,
        }),
      )
      .then((made) => {
        if (isGone) return made.destroy();
        running = made;
        setGame(made);
        made.focus();
      })
      .catch(() => useLink.getState().setGraphics('unsupported'));
    return () => {
      isGone = true;
      running?.destroy();
      setGame(null);
      clearStores();
    };
  }, [client, host, id]);

  useEffect(() => game?.setSettings(gameSettings(settings, motion)), [game, settings, motion]);
  useEffect(() => game?.setFace({ name, look }), [game, name, look]);
  useEffect(() => game?.setLocale(locale), [game, locale]);
  return game;
}
