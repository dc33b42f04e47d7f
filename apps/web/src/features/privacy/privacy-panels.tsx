'use client';

import { useEffect, useState } from 'react';
import { useSessionEnd } from '../../components/session-end';
import { ConsentPanel } from './consent-panel';
import { DeletionPanel } from './deletion-panel';
import { ExportPanel } from './export-panel';

interface PrivacyPanelsProps {
  /** The secret of the link in the email about a copy; null when the page was opened without it. */
  readonly token: string | null;
  readonly isGuest: boolean;
  readonly hasEmail: boolean;
}

/** What players decide about their data: a copy of it, statistics, and the end of the account. */
export function PrivacyPanels({ token, isGuest, hasEmail }: PrivacyPanelsProps) {
  // The player is signed out by then, so everything else would be refused.
  const [isDeleted, setDeleted] = useState(false);
  const end = () => {
    setDeleted(true);
    useSessionEnd.setState({ hasEnded: true });
  };
  // Who signs in again without leaving the site has a header with a session.
  useEffect(() => () => useSessionEnd.setState({ hasEnded: false }), []);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {!isDeleted && (
        <div className="grid gap-4">
          <ExportPanel token={token} hasEmail={hasEmail} />
          <ConsentPanel />
        </div>
      )}
      <DeletionPanel isGuest={isGuest} onDeleted={end} />
    </div>
  );
}
