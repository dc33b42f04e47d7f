'use client';

import { clsx } from 'clsx';
import { useState, type ReactNode } from 'react';
import { entriesFound, type HelpSection } from './help-search';

interface HelpBoardProps {
  readonly sections: readonly HelpSection<ReactNode>[];
  readonly words: {
    readonly contents: string;
    readonly search: string;
    readonly nothing: string;
  };
}

/** The parts of the help with a table of contents; a search leaves the entries that have every word of it. */
export function HelpBoard({ sections, words }: HelpBoardProps) {
  const [query, setQuery] = useState('');
  const found = entriesFound(sections, query);
  return (
    <>
      <div className="grid gap-4">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className={
            'h-11 w-full max-w-prose border border-line bg-panel px-3 text-text placeholder:text-quiet ' +
            'focus-visible:outline-offset-0'
          }
        />
        <nav aria-label={words.contents} className="grid grid-cols-2 gap-x-5 gap-y-2 sm:flex sm:flex-wrap">
          {sections.map(({ id, title }) => (
            <a
              key={id}
              href={`#${id}`}
              onClick={() => setQuery('')}
              className={
                'text-text underline decoration-line underline-offset-4 hover:text-amber hover:decoration-amber ' +
                'touch:inline-flex touch:min-h-11 touch:items-center'
              }
            >
              {title}
            </a>
          ))}
        </nav>
      </div>
      {found.map((section) => (
        <section key={section.id} className="cut plate-panel p-4 sm:p-5">
          <h2 id={section.id} className="scroll-mt-6 text-2xl">
            {section.title}
          </h2>
          {section.lead && <p className="mt-2 max-w-prose text-quiet">{section.lead}</p>}
          <Entries section={section} />
          {section.end && <p className="mt-4">{section.end}</p>}
        </section>
      ))}
      <p role="status" className="text-quiet">
        {found.length === 0 ? words.nothing : ''}
      </p>
    </>
  );
}

function Entries({ section: { shape, entries } }: { readonly section: HelpSection<ReactNode> }) {
  if (shape === 'steps')
    return (
      <ol className="mt-3 grid max-w-prose list-decimal gap-2 pl-6 text-text marker:text-magenta">
        {entries.map(({ term }) => (
          <li key={term}>{term}</li>
        ))}
      </ol>
    );
  return (
    <dl
      className={clsx(
        'mt-4 grid',
        shape === 'answers' && 'max-w-prose gap-4',
        shape === 'uses' && 'gap-x-10 gap-y-2',
        shape === 'keys' && 'gap-x-10 gap-y-1 sm:grid-cols-2',
      )}
    >
      {entries.map(({ term, value, words }) => (
        <div
          key={`${term}: ${words}`}
          className={clsx(
            shape === 'keys' && 'flex items-center justify-between gap-4 border-b border-line/50 py-1',
            shape === 'uses' && 'grid gap-x-6 sm:grid-cols-[12rem_1fr]',
          )}
        >
          <dt className={shape === 'answers' ? 'text-lg text-text' : 'text-text'}>{term}</dt>
          <dd className={clsx('min-w-0 text-quiet', shape === 'keys' && 'text-right', shape === 'answers' && 'mt-1')}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
