'use client';

import { useTranslations } from 'next-intl';
import { ButtonGlyph } from '../../components/controls/control-chip';
import { StickGlyph } from '../../components/controls/pad-glyph';

const legend = [
  ['select', ['Pad0']],
  ['back', ['Pad1']],
  ['pages', ['Pad4', 'Pad5']],
] as const;

/** Names what the buttons of a gamepad do in menus. */
export function PadLegend() {
  const t = useTranslations('controls');
  return (
    <ul
      className={
        'cut plate-[rgb(12_16_20/0.96)] pointer-events-none fixed bottom-2 left-1/2 z-50 flex -translate-x-1/2 ' +
        'animate-appear gap-4 px-4 py-1.5 text-sm text-text'
      }
    >
      {legend.map(([use, codes]) => (
        <li key={use} className="flex items-center gap-1.5">
          {codes.map((code) => (
            <ButtonGlyph key={code} code={code} />
          ))}
          {t(`legend.${use}`)}
        </li>
      ))}
      <li className="hidden items-center gap-1.5 [body:has([data-window-footer])_&]:flex">
        <ButtonGlyph code="Pad2" />
        {t('legend.footer')}
      </li>
      <li className="flex items-center gap-1.5">
        <StickGlyph name={t('rightStick')} letter="R" />
        {t('legend.scroll')}
      </li>
    </ul>
  );
}
