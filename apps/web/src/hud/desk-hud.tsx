'use client';

import { type KeyBindings, windowActions } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { classNames } from '../components/class-names';
import { IconButton } from '../components/icon-button';
import { keyName } from '../components/key-names';
import { ChatPanel } from '../features/chat/panel';
import { ChannelSwitch } from '../features/zone/channel-switch';
import { Minimap } from '../features/zone/minimap';
import { OwnCast } from '../features/combat/cast-bar';
import { DoorPanel } from '../features/instance/door-panel';
import { DuelPanel } from '../features/duel/duel-panel';
import { EventPanel } from '../features/world-event/event-panel';
import { ExperienceBar } from '../features/progression/experience-bar';
import { Captions } from '../features/combat/captions';
import { GainsList } from './gains-list';
import { Hotbars } from '../features/ability/hotbar';
import { LockThrow, LockWords } from '../features/loot/lock-words';
import { PickAll } from '../features/loot/pick-all';
import { Prompt } from '../features/interaction/prompt';
import { Statuses } from '../features/combat/statuses';
import { useNpc } from '../features/npc/store';
import { useCombat } from '../features/combat/store';
import { TargetFrame } from '../features/combat/target-frame';
import { Vitals } from '../features/combat/vitals';
import { WeaponChip } from '../features/combat/weapon-chip';
import { CombatHint, WalkHint } from './key-hints';
import { KeepOffer } from './keep-offer';
import type { HudParts } from './hud-parts';
import { OwnFrame } from './own-frame';
import { StatusChips } from './status-chips';
import { WhenFree } from './use-can-interact';
import { QuestTracker } from '../features/quest/tracker';
import { type KeyWindow, useWindows, windowIcons } from './windows';

const none = [] as const;

/** The HUD of a desktop: panels at the edges, the city in the middle. */
export function DeskHud({
  character,
  game,
  connection,
  focusGame,
  openMenu,
  takeSlot,
  keys,
}: HudParts & { readonly keys: KeyBindings }) {
  const t = useTranslations('hud');
  const isTalking = useNpc((state) => state.conversation !== null);
  const statuses = useCombat((state) => state.self?.statuses) ?? none;
  return (
    <div className="layer absolute inset-0 z-10">
      <div className="absolute top-4 left-4 grid gap-2">
        <OwnFrame character={character}>
          <Vitals size="frame" />
        </OwnFrame>
        <Statuses statuses={statuses} />
      </div>
      <div className="layer absolute inset-x-0 top-4 mx-auto grid w-fit justify-items-center gap-2">
        <TargetFrame onChallenge={(id) => game?.playerActions.challenge(id)} />
        <DuelPanel playerActions={game?.playerActions ?? null} />
        <DoorPanel playerActions={game?.playerActions ?? null} device="desk" />
      </div>
      <div className="layer absolute top-4 right-4 flex flex-col items-end gap-2 short:origin-top-right short:scale-90">
        <Minimap shape="plate" />
        <StatusChips />
        <ChannelSwitch playerActions={game?.playerActions ?? null} focusGame={focusGame} />
        <WindowButtons keys={keys} openMenu={openMenu} />
        <QuestTracker characterId={character.id} size="panel" onOpenLog={() => useWindows.getState().show('quests')} />
        <EventOrOffer characterId={character.id} />
        <GainsList />
      </div>
      <section
        aria-label={t('chat')}
        className={classNames(
          'cut absolute bottom-4 left-4 h-60 w-96 px-3.5 pt-1.5 pb-2 max-xl:h-48 max-xl:w-72 short:h-40',
          isTalking && 'max-[110rem]:invisible',
        )}
      >
        <ChatPanel
          ownId={character.id}
          onSend={(message) => connection?.send('chat.send', message) ?? false}
          onLeave={focusGame}
        />
      </section>
      <div className="layer absolute inset-x-0 bottom-36 mx-auto grid w-fit justify-items-center gap-2">
        <Captions />
        <LockThrow />
        <OwnCast />
        <WhenFree>
          <Prompt device="desk" onInteract={() => game?.playerActions.interact()}>
            <LockWords />
          </Prompt>
          <PickAll device="desk" code={keys.pickUp[0]} onPickAll={() => game?.playerActions.pickUp()} />
        </WhenFree>
        <WalkHint keys={keys} />
        <CombatHint keys={keys} />
      </div>
      <div className="layer absolute inset-x-0 bottom-4 mx-auto flex w-fit items-end gap-3 max-xl:mr-4">
        <div className="grid gap-1.5">
          <Hotbars characterId={character.id} keys={keys} onUse={takeSlot} />
          <ExperienceBar />
        </div>
        <WeaponChip />
      </div>
    </div>
  );
}

/** The event; the offer to a guest waits until it is over, because both would reach the hotbar on a low screen. */
function EventOrOffer({ characterId }: { readonly characterId: string }) {
  return (
    <>
      <div className="layer peer empty:hidden">
        <EventPanel size="panel" />
      </div>
      <div className="layer empty:hidden peer-[:not(:empty)]:hidden">
        <KeepOffer characterId={characterId} />
      </div>
    </>
  );
}

function WindowButtons({ keys, openMenu }: { readonly keys: KeyBindings; readonly openMenu: () => void }) {
  const t = useTranslations('hud');
  return (
    <nav aria-label={t('windows')} className="grid grid-cols-8 gap-1">
      {windowActions.map((name) => (
        <WindowButton key={name} name={name} code={keys[name][0]} />
      ))}
      <IconButton size="small" icon="menu" label={t('menu')} hint="bottom" onClick={openMenu} />
    </nav>
  );
}

function WindowButton({ name, code }: { readonly name: KeyWindow; readonly code: string | undefined }) {
  const t = useTranslations('hud');
  const isOpen = useWindows((state) => state.open.includes(name));
  const toggle = useWindows((state) => state.toggle);
  const word = t(`window.${name}`);
  return (
    <IconButton
      size="small"
      icon={windowIcons[name]}
      label={code ? `${word} (${keyName(code)})` : word}
      hint="bottom"
      aria-pressed={isOpen}
      onClick={() => toggle(name)}
    />
  );
}
