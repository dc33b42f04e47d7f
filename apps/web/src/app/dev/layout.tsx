import type { ReactNode } from 'react';
import { BaseMessages } from '../../i18n/page-messages';

/** Provides what every page for developers needs. */
export default function DevLayout({ children }: { readonly children: ReactNode }) {
  return <BaseMessages>{children}</BaseMessages>;
}
