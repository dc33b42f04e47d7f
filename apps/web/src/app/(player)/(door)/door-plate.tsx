import type { ReactNode } from 'react';
import { Panel } from '../../../components/panel';

interface DoorPlateProps {
  readonly title: string;
  readonly lead?: string;
  /** Links to the other sign-in pages. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Draws one sign-in page: title, form and links. */
export function DoorPlate({ title, lead, footer, children }: DoorPlateProps) {
  return (
    <Panel
      cut="large"
      pad="large"
      className="plate-[rgb(12_16_20/0.95)] w-full max-w-md sm:short:max-w-3xl sm:short:py-5"
    >
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      {lead && <p className="mt-2 text-quiet">{lead}</p>}
      <div className="mt-6 short:mt-4">{children}</div>
      {footer && <div className="mt-6 grid gap-2 border-t border-line pt-5 text-sm text-quiet">{footer}</div>}
    </Panel>
  );
}
