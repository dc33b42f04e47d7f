'use client';

import { useEffect } from 'react';
import { useGuildBankWanted } from '../../components/guild-bank-wanted';
import type { HudProps } from '../base/feature';

/** Opens the guild's window when its bank is asked for at a terminal. */
export function GuildBankOpener({ openWindow }: Pick<HudProps, 'openWindow'>) {
  useEffect(
    () => useGuildBankWanted.subscribe(({ asked }, before) => asked !== before.asked && openWindow('guild')),
    [openWindow],
  );
  return null;
}
