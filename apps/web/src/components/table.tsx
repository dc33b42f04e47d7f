import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly kind?: 'text' | 'figure';
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A table; on a narrow screen it scrolls sideways inside itself. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse text-left max-sm:text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classNames(
                  'px-3 py-2 text-sm font-semibold text-quiet max-sm:px-2',
                  column.kind === 'figure' && 'text-right',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line/60 transition-colors hover:bg-raised/60">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={classNames(
                    'px-3 py-2.5 max-sm:px-2',
                    column.kind === 'figure' && 'number text-right whitespace-nowrap',
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
