'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { classNames } from '../components/class-names';
import { beckoning, useIsTaught } from '../components/controls/teaching';
import { IconButton } from '../components/icon-button';
import type { IconName } from '../components/icon';
import { barSlots, HotbarSlot } from '../features/ability/hotbar';
import { useHotbar } from '../features/ability/store';
import { useSlots } from '../features/ability/use-slots';
import { ChatPanel } from '../features/chat/panel';
import { useChat } from '../features/chat/store';
import { useCombat } from '../features/combat/store';
import { Prompt } from '../features/interaction/prompt';
import type { GameAction } from '../game/types';
import { windows } from './features';
import { GainsLayer } from './gains/gains-layer';
import type { HudParts } from './hud-parts';
import { KeepOffer } from './keep-offer';
import { useLayout } from './layout/layout-root';
import { sidesOf } from './layout/place';
import { Placed } from './layout/placed';
import { PromptSample, TargetSample } from './layout/samples';
import { OwnFrame } from './own-frame';
import { Slot } from './slot';
import { StatusChips } from './status-chips';
import { TouchStick } from './touch-stick';
import { useWindows } from './windows';

/** The number of slots around the right thumb; the others are in the second row. */
const thumbSlots = 4;

/** The HUD of a phone: chips at the top; the lower third belongs to the thumbs. */
export function PhoneHud({ parts, game, connection, openMenu, takeSlot }: HudParts) {
  const t = useTranslations('hud');
  const f = useTranslations('combat');
  const [isChatOpen, setChatOpen] = useState(false);
  const isWalkTaught = useIsTaught('move');
  const isFireTaught = useIsTaught('fire');
  const setInSight = useChat((state) => state.setInSight);
  const closeChat = () => {
    setChatOpen(false);
    parts.focusGame();
  };
  useEffect(() => {
    setInSight(isChatOpen);
    return () => setInSight(true);
  }, [isChatOpen, setInSight]);

  return (
    <div className="layer absolute inset-0 z-10">
      <TouchStick
        part="moveStick"
        label={t('stick')}
        isTaught={isWalkTaught}
        onStick={(x, y) => game?.setStick(x, y)}
      />
      <TouchStick
        part="aimStick"
        label={f('aim')}
        isTaught={isFireTaught}
        onStick={(x, y) => game?.playerActions.setAim(x, y)}
      />
      <OwnCorner parts={parts} isChatOpen={isChatOpen} />
      <ThumbNotes parts={parts} isChatOpen={isChatOpen} />
      <Placed part="map" className="flex flex-col items-end gap-2">
        <Slot name="map" props={parts} />
        <div className="layer not-short:max-w-46">
          <StatusChips />
        </div>
        <Slot name="place" props={parts} />
        <MapButtons game={game} openChat={() => setChatOpen(true)} openMenu={openMenu} />
      </Placed>
      <div className="layer absolute inset-x-0 bottom-92 z-10 grid justify-items-center gap-2 short:bottom-28">
        <Slot name="captions" props={parts} />
        <Slot name="progress" props={parts} />
      </div>
      <NearbyActions parts={parts} />
      <ThumbButtons parts={parts} game={game} takeSlot={takeSlot} />
      {/* They are above the thumb buttons, because an entrance or a challenge is answered first. */}
      <Placed part="target" sample={<TargetSample />}>
        <Slot name="target" props={parts} />
      </Placed>
      <div className="layer absolute inset-x-0 top-77 z-15 grid justify-items-center gap-2 short:top-14">
        <Slot name="encounter" props={parts} />
      </div>
      <GainsLayer parts={parts} isChatOpen={isChatOpen} />
      {isChatOpen && <ChatSheet ownId={parts.character.id} connection={connection} onClose={closeChat} />}
    </div>
  );
}

interface NotesProps extends Pick<HudParts, 'parts'> {
  readonly isChatOpen: boolean;
}

/** The own frame, the tracked quest and the event; on a phone held sideways the event and the notes are beside them. */
function OwnCorner({ parts, isChatOpen }: NotesProps) {
  const { screen } = useLayout();
  return (
    <Placed part="frame" className="relative flex flex-col items-start gap-1.5 short:max-h-[calc(100dvh-9rem)]">
      <OwnFrame character={parts.character}>
        <Slot name="frame" props={parts} />
      </OwnFrame>
      <Slot name="statuses" props={parts} />
      {/* Held sideways, it ends above the thumb, however much there is to do. */}
      <div className="layer short:flex short:min-h-0 short:[&>section]:overflow-hidden">
        <Slot name="tracker" props={parts} />
      </div>
      {screen === 'upright' && <EventOrOffer parts={parts} />}
      {screen === 'sideways' && (
        <div className="layer absolute top-0 left-full ml-1.5 flex w-128 items-start gap-1.5">
          <div className="layer shrink-0 empty:hidden">
            <Slot name="event" props={parts} />
          </div>
          <Notes parts={parts} isChatOpen={isChatOpen} className="min-w-0 flex-1 justify-items-start" />
        </div>
      )}
    </Placed>
  );
}

/** The notes on an upright phone: beside the buttons of the thumb, where nothing of the city is hidden. */
function ThumbNotes({ parts, isChatOpen }: NotesProps) {
  const { screen, places } = useLayout();
  if (screen !== 'upright' || !places.thumbs) return null;
  const isRightFree = sidesOf(places.thumbs.at).across === 'left';
  return (
    <Notes
      parts={parts}
      isChatOpen={isChatOpen}
      className={classNames(
        'absolute bottom-44 z-10 w-34',
        isRightFree ? 'right-2 justify-items-end' : 'left-2 justify-items-start',
      )}
    />
  );
}

/** On an upright phone the offer to a guest waits until the event is over, and keeps off the stick. */
function EventOrOffer({ parts }: Pick<HudParts, 'parts'>) {
  return (
    <>
      <div className="layer peer empty:hidden">
        <Slot name="event" props={parts} />
      </div>
      <div className="layer max-w-55 empty:hidden peer-[:not(:empty)]:hidden">
        <KeepOffer characterId={parts.character.id} />
      </div>
    </>
  );
}

/**
 * What to press, and the latest chat message. Held sideways, the offer to a guest is here too, where the frame of a
 * target stands otherwise.
 */
function Notes({ parts, isChatOpen, className }: NotesProps & { readonly className: string }) {
  const { screen } = useLayout();
  const hasTarget = useCombat((state) => state.target !== null);
  return (
    <div className={classNames('layer grid gap-1.5 empty:hidden', className)}>
      <Slot name="hint" props={parts} />
      {screen === 'sideways' && !hasTarget && <KeepOffer characterId={parts.character.id} />}
      {!isChatOpen && <LastChatMessage />}
    </div>
  );
}

interface MapButtonsProps extends Pick<HudParts, 'game' | 'openMenu'> {
  readonly openChat: () => void;
}

const badges = windows.flatMap(({ Badge }) => Badge ?? []);

/** The buttons below the minimap: bag, chat, menu and zoom. */
function MapButtons({ game, openChat, openMenu }: MapButtonsProps) {
  const t = useTranslations('hud');
  const isBagTaught = useIsTaught('inventory');
  const isSheetTaught = useIsTaught('sheet');
  const isMenuTaught = useIsTaught('skills') || isSheetTaught;
  const unread = useChat((state) => state.unread.say + state.unread.zone + state.unread.system);
  const toggle = useWindows((state) => state.toggle);
  const tap = (action: GameAction) => {
    game?.press(action);
    game?.release(action);
  };
  return (
    <>
      <div className="flex gap-2">
        <IconButton
          icon="bag"
          label={t('window.inventory')}
          hint="none"
          className={isBagTaught ? beckoning : undefined}
          onClick={() => toggle('inventory')}
        />
        <span className="relative">
          <IconButton icon="chat" label={t('openChat', { count: unread })} hint="none" onClick={openChat} />
          {unread > 0 && (
            <span
              aria-hidden
              className={
                'number pointer-events-none absolute -top-1 -right-1 grid min-w-5 place-items-center ' +
                'bg-amber px-1 text-xs leading-5 text-ground'
              }
            >
              {unread}
            </span>
          )}
        </span>
        <span className="relative">
          <IconButton
            icon="menu"
            label={t('menu')}
            hint="none"
            className={isMenuTaught ? beckoning : undefined}
            onClick={openMenu}
          />
          {/* The windows with something waiting are in the menu. */}
          <span className="pointer-events-none absolute -top-1 -right-1 flex gap-0.5">
            {badges.map((Badge, index) => (
              <Badge key={index} />
            ))}
          </span>
        </span>
      </div>
      <div role="group" aria-label={t('zoom')} className="flex gap-2 short:hidden">
        <IconButton icon="plus" label={t('zoomIn')} hint="none" onClick={() => tap('zoomIn')} />
        <IconButton icon="minus" label={t('zoomOut')} hint="none" onClick={() => tap('zoomOut')} />
      </div>
    </>
  );
}

interface ChatSheetProps extends Pick<HudParts, 'connection'> {
  readonly ownId: string;
  readonly onClose: () => void;
}

/** The chat, drawn over the lower half of the screen. */
function ChatSheet({ ownId, connection, onClose }: ChatSheetProps) {
  const t = useTranslations('hud');
  return (
    <section
      aria-label={t('chat')}
      className={
        'cut plate-[rgb(12_16_20/0.96)] absolute inset-x-0 bottom-0 z-20 flex h-[55dvh] animate-rise ' +
        'flex-col px-3 pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] short:h-[90dvh]'
      }
    >
      <IconButton
        tone="bare"
        icon="close"
        label={t('close')}
        hint="none"
        className="absolute top-1 right-1 z-10"
        onClick={onClose}
      />
      <ChatPanel
        ownId={ownId}
        onSend={(message) => connection?.send('chat.send', message) ?? false}
        onLeave={onClose}
      />
    </section>
  );
}

/** Shows the prompt and the button that picks up everything, between the thumbs. */
function NearbyActions({ parts }: Pick<HudParts, 'parts'>) {
  return (
    <Placed
      part="prompt"
      className="flex flex-col items-center gap-2 short:flex-col-reverse short:items-end"
      sample={<PromptSample />}
    >
      <Prompt {...parts}>
        <Slot name="promptDetail" props={parts} />
      </Prompt>
      <div className="layer min-h-11">
        <Slot name="pickUp" props={parts} />
      </div>
    </Placed>
  );
}

/** The buttons around the right thumb: dodge, reload, switch weapon, and the first slots of the bar. */
function ThumbButtons({ parts, game, takeSlot }: Pick<HudParts, 'parts' | 'game' | 'takeSlot'>) {
  const t = useTranslations('combat');
  const bar = useHotbar((state) => state.bar);
  const [page, setPage] = useState(0);
  const slots = useSlots(parts.character.id);
  const from = bar * barSlots + page * thumbSlots;
  return (
    <Placed part="thumbs" className="gap-2">
      {/* Held sideways there is room for the rounds only. */}
      <div className="pointer-events-none short:[&_p:first-child]:hidden">
        <Slot name="weapon" props={parts} />
      </div>
      <div className="flex gap-2">
        {slots.slice(from, from + thumbSlots).map((slot) => (
          <HotbarSlot key={slot.index} slot={slot} size="thumb" onUse={takeSlot} />
        ))}
      </div>
      <div className="flex gap-2">
        <IconButton
          size="large"
          icon="chevron_up"
          label={t('otherBar')}
          hint="none"
          onClick={() => setPage((now) => 1 - now)}
        />
        <HoldButton icon="swap" label={t('swap')} action="swapWeapon" game={game} />
        <HoldButton icon="reload" label={t('reload')} action="reload" game={game} />
        <HoldButton icon="dodge" label={t('dodge')} action="dodge" game={game} />
      </div>
    </Placed>
  );
}

/** A button that holds a key of the game for as long as it is touched. */
function HoldButton({
  icon,
  label,
  action,
  game,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly action: GameAction;
  readonly game: HudParts['game'];
}) {
  const isTaught = useIsTaught(action);
  return (
    <IconButton
      size="large"
      icon={icon}
      label={label}
      hint="none"
      className={classNames('touch:size-13', isTaught && beckoning)}
      onPointerDown={() => game?.press(action)}
      onPointerUp={() => game?.release(action)}
      onPointerCancel={() => game?.release(action)}
      onPointerLeave={() => game?.release(action)}
      onContextMenu={(event) => event.preventDefault()}
    />
  );
}

/** Shows the latest message said nearby, while the chat is closed. */
function LastChatMessage() {
  const latest = useChat((state) => state.messages.say.at(-1) ?? null);
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (!latest) return;
    const waiting = setTimeout(() => setGone(latest.id), 6_000);
    return () => clearTimeout(waiting);
  }, [latest]);
  if (!latest || gone === latest.id) return null;
  return (
    <p
      aria-live="polite"
      className={
        'pointer-events-none w-fit max-w-52 animate-appear bg-ground/70 px-2 py-1 text-sm break-words text-text ' +
        'short:max-w-full'
      }
    >
      <span className="mr-1.5 font-semibold text-cyan">{latest.sender.name}</span>
      {latest.text}
    </p>
  );
}
