'use client';

import { padButtonName } from '@necp/shared/settings/pad';
import { canBindPad } from '@necp/shared/settings/rules';
import { padActions, type PadBindings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useLayerButton } from '../../components/controls/bindings';
import { ButtonGlyph } from '../../components/controls/control-chip';
import { useDeviceStore } from '../../components/controls/device';
import { StickGlyph } from '../../components/controls/pad-glyph';
import { BindingList } from './binding-list';
import { bindCode, padBindings, storedPad } from './bindings';
import { useCapturedButton, useRebinding } from './use-rebinding';

interface PadListProps {
  readonly pad: PadBindings;
  readonly onChange: (pad: PadBindings) => void;
}

/** Every action with its buttons on a gamepad; the sticks walk and aim. */
export function PadList({ pad, onChange }: PadListProps) {
  const t = useTranslations('settings');
  const kind = useDeviceStore((state) => state.padKind);
  const layer = useLayerButton();
  const bound = padBindings(pad);
  const rebinding = useRebinding({ bound, bind: bindCode, onChange: (next) => onChange(storedPad(next)) });
  useCapturedButton(rebinding.listening ? rebinding.take : null);
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{t('padHint')}</p>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-text">
        <li className="flex items-center gap-2">
          <StickGlyph name={t('leftStick')} letter="L" />
          {t('stickWalks')}
        </li>
        <li className="flex items-center gap-2">
          <StickGlyph name={t('rightStick')} letter="R" />
          {t('stickAims')}
        </li>
      </ul>
      <BindingList
        actions={padActions}
        bound={bound}
        rebinding={rebinding}
        verdict={canBindPad(pad)}
        nameOf={(action) => t(`action.${action}`)}
        codeName={(code) => padButtonName(code, { kind, layer })}
        picture={(code) => <ButtonGlyph code={code} />}
        waiting={t('pressButton')}
        canFree={(action) => action !== 'menu' && action !== 'layer'}
        takesKeys={false}
        onChange={(next) => onChange(storedPad(next))}
        onReset={() => onChange({})}
      />
    </div>
  );
}
