'use client';

import { ConsentPanel } from './consent-panel';
import { DeletionPanel } from './deletion-panel';
import { ExportPanel } from './export-panel';

/** What players decide about their data: a copy of it, statistics, and the end of the account. */
export function PrivacyPanels({ token, isGuest }: { readonly token: string | null; readonly isGuest: boolean }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid gap-4">
        <ExportPanel token={token} isGuest={isGuest} />
        <ConsentPanel />
      </div>
      <DeletionPanel isGuest={isGuest} />
    </div>
  );
}
