'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { newRequestId } from '../components/kernel/rng';
import { useTRPC } from '../components/providers/api';
import type { WindowProps } from '../features/base/feature';
import { type Conversation, useNpc } from '../features/npc/store';
import { askToEditHud } from '../features/settings/hud-request';
import type { Game } from '../game/types';
import { lazyWindow } from '../i18n/lazy-window';
import { features, summonedWindows, windows } from './features';
import { useLink } from './link-store';
import { Menu } from './menu';
import { useWindows } from './windows';

// Each window is loaded with its texts when it is first opened: the game waits for none of them.
const opened = windows.map((window) => ({ name: window.name, View: lazyWindow(window) }));
const summoned = summonedWindows.map((window) => ({ ...window, View: lazyWindow(window) }));
const conversations = features
  .flatMap((feature) => feature.conversations ?? [])
  .map((window) => ({ at: window.at, View: lazyWindow(window) }));

interface WindowHostProps {
  readonly character: CharacterView;
  readonly game: Game | null;
  readonly motion: 'full' | 'reduced';
}

/** Draws every open window. */
export function WindowHost({ character, game, motion }: WindowHostProps) {
  const open = useWindows((state) => state.open);
  const ownId = useLink((state) => state.welcome?.entityId ?? null);
  const { show, shut } = useWindows.getState();
  const props = { character, characterId: character.id, ownId, motion, playerActions: game?.playerActions ?? null };
  return (
    <>
      <Menu
        open={open.includes('menu')}
        onClose={() => shut('menu')}
        onOpen={(name) => {
          shut('menu');
          show(name);
        }}
        onEditHud={() => {
          shut('menu');
          askToEditHud();
        }}
        onAway={() => {
          shut('menu');
          game?.playerActions.send('presence.away', {});
        }}
      />
      {opened.map(({ name, View }) => open.includes(name) && <View key={name} {...props} onClose={() => shut(name)} />)}
      {summoned.map((window) => (
        <Summoned key={window.name} window={window} props={props} />
      ))}
      <TalkWindow game={game} props={props} />
    </>
  );
}

type CommonProps = Omit<WindowProps, 'onClose'>;

/** Draws a window as long as the city wants it open. */
function Summoned({ window, props }: { readonly window: (typeof summoned)[number]; readonly props: CommonProps }) {
  const { subscribe, isOpen, View } = window;
  return useSyncExternalStore(subscribe, isOpen, () => false) ? <View {...props} /> : null;
}

/** Draws the window of what the player stands at: a person, a vendor, a terminal, a mirror. */
function TalkWindow({ game, props }: { readonly game: Game | null; readonly props: CommonProps }) {
  const { conversation, turns, isShopping, talk, shop } = useNpc();
  const leave = useMutation(useTRPC().quest.closeConversation.mutationOptions());
  if (!conversation) return null;
  const close = () => talk(null);
  const walkAway = () => {
    leave.mutate({ requestId: newRequestId() });
    close();
  };
  const View = windowOf({ ...conversation, isShopping })?.View;
  return (
    View && (
      <View
        key={turns}
        {...props}
        npcId={conversation.npc}
        onClose={walkAway}
        onOver={close}
        onShop={shop}
        onThrow={() => game?.blip('dice')}
      />
    )
  );
}

/** Returns the window for an object of its own, else the counter or the dialogue. */
function windowOf({ npc, object, isShopping }: Conversation & { readonly isShopping: boolean }) {
  const place = isShopping && npc !== null ? 'counter' : 'anything';
  return (
    conversations.find(({ at }) => typeof at === 'object' && at.object === object) ??
    conversations.find(({ at }) => at === place)
  );
}
