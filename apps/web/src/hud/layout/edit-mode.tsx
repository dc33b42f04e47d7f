'use client';

import { type HudSettings, partsOn } from '@necp/shared/settings/hud';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dialog';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { EditPanel } from './edit-panel';
import { useIsInFight, useLayout } from './layout-root';
import { PartBox } from './part-box';
import type { Guide } from './snap';
import { hasChanged, useEditor } from './store';
import { useBoxes } from './use-boxes';
import { usePart } from './use-part';

interface EditModeProps {
  readonly hud: HudSettings;
  /** Saves the layouts of the account. */
  readonly onSave: (hud: HudSettings) => void;
}

/** The edit mode: the parts of the HUD are boxes that can be moved, and a panel has everything else. */
export function EditMode({ hud, onSave }: EditModeProps) {
  const t = useTranslations('settings.hud');
  const { screen, places } = useLayout();
  const { leave, undo, redo } = useEditor.getState();
  const isChanged = useEditor(hasChanged);
  const hasGrid = useEditor((state) => state.hasGrid);
  const [isLeaving, setLeaving] = useState(false);
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const boxes = useBoxes(places);
  const handlersOf = usePart(boxes, setGuides);
  usePauseInFight();
  const askToLeave = () => (isChanged ? setLeaving(true) : leave());
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
    const key = event.code;
    if (key !== 'KeyZ' && key !== 'KeyY') return;
    event.preventDefault();
    if (key === 'KeyY' || event.shiftKey) redo();
    else undo();
  };
  return (
    <Parts.Root open onOpenChange={(next) => !next && askToLeave()}>
      <Parts.Portal>
        {/* It has no size of its own, so that the marks of the city keep to what is free between the panels. */}
        <Parts.Content
          aria-describedby={undefined}
          className="fixed top-0 left-0 z-48 size-0 outline-none"
          onOpenAutoFocus={focusItself}
          onInteractOutside={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <Backdrop hasGrid={hasGrid} />
          {partsOn(screen).map((part) => {
            const [box, place] = [boxes[part], places[part]];
            return box && place && <PartBox key={part} {...{ part, box, place }} handlers={handlersOf(part)} />;
          })}
          {guides.map((guide) => (
            <GuideLine key={`${guide.axis}${guide.at}`} guide={guide} />
          ))}
          <EditPanel hud={hud} onSave={onSave} onCancel={askToLeave} />
          <ConfirmDialog
            open={isLeaving}
            title={t('leaveTitle')}
            confirmLabel={t('discard')}
            cancelLabel={t('keepEditing')}
            tone="danger"
            onConfirm={leave}
            onCancel={() => setLeaving(false)}
          >
            <p>{t('leaveText')}</p>
          </ConfirmDialog>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** No part is selected at first, so the focus is on none of them. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus({ preventScroll: true });
}

/** A fight needs the player: it closes the edit mode, and the work waits. */
function usePauseInFight(): void {
  const t = useTranslations('settings.hud');
  const isInFight = useIsInFight();
  useEffect(() => {
    if (!isInFight) return;
    useEditor.getState().pause();
    toast.warning(t('fightBegan'), { id: 'hud-fight' });
  }, [isInFight, t]);
}

/** Holds the pointer back from the city, and shows the grid; a click on it selects nothing. */
function Backdrop({ hasGrid }: { readonly hasGrid: boolean }) {
  return (
    <div
      className="fixed inset-0 touch-none bg-ground/35"
      style={hasGrid ? { backgroundImage: gridLines, backgroundSize: '2rem 2rem', backgroundPosition: '0 0' } : {}}
      onPointerDown={() => useEditor.setState({ selected: null })}
    >
      <span aria-hidden className="absolute inset-y-0 left-1/2 w-px bg-text/25" />
      <span aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-text/25" />
    </div>
  );
}

const gridLines =
  'linear-gradient(to right, rgb(133 146 160 / 0.16) 1px, transparent 1px), ' +
  'linear-gradient(to bottom, rgb(133 146 160 / 0.16) 1px, transparent 1px)';

function GuideLine({ guide: { axis, at, from, to } }: { readonly guide: Guide }) {
  const style =
    axis === 'x'
      ? { left: at, top: from, height: to - from, width: 1 }
      : { top: at, left: from, width: to - from, height: 1 };
  return <span aria-hidden data-guide={axis} className="pointer-events-none fixed z-2 bg-magenta" style={style} />;
}
