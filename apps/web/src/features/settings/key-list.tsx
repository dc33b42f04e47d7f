'use client';

import { canBeWithoutKey, canBindKeys } from '@necp/shared/settings/rules';
import { type KeyBindings, keyActions } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useKeyName } from '../../components/controls/bindings';
import { MouseGlyph } from '../../components/controls/mouse-glyph';
import { isMouseCode } from '../../components/key-names';
import { BindingList } from './binding-list';
import { bindKey, originalKeys, storedKeys } from './bindings';
import { useRebinding } from './use-rebinding';

interface KeyListProps {
  readonly keys: KeyBindings;
  readonly onChange: (keys: KeyBindings) => void;
}

/** Every action with its keys and mouse buttons. */
export function KeyList({ keys, onChange }: KeyListProps) {
  const t = useTranslations('settings');
  const keyName = useKeyName();
  const change = (bound: Readonly<Record<keyof KeyBindings, readonly string[]>>) => onChange(storedKeys(bound));
  const rebinding = useRebinding({ bound: keys, bind: bindKey, onChange: change });
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet touch:hidden">{t('mouseHint')}</p>
      <BindingList
        actions={keyActions}
        bound={keys}
        rebinding={rebinding}
        verdict={canBindKeys(keys)}
        nameOf={(action) => t(`action.${action}`)}
        codeName={keyName}
        picture={(code) => (
          <span className="inline-flex items-center gap-1">
            {isMouseCode(code) && <MouseGlyph code={code} />}
            {keyName(code)}
          </span>
        )}
        waiting={t('pressKey')}
        canFree={(action) => keys[action].length > 1 || canBeWithoutKey(action)}
        takesKeys
        onChange={change}
        onReset={() => onChange(originalKeys)}
      />
    </div>
  );
}
