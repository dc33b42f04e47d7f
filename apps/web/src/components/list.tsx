import type { HTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';

/** A list of rows separated by lines. */
export function List({ className, ...rest }: HTMLAttributes<HTMLUListElement>) {
  return <ul className={classNames('divide-y divide-line/70', className)} {...rest} />;
}

interface ListRowProps {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly trail?: ReactNode;
}

/** A row: icon, title, details and actions. */
export function ListRow({ lead, title, detail, trail }: ListRowProps) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 py-3">
      {lead && <span className="shrink-0 text-quiet">{lead}</span>}
      <span className="min-w-0 flex-1 basis-48">
        <span className="block font-semibold break-words text-text">{title}</span>
        {detail && <span className="block text-sm text-quiet">{detail}</span>}
      </span>
      {trail && <span className="ml-auto flex shrink-0 items-center gap-2">{trail}</span>}
    </li>
  );
}

/** A list of terms and their values in two columns. */
export function Details({
  details,
}: {
  readonly details: readonly { readonly term: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {details.map((detail) => (
        <div key={detail.term} className="contents">
          <dt className="text-quiet">{detail.term}</dt>
          <dd className="min-w-0 text-right break-words text-text">{detail.value}</dd>
        </div>
      ))}
    </dl>
  );
}
