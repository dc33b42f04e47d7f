import type { ReactNode } from 'react';
import { SitePage } from './site-page';

/** Draws a page of text under its title. */
export function ReadingPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <SitePage>
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      {lead && <p className="mt-3 max-w-prose text-lg text-quiet">{lead}</p>}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8">{children}</div>
    </SitePage>
  );
}
