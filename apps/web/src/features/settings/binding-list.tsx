'use client';

import type { Verdict } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useRefusalWords } from '../../components/providers/refusals';
import { type Bindings, freeCode, keysPerAction, type Slot } from './bindings';
import { KeySlot } from './key-slot';
import type { useRebinding } from './use-rebinding';

interface BindingListProps<A extends string> {
  readonly actions: readonly A[];
  readonly bound: Bindings<A>;
  readonly rebinding: ReturnType<typeof useRebinding<A>>;
  readonly verdict: Verdict;
  readonly nameOf: (action: A) => string;
  readonly codeName: (code: string) => string;
  readonly picture: (code: string) => ReactNode;
  /** What stands in a slot that waits. */
  readonly waiting: string;
  readonly canFree: (action: A) => boolean;
  /** Whether keys and mouse buttons are bound here; a gamepad's buttons come another way. */
  readonly takesKeys: boolean;
  readonly onChange: (bound: Bindings<A>) => void;
  readonly onReset: () => void;
}

/** Every action with its two slots: the player clicks a slot, then presses the key or the button for it. */
export function BindingList<A extends string>(props: BindingListProps<A>) {
  const { actions, rebinding, onReset } = props;
  const t = useTranslations('settings');
  return (
    <div className="grid gap-4">
      <Faults {...props} />
      <ul className="grid gap-2">
        {actions.map((action) => (
          <BindingRow key={action} action={action} list={props} />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon="restore"
          onClick={() => {
            rebinding.listen(null);
            onReset();
          }}
        >
          {t('originalKeys')}
        </Button>
      </div>
    </div>
  );
}

/** It stays in sight, because the slot it is about may be far down the list. */
function Faults<A extends string>({ rebinding, verdict, nameOf, codeName }: BindingListProps<A>) {
  const t = useTranslations('settings');
  const say = useRefusalWords();
  const { conflict, keptCode, takeOver } = rebinding;
  return (
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
          {t('keyTaken', { key: codeName(conflict.code), action: nameOf(conflict.by) })}
        </Banner>
      )}
      {keptCode !== null && <Banner tone="warning">{t('keyKept', { key: codeName(keptCode) || '?' })}</Banner>}
      {!verdict.ok && <Banner tone="fault">{say(verdict.code, verdict.params)}</Banner>}
    </div>
  );
}

interface BindingRowProps<A extends string> {
  readonly action: A;
  readonly list: BindingListProps<A>;
}

function BindingRow<A extends string>({ action, list }: BindingRowProps<A>) {
  const t = useTranslations('settings');
  const { bound, rebinding, takesKeys, codeName, picture } = list;
  const codes = bound[action];
  const name = list.nameOf(action);
  const isListening = ({ slot }: Slot<A>) =>
    rebinding.listening?.action === action && rebinding.listening.slot === slot;
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span className="min-w-32 text-text">{name}</span>
      <span className="flex gap-2">
        {Array.from({ length: keysPerAction }, (_, slot) => {
          const code = codes[slot];
          return (
            <KeySlot
              key={slot}
              label={t('keySlot', { action: name, slot: slot + 1 })}
              bound={code === undefined ? null : { name: codeName(code), picture: picture(code) }}
              waiting={isListening({ action, slot }) ? list.waiting : null}
              onListen={() => rebinding.listen({ action, slot })}
              onCode={takesKeys ? rebinding.take : undefined}
              onLeave={rebinding.stopListening}
              onFree={
                slot < codes.length && list.canFree(action)
                  ? () => list.onChange(freeCode(bound, { action, slot }))
                  : undefined
              }
              freeLabel={t('freeKey', { action: name, slot: slot + 1 })}
            />
          );
        })}
      </span>
    </li>
  );
}
