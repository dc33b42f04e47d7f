'use client';

import type { TaughtControl } from '@necp/shared/quest/content';
import type { KeyAction } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';
import { KeyCap } from '../key-cap';
import { isMouseCode } from '../key-names';
import { useBindings, useBoundControl, useKeyName, useLayerButton } from './bindings';
import { useDevice, useDeviceStore } from './device';
import { MouseGlyph } from './mouse-glyph';
import { PadGlyph, StickGlyph } from './pad-glyph';

/** Draws the key, button or stick of a control, of the device that the player used last. */
export function ControlChip({ control }: { readonly control: TaughtControl }) {
  const device = useDevice();
  return (
    <span className="inline-flex shrink-0 items-center gap-1 whitespace-nowrap">
      {device === 'touch' ? (
        <TouchChip control={control} />
      ) : control === 'move' ? (
        <MoveChip device={device} />
      ) : control === 'equip' ? (
        <EquipChip device={device} />
      ) : (
        <BoundChip action={control} device={device} />
      )}
    </span>
  );
}

interface DeviceProps {
  readonly device: 'keys' | 'pad';
}

/** Draws the keys or the button that are bound to an action; nothing when there are none. */
export function BoundChip({ action, device }: DeviceProps & { readonly action: KeyAction }) {
  const bound = useBoundControl(action);
  if (device === 'pad') return bound.button === null ? null : <ButtonGlyph code={bound.button} />;
  // A player without a mouse needs the key beside it.
  return (
    <>
      {bound.key !== null && <KeyGlyph code={bound.key} />}
      {bound.otherKey !== null && <KeyGlyph code={bound.otherKey} />}
    </>
  );
}

/** Draws a button of the gamepad that the player uses. */
export function ButtonGlyph({ code }: { readonly code: string }) {
  const kind = useDeviceStore((state) => state.padKind);
  return <PadGlyph code={code} kind={kind} layer={useLayerButton()} />;
}

/** Draws a key, or a button of the mouse with its short name. */
export function KeyGlyph({ code, after }: { readonly code: string; readonly after?: ReactNode }) {
  const name = useKeyName();
  return (
    <KeyCap>
      <span className="inline-flex items-center gap-1">
        {isMouseCode(code) && <MouseGlyph code={code} />}
        {name(code)}
        {after}
      </span>
    </KeyCap>
  );
}

function MoveChip({ device }: DeviceProps) {
  const t = useTranslations('controls');
  const { keys } = useBindings();
  if (device === 'pad') return <StickGlyph name={t('leftStick')} letter="L" />;
  return [keys.moveUp, keys.moveLeft, keys.moveDown, keys.moveRight].map(
    ([code]) => code !== undefined && <KeyGlyph key={code} code={code} />,
  );
}

function EquipChip({ device }: DeviceProps) {
  return device === 'pad' ? <ButtonGlyph code="Pad0" /> : <KeyGlyph code="Mouse0" after="×2" />;
}

const touchIcons: Partial<Record<TaughtControl, IconName>> = {
  dodge: 'dodge',
  reload: 'reload',
  slot1: 'bolt',
  inventory: 'bag',
  equip: 'bag',
  interact: 'hand',
  pickUp: 'hand',
  map: 'minimap',
  targetNext: 'target',
};

/** Names the stick or the button on the screen; windows without a button of their own are in the menu. */
function TouchChip({ control }: { readonly control: TaughtControl }) {
  const t = useTranslations('controls');
  if (control === 'move' || control === 'sprint') return <StickGlyph name={t('leftStick')} letter="L" />;
  if (control === 'fire' || control === 'steady') return <StickGlyph name={t('rightStick')} letter="R" />;
  return (
    <span className="cut cut-4 plate-ground inline-grid size-6 place-items-center text-amber">
      <Icon name={touchIcons[control] ?? 'menu'} className="size-4" label={t('touchButton')} />
    </span>
  );
}
