'use client';

import { createContext, useContext, useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

interface FieldIds {
  readonly control: string;
  readonly hint: string;
  readonly fault: string;
  readonly describedBy: string | undefined;
  readonly isFaulty: boolean;
}
const FieldContext = createContext<FieldIds | null>(null);

/** Returns the attributes for a control inside a `Field`, so that screen readers read its label, hint and error. */
export function useFieldControl(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = useContext(FieldContext);
  if (!ids) return {};
  return { id: ids.control, 'aria-describedby': ids.describedBy, 'aria-invalid': ids.isFaulty || undefined };
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The error and what to do, in the player's language; empty when there is none. */
  readonly fault?: ReactNode;
  /** Shown to the right of the label: a counter, a link. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Draws a control with its label, its hint and its error. */
export function Field({ label, hint, fault, aside, className, children }: FieldProps) {
  const id = useId();
  const isFaulty = Boolean(fault);
  const describedBy = [isFaulty && `${id}fault`, hint && `${id}hint`].filter(Boolean).join(' ') || undefined;
  return (
    <FieldContext.Provider value={{ control: id, hint: `${id}hint`, fault: `${id}fault`, describedBy, isFaulty }}>
      <div className={classNames('grid content-start gap-1.5', className)}>
        <div className="flex items-baseline justify-between gap-4">
          <label htmlFor={id} className="text-sm font-semibold text-text">
            {label}
          </label>
          {aside && <span className="text-sm text-quiet">{aside}</span>}
        </div>
        {children}
        {hint && (
          <p id={`${id}hint`} className="text-sm text-quiet">
            {hint}
          </p>
        )}
        <p id={`${id}fault`} role="alert" className="flex items-start gap-1.5 text-sm text-red empty:hidden">
          {isFaulty && (
            <>
              <Icon name="warning" className="mt-0.5 size-4" />
              <span>{fault}</span>
            </>
          )}
        </p>
      </div>
    </FieldContext.Provider>
  );
}
