'use client';

import { padButtonName } from '@necp/shared/settings/pad';
import { defaultKeyBindings, padCodesOf } from '@necp/shared/settings/rules';
import type { KeyAction, PadAction, Settings } from '@necp/shared/settings/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { isMouseCode, keyName } from '../key-names';
import { useTRPC } from '../providers/api';
import { useDevice, useDeviceStore } from './device';

/** Returns the player's keys and buttons; the default ones until the settings are loaded. */
export function useBindings(): Pick<Settings, 'keys' | 'pad'> {
  const view = useQuery(useTRPC().settings.view.queryOptions(undefined, { staleTime: Infinity })).data;
  return view?.settings ?? { keys: defaultKeyBindings, pad: {} };
}

interface BoundControl {
  readonly key: string | null;
  /** The key for players without a mouse, when `key` is a button of the mouse. */
  readonly otherKey: string | null;
  readonly button: string | null;
}

/** Returns the first key or mouse button of an action, and its first button on a gamepad; null for none. */
export function useBoundControl(action: KeyAction): BoundControl {
  const { keys, pad } = useBindings();
  const key = keys[action][0] ?? null;
  const isOnPad = !action.startsWith('move') && action !== 'chat';
  return {
    key,
    otherKey: key !== null && isMouseCode(key) ? (keys[action].find((code) => !isMouseCode(code)) ?? null) : null,
    button: isOnPad ? (padCodesOf(pad, action as PadAction)[0] ?? null) : null,
  };
}

/** Returns the name of the control of an action on the device used last; '' for none, and on a touch screen. */
export function useControlName(): (action: KeyAction) => string {
  const { keys, pad } = useBindings();
  const device = useDevice();
  const kind = useDeviceStore((state) => state.padKind);
  const keyNameOf = useKeyName();
  return (action) => {
    const [key] = keys[action];
    const [button] = padCodesOf(pad, action as PadAction);
    const [layer = ''] = padCodesOf(pad, 'layer');
    if (device === 'keys') return key === undefined ? '' : keyNameOf(key);
    return device === 'pad' && button !== undefined ? padButtonName(button, { kind, layer }) : '';
  };
}

/** Returns the button of a gamepad that gives the others their second action. */
export function useLayerButton(): string {
  return padCodesOf(useBindings().pad, 'layer')[0] ?? '';
}

/** Returns a function that names a key or a button of the mouse. */
export function useKeyName(): (code: string) => string {
  const t = useTranslations('controls');
  return (code) => (isMouseCode(code) ? t(`mouse.${code}`) : keyName(code));
}
