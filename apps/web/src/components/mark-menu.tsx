'use client';

import { type PartyMark, partyMarks } from '@necp/shared/party/marks';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { Button } from './button';
import { MarkIcon } from './mark-icon';
import { MenuContent, menuItemLook } from './menu';

interface MarkMenuProps {
  /** What the button says. */
  readonly label: string;
  /** The symbol that is there now; null without one. */
  readonly current: PartyMark | null;
  /** Called with the chosen symbol; null takes away the current one. */
  readonly onChoose: (mark: PartyMark | null) => void;
}

/** A button with the eight symbols of the party, by click, tap and keyboard. */
export function MarkMenu({ label, current, onChoose }: MarkMenuProps) {
  const t = useTranslations('hud.marks');
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <Button size="small" className="pointer-events-auto">
          <span className="flex items-center gap-1.5">
            {current !== null && <MarkIcon mark={current} label={t(current)} className="size-4" />}
            {label}
          </span>
        </Button>
      </Parts.Trigger>
      <MenuContent label={label} align="start">
        {partyMarks.map((mark) => (
          <Parts.Item key={mark} className={menuItemLook} onSelect={() => onChoose(mark)}>
            <MarkIcon mark={mark} />
            {t(mark)}
          </Parts.Item>
        ))}
        {current !== null && (
          <Parts.Item className={menuItemLook} onSelect={() => onChoose(null)}>
            {t('remove')}
          </Parts.Item>
        )}
      </MenuContent>
    </Parts.Root>
  );
}
