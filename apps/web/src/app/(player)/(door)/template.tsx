import type { ReactNode } from 'react';
import { PageMessages } from '../../../i18n/page-messages';

/**
 * Gives the sign-in pages their messages. It stands apart from the layout, whose scripts public pages load too because
 * of what they share.
 */
export default function DoorTemplate({ children }: { readonly children: ReactNode }) {
  return <PageMessages rooms={['account']}>{children}</PageMessages>;
}
