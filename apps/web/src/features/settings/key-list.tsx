'use client';

import { canBindKeys } from '@necp/shared/settings/rules';
import { type KeyAction, type KeyBindings, keyActions } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useState, type KeyboardEvent } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { IconButton } from '../../components/icon-button';
import { keyName } from '../../components/key-names';
import { useRefusalWords } from '../../components/providers/refusals';
import { bindKey, freeKey, keysPerAction, originalKeys, takeKey } from './bindings';

interface Place {
  readonly action: KeyAction;
  readonly slot: number;
}
interface Conflict extends Place {
  readonly code: string;
  readonly by: KeyAction;
}

interface KeyListProps {
  readonly keys: KeyBindings;
  readonly onChange: (keys: KeyBindings) => void;
}

/** Every action with its two keys: press a place, then the key. */
export function KeyList({ keys, onChange }: KeyListProps) {
  const t = useTranslations('settings');
  const [listening, setListening] = useState<Place | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [keptKey, setKeptKey] = useState<string | null>(null);
  const say = useRefusalWords();
  const verdict = canBindKeys(keys);

  const listen = (place: Place | null) => {
    setListening(place);
    setConflict(null);
    setKeptKey(null);
  };
  const onKeyDown = (place: Place) => (event: KeyboardEvent) => {
    if (listening?.action !== place.action || listening.slot !== place.slot) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return listen(null);
    const answer = bindKey(keys, place, event.code);
    listen(null);
    if (answer.kind === 'bound') onChange(answer.keys);
    if (answer.kind === 'taken') setConflict({ ...place, code: answer.code, by: answer.by });
    if (answer.kind === 'kept') setKeptKey(keyName(answer.code) || '?');
  };

  return (
    <div className="grid gap-4">
      {conflict && (
        <Banner
          tone="warning"
          action={
            <Button
              size="small"
              onClick={() => {
                onChange(takeKey(keys, conflict, conflict.code));
                listen(null);
              }}
            >
              {t('takeKey')}
            </Button>
          }
        >
          {t('keyTaken', { key: keyName(conflict.code), action: t(`action.${conflict.by}`) })}
        </Banner>
      )}
      {keptKey && <Banner tone="warning">{t('keyKept', { key: keptKey })}</Banner>}
      {!verdict.ok && <Banner tone="fault">{say(verdict.code, verdict.params)}</Banner>}
      <ul className="grid gap-2">
        {keyActions.map((action) => (
          <li key={action} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-32 text-text">{t(`action.${action}`)}</span>
            <span className="flex gap-2">
              {Array.from({ length: keysPerAction }, (_, slot) => (
                <KeySlot
                  key={slot}
                  label={t('keySlot', { action: t(`action.${action}`), slot: slot + 1 })}
                  waiting={t('pressKey')}
                  code={keys[action][slot]}
                  state={listening?.action === action && listening.slot === slot ? 'listening' : 'resting'}
                  onListen={() => listen({ action, slot })}
                  onKeyDown={onKeyDown({ action, slot })}
                  onLeave={() => setListening(null)}
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

interface KeySlotProps {
  readonly label: string;
  readonly waiting: string;
  readonly code: string | undefined;
  readonly state: 'listening' | 'resting';
  readonly onListen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onFree?: (() => void) | undefined;
  readonly freeLabel: string;
}

function KeySlot({ label, waiting, code, state, onListen, onKeyDown, onLeave, onFree, freeLabel }: KeySlotProps) {
  const isListening = state === 'listening';
  return (
    <span className="flex items-center">
      <button
        type="button"
        aria-label={`${label}: ${code ? keyName(code) : '—'}`}
        aria-pressed={isListening}
        onClick={onListen}
        onKeyDown={onKeyDown}
        onBlur={isListening ? onLeave : undefined}
        className={classNames(
          'number min-h-9 w-28 border bg-ground px-2 text-sm transition-colors touch:min-h-11',
          isListening ? 'border-amber text-amber' : 'border-line text-text hover:border-quiet',
          !code && !isListening && 'text-quiet',
        )}
      >
        {isListening ? waiting : code ? keyName(code) : '—'}
      </button>
      {onFree ? (
        <IconButton tone="bare" size="small" icon="close" label={freeLabel} hint="none" onClick={onFree} />
      ) : (
        <span className="w-8 touch:w-11" />
      )}
    </span>
  );
}
