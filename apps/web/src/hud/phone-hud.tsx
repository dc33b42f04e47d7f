'use client';

import { useTranslations } from 'next-intl';
import type { HudPlace } from '@necp/shared/settings/hud';
import { useEffect, useState } from 'react';
import { classNames } from '../components/class-names';
import { beckoning, useIsTaught } from '../components/controls/teaching';
import { IconButton } from '../components/icon-button';
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
import { ChatSheet, LastChatMessage } from './phone-chat';
import { ThumbButtons } from './phone-thumbs';
import { Slot } from './slot';
import { StatusChips } from './status-chips';
import { TouchStick } from './touch-stick';
import { useWindows } from './windows';

/** The HUD of a phone: chips at the top; the lower third belongs to the thumbs. */
export function PhoneHud({ parts, game, connection, openMenu, takeSlot }: HudParts) {
  const t = useTranslations('hud');
  const f = useTranslations('combat');
  const [isChatOpen, setChatOpen] = useState(false);
  const isWalkTaught = useIsTaught('move');
  const isFireTaught = useIsTaught('fire');
  const target = useHeight();
  const setInSight = useChat((state) => state.setInSight);
  useAskedChat(setChatOpen);
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
      <OwnCorner parts={parts} isChatOpen={isChatOpen} targetHeight={target.height} />
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
        <div ref={target.ref} className="layer">
          <Slot name="target" props={parts} />
        </div>
      </Placed>
      <div className="layer absolute inset-x-0 top-77 z-15 grid justify-items-center gap-2 short:top-14">
        <Slot name="encounter" props={parts} />
      </div>
      <GainsLayer parts={parts} isChatOpen={isChatOpen} />
      {isChatOpen && (
        <ChatSheet
          ownId={parts.character.id}
          playerActions={parts.playerActions}
          connection={connection}
          onClose={closeChat}
        />
      )}
    </div>
  );
}

/** Opens the chat when the player asks for a line from elsewhere, such as a whisper or a link. */
function useAskedChat(open: (isOpen: true) => void): void {
  useEffect(
    () =>
      useChat.subscribe((state, before) => {
        if (state.focusAsked <= before.focusAsked) return;
        // A sheet would cover the line that the player wants to write.
        useWindows.getState().clear();
        open(true);
      }),
    [open],
  );
}

interface NotesProps extends Pick<HudParts, 'parts'> {
  readonly isChatOpen: boolean;
}

interface OwnCornerProps extends NotesProps {
  /** The height of the target's frame, in CSS pixels. */
  readonly targetHeight: number;
}

/**
 * The own frame, the event and the tracked quest. Upright there is room for all of them and a target above the middle
 * of the screen, where the character is, unless the player unfolds them; only the quest gives way when there is more.
 * On a phone held sideways the event and the notes are beside them.
 */
function OwnCorner({ parts, isChatOpen, targetHeight }: OwnCornerProps) {
  const { screen, places } = useLayout();
  const isTargetBelow = screen === 'upright' && places.target && isBelowFrame(places.target);
  return (
    <Placed
      part="frame"
      className={
        'relative flex flex-col items-start gap-1.5 *:first:shrink-0 ' +
        // It ends above the name of the character in the middle, on a low phone too.
        'not-short:not-has-aria-expanded:max-h-[calc(50dvh-3.5rem)] ' +
        // Held sideways it ends above the thumb, unless the player unfolds it to read what is next.
        'short:max-h-[calc(100dvh-9rem)] short:has-aria-expanded:max-h-[calc(100dvh-1rem)]'
      }
    >
      <OwnFrame character={parts.character}>
        <Slot name="frame" props={parts} />
      </OwnFrame>
      {isTargetBelow && targetHeight > 0 && <div className="shrink-0" style={{ height: targetHeight }} />}
      <Slot name="statuses" props={parts} />
      {screen === 'upright' && (
        <div className="layer shrink-0 empty:hidden">
          <Slot name="event" props={parts} />
        </div>
      )}
      <div className="layer flex min-h-0 overflow-hidden has-aria-expanded:overflow-y-auto">
        <Slot name="tracker" props={parts} />
      </div>
      {screen === 'upright' && (
        <div className="layer shrink-0 empty:hidden">
          <KeepOffer characterId={parts.character.id} />
        </div>
      )}
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

/** Whether the frame of the target stands in the column of the own frame, as it does unless the player moved it. */
function isBelowFrame({ at, x, y }: HudPlace): boolean {
  return at === 'top_left' && x < 6 && y > 5 && y < 12;
}

/** Measures the element that gets the ref; its height is 0 while it is empty. */
function useHeight() {
  const [element, ref] = useState<HTMLDivElement | null>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    if (!element) return;
    const sizes = new ResizeObserver(() => setHeight(element.offsetHeight));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [element]);
  return { ref, height };
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
  const unread = useChat(
    (state) =>
      state.unread.say +
      state.unread.zone +
      state.unread.whisper +
      state.unread.own +
      state.unread.group +
      state.unread.system,
  );
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
          <span className="pointer-events-none absolute top-1 right-1 size-2.5 bg-amber empty:hidden *:sr-only">
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
