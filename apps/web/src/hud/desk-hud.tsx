'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { classNames } from '../components/class-names';
import { useControlName } from '../components/controls/bindings';
import { beckoning, useIsTaught } from '../components/controls/teaching';
import { IconButton } from '../components/icon-button';
import { Hotbar } from '../features/ability/hotbar';
import type { HudProps } from '../features/base/feature';
import { ChatPanel } from '../features/chat/panel';
import { usePanelSize } from '../features/chat/use-panel-size';
import { Prompt } from '../features/interaction/prompt';
import { useNpc } from '../features/npc/store';
import { windows } from './features';
import { GainsLayer } from './gains/gains-layer';
import type { HudParts } from './hud-parts';
import { KeepOffer } from './keep-offer';
import { useLayout } from './layout/layout-root';
import { sidesOf } from './layout/place';
import { Placed } from './layout/placed';
import { PromptSample, TargetSample, TrackerSample, WeaponSample } from './layout/samples';
import { OwnFrame } from './own-frame';
import { Slot } from './slot';
import { StatusChips } from './status-chips';
import { useWindows } from './windows';

/** The HUD of a desktop: panels at the edges, the city in the middle, or as the player has placed them. */
export function DeskHud({ parts, connection, openMenu, takeSlot }: Omit<HudParts, 'game'>) {
  const { character, focusGame, playerActions } = parts;
  return (
    <div className="layer absolute inset-0 z-10">
      <Placed part="frame" className="gap-2">
        <OwnFrame character={character}>
          <Slot name="frame" props={parts} />
        </OwnFrame>
        <Slot name="statuses" props={parts} />
      </Placed>
      <Placed part="target" className="gap-2" sample={<TargetSample />}>
        <Slot name="target" props={parts} />
        <Slot name="encounter" props={parts} />
      </Placed>
      <Placed part="map" className="gap-2">
        <Slot name="map" props={parts} />
        <StatusChips />
      </Placed>
      <Placed part="buttons">
        <WindowButtons openMenu={openMenu} />
      </Placed>
      <Placed part="tracker" className="gap-2" sample={<TrackerSample />}>
        <Slot name="place" props={parts} />
        <Slot name="tracker" props={parts} />
        <EventOrOffer parts={parts} />
      </Placed>
      <Placed part="chat">
        <Chat
          ownId={character.id}
          onSend={(message) => connection?.send('chat.send', message) ?? false}
          onLeave={focusGame}
          onSent={focusGame}
          onEmote={(emote) => playerActions?.showEmote(emote) ?? false}
          onEmotes={() => useWindows.getState().show('emotes')}
          onSettings={() => useWindows.getState().show('chatSettings')}
        />
      </Placed>
      <Placed part="prompt" className="gap-2" sample={<PromptSample />}>
        <Slot name="captions" props={parts} />
        <Slot name="progress" props={parts} />
        <Prompt {...parts}>
          <Slot name="promptDetail" props={parts} />
        </Prompt>
        <Slot name="pickUp" props={parts} />
        <Slot name="hint" props={parts} />
      </Placed>
      <Bars characterId={character.id} onUse={takeSlot} />
      <Placed part="experience" className="w-103">
        <Slot name="experience" props={parts} />
      </Placed>
      <Weapon parts={parts} />
      <GainsLayer parts={parts} />
    </div>
  );
}

type BarsProps = Pick<ComponentProps<typeof Hotbar>, 'characterId' | 'onUse'>;

/** The hotbar that the number keys use now, and the other one. */
function Bars(props: BarsProps) {
  const { places } = useLayout();
  return (
    <>
      <Placed part="otherBar">
        <Hotbar row="other" columns={places.otherBar?.columns ?? 8} {...props} />
      </Placed>
      <Placed part="bar">
        <Hotbar row="current" columns={places.bar?.columns ?? 8} {...props} />
      </Placed>
    </>
  );
}

/** The held weapon. Names differ in length, so the chip grows away from the bars. */
function Weapon({ parts }: { readonly parts: HudProps }) {
  const isAtRight = useLayout().places.weapon?.at.endsWith('right');
  return (
    <Placed
      part="weapon"
      className={classNames('w-40 *:max-w-full', !isAtRight && 'justify-items-start')}
      sample={<WeaponSample />}
    >
      <Slot name="weapon" props={parts} />
    </Placed>
  );
}

/** The chat. A dialogue would cover it on all but the widest screens, so it goes for that long. */
function Chat(props: ComponentProps<typeof ChatPanel>) {
  const t = useTranslations('hud');
  const isTalking = useNpc((state) => state.conversation !== null);
  const { places } = useLayout();
  const { across, along } = sidesOf(places.chat?.at ?? 'bottom_left');
  const growsLeft = across === 'right';
  const growsDown = along === 'top';
  const { style, corner } = usePanelSize({ across: growsLeft ? -1 : 1, along: growsDown ? 1 : -1 });
  return (
    <section
      aria-label={t('chat')}
      style={style}
      className={classNames(
        'cut h-60 w-96 px-3.5 pt-1.5 pb-2 max-xl:h-48 max-xl:w-72 short:h-40',
        isTalking && 'max-[110rem]:invisible',
      )}
    >
      <ChatPanel {...props} />
      {/* By keyboard the size is changed in the window of the chat's settings. */}
      <span
        aria-hidden
        data-chat-corner
        className={classNames(
          'absolute size-3 touch-none border-quiet/60 hover:border-amber',
          growsLeft ? 'left-0 border-l-2' : 'right-0 border-r-2',
          growsDown ? 'bottom-0 border-b-2' : 'top-0 border-t-2',
          growsLeft === growsDown ? 'cursor-nesw-resize' : 'cursor-nwse-resize',
        )}
        {...corner}
      />
    </section>
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

/** Each further window makes the rows of buttons longer; a further row would lie under the tracker. */
const buttonRows = 2;
const buttonColumns = Math.ceil((windows.filter(({ key }) => key).length + 1) / buttonRows);

function WindowButtons({ openMenu }: { readonly openMenu: () => void }) {
  const t = useTranslations('hud');
  const nameOf = useControlName();
  return (
    <nav
      aria-label={t('windows')}
      className="grid gap-1"
      style={{ gridTemplateColumns: `repeat(${buttonColumns}, auto)` }}
    >
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
