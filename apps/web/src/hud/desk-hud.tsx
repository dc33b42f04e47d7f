'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '../components/class-names';
import { useControlName } from '../components/controls/bindings';
import { beckoning, useIsTaught } from '../components/controls/teaching';
import { IconButton } from '../components/icon-button';
import { Hotbars } from '../features/ability/hotbar';
import type { HudProps } from '../features/base/feature';
import { ChatPanel } from '../features/chat/panel';
import { Prompt } from '../features/interaction/prompt';
import { useNpc } from '../features/npc/store';
import { windows } from './features';
import { GainsLayer } from './gains/gains-layer';
import type { HudParts } from './hud-parts';
import { KeepOffer } from './keep-offer';
import { OwnFrame } from './own-frame';
import { Slot } from './slot';
import { StatusChips } from './status-chips';
import { useWindows } from './windows';

/** The HUD of a desktop: panels at the edges, the city in the middle. */
export function DeskHud({ parts, connection, openMenu, takeSlot }: Omit<HudParts, 'game'>) {
  const t = useTranslations('hud');
  const isTalking = useNpc((state) => state.conversation !== null);
  const { character, keys, focusGame } = parts;
  return (
    <div className="layer absolute inset-0 z-10">
      <div className="absolute top-4 left-4 grid gap-2">
        <OwnFrame character={character}>
          <Slot name="frame" props={parts} />
        </OwnFrame>
        <Slot name="statuses" props={parts} />
      </div>
      <div className="layer absolute inset-x-0 top-4 mx-auto grid w-fit justify-items-center gap-2">
        <Slot name="target" props={parts} />
        <Slot name="encounter" props={parts} />
      </div>
      <div className="layer absolute top-4 right-4 flex flex-col items-end gap-2 short:origin-top-right short:scale-90">
        <Slot name="map" props={parts} />
        <StatusChips />
        <Slot name="place" props={parts} />
        <WindowButtons openMenu={openMenu} />
        <Slot name="tracker" props={parts} />
        <EventOrOffer parts={parts} />
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
        <Slot name="captions" props={parts} />
        <Slot name="progress" props={parts} />
        <Prompt {...parts}>
          <Slot name="promptDetail" props={parts} />
        </Prompt>
        <Slot name="pickUp" props={parts} />
        <Slot name="hint" props={parts} />
      </div>
      <div className="layer absolute inset-x-0 bottom-4 mx-auto flex w-fit items-end gap-3 max-xl:mr-4">
        <div className="grid gap-1.5">
          <Hotbars characterId={character.id} keys={keys} onUse={takeSlot} />
          <Slot name="experience" props={parts} />
        </div>
        <Slot name="weapon" props={parts} />
      </div>
      <GainsLayer parts={parts} />
    </div>
  );
}

/** The event; the offer to a guest waits until it is over, because both would reach the hotbar on a low screen. */
function EventOrOffer({ parts }: { readonly parts: HudProps }) {
  return (
    <>
      <div className="layer peer empty:hidden">
        <Slot name="event" props={parts} />
      </div>
      <div className="layer empty:hidden peer-[:not(:empty)]:hidden">
        <KeepOffer characterId={parts.character.id} />
      </div>
    </>
  );
}

function WindowButtons({ openMenu }: { readonly openMenu: () => void }) {
  const t = useTranslations('hud');
  const nameOf = useControlName();
  return (
    <nav aria-label={t('windows')} className="grid grid-cols-9 gap-1">
      {windows.map(
        (window) => window.key && <WindowButton key={window.name} window={window} control={nameOf(window.key)} />,
      )}
      <IconButton size="small" icon="menu" label={t('menu')} hint="bottom" onClick={openMenu} />
    </nav>
  );
}

interface WindowButtonProps {
  readonly window: (typeof windows)[number];
  /** The name of the key or button that opens it; '' for none. */
  readonly control: string;
}

function WindowButton({ window: { name, icon, Badge }, control }: WindowButtonProps) {
  const t = useTranslations('hud');
  const isOpen = useWindows((state) => state.open.includes(name));
  const toggle = useWindows((state) => state.toggle);
  const word = t(`window.${name}`);
  const isTaught = useIsTaught(name);
  return (
    <span className="relative">
      <IconButton
        size="small"
        icon={icon}
        label={control ? `${word} (${control})` : word}
        hint="bottom"
        aria-pressed={isOpen}
        className={isTaught ? beckoning : undefined}
        onClick={() => toggle(name)}
      />
      {Badge && (
        <span className="pointer-events-none absolute -top-1 -right-1">
          <Badge />
        </span>
      )}
    </span>
  );
}
