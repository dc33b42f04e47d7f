'use client';

import { canBindKeys } from '@necp/shared/settings/rules';
import { type KeyAction, type KeyBindings, keyActions } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { keyName } from '../../components/key-names';
import { useRefusalWords } from '../../components/providers/refusals';
import { freeKey, keysPerAction, originalKeys } from './bindings';
import { KeySlot } from './key-slot';
import { type KeySlotAddress, useRebinding } from './use-rebinding';

interface KeyListProps {
  readonly keys: KeyBindings;
  readonly onChange: (keys: KeyBindings) => void;
}

/** Every action with its two keys: the player clicks a slot, then presses the key for it. */
export function KeyList({ keys, onChange }: KeyListProps) {
  const t = useTranslations('settings');
  const say = useRefusalWords();
  const verdict = canBindKeys(keys);
  const { listening, conflict, keptKey, listen, stopListening, onKeyDown, takeOver } = useRebinding({ keys, onChange });
  return (
    <div className="grid gap-4">
      {/* It stays in sight, because the key it is about may be far down the list. */}
      <div className="pinned -top-2 z-10 grid gap-2 bg-panel empty:hidden">
        {conflict && (
          <Banner
            tone="warning"
            action={
              <Button size="small" onClick={takeOver}>
                {t('takeKey')}
              </Button>
            }
          >
            {t('keyTaken', { key: keyName(conflict.code), action: t(`action.${conflict.by}`) })}
          </Banner>
        )}
        {keptKey && <Banner tone="warning">{t('keyKept', { key: keptKey })}</Banner>}
        {!verdict.ok && <Banner tone="fault">{say(verdict.code, verdict.params)}</Banner>}
      </div>
      <ul className="grid gap-2">
        {keyActions.map((action) => (
          <KeyRow
            key={action}
            action={action}
            keys={keys}
            listeningSlot={listening?.action === action ? listening.slot : null}
            onListen={listen}
            onKeyDown={onKeyDown}
            onLeave={stopListening}
            onChange={onChange}
          />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon="restore"
          onClick={() => {
            listen(null);
            onChange(originalKeys);
          }}
        >
          {t('originalKeys')}
        </Button>
      </div>
    </div>
  );
}

interface KeyRowProps {
  readonly action: KeyAction;
  readonly keys: KeyBindings;
  /** The slot that waits for a key; null when none of this action does. */
  readonly listeningSlot: number | null;
  readonly onListen: (slot: KeySlotAddress) => void;
  readonly onKeyDown: (slot: KeySlotAddress) => (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onChange: (keys: KeyBindings) => void;
}

function KeyRow({ action, keys, listeningSlot, onListen, onKeyDown, onLeave, onChange }: KeyRowProps) {
  const t = useTranslations('settings');
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span className="min-w-32 text-text">{t(`action.${action}`)}</span>
      <span className="flex gap-2">
        {Array.from({ length: keysPerAction }, (_, slot) => (
          <KeySlot
            key={slot}
            label={t('keySlot', { action: t(`action.${action}`), slot: slot + 1 })}
            waiting={t('pressKey')}
            code={keys[action][slot]}
            state={listeningSlot === slot ? 'listening' : 'resting'}
            onListen={() => onListen({ action, slot })}
            onKeyDown={onKeyDown({ action, slot })}
            onLeave={onLeave}
            onFree={
              slot < keys[action].length && keys[action].length > 1
                ? () => onChange(freeKey(keys, { action, slot }))
                : undefined
            }
            freeLabel={t('freeKey', { action: t(`action.${action}`), slot: slot + 1 })}
          />
        ))}
      </span>
    </li>
  );
}
