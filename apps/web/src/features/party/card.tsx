import type { ReactNode } from 'react';

interface CardProps {
  readonly label: string;
  readonly question: string;
  /** What the player should know before answering. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Something that the party asks of the player, with its answers. */
export function Card({ label, question, hint, children }: CardProps) {
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="cut edge-amber pointer-events-auto grid w-80 max-w-[92vw] gap-2 p-3 text-center"
    >
      <p className="text-text">{question}</p>
      {hint !== undefined && (
        <p aria-live="off" className="text-sm text-quiet">
          {hint}
        </p>
      )}
      <div className="flex gap-2 *:grow">{children}</div>
    </section>
  );
}
