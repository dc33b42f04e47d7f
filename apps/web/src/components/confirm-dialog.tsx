'use client';

import * as Parts from 'radix-ui/alert-dialog';
import { useState, type ReactNode } from 'react';
import { Button } from './button';
import { dialogBody, dialogPlate } from './dialog-look';
import { Field } from './field';
import { Input } from './input';
import { useReturnFocus } from './use-return-focus';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen; screen readers read it with the title. */
  readonly children: ReactNode;
  /** What is asked for besides; Enter in a field confirms. */
  readonly fields?: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: 'primary' | 'danger';
  readonly waiting?: boolean;
  /** The word that must be typed before the action can be confirmed. */
  readonly typed?: { readonly label: string; readonly word: string };
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks for a confirmation before an action that cannot be undone. */
export function ConfirmDialog({
  open,
  title,
  children,
  fields,
  confirmLabel,
  cancelLabel,
  tone = 'primary',
  waiting,
  typed,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const [word, setWord] = useState('');
  const returnFocus = useReturnFocus();
  const isReady = !typed || word.trim().toLocaleLowerCase() === typed.word.toLocaleLowerCase();
  return (
    <Parts.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onCancel();
        setWord('');
      }}
    >
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-50 animate-appear bg-ground/75" />
        <Parts.Content {...returnFocus} className={dialogPlate}>
          <div className={dialogBody}>
            <Parts.Title className="text-xl text-text">{title}</Parts.Title>
            <Parts.Description asChild>
              <div className="mt-3 grid gap-2 text-quiet">{children}</div>
            </Parts.Description>
            <form
              noValidate
              className="mt-5 grid gap-5"
              onSubmit={(event) => {
                event.preventDefault();
                if (isReady && !waiting) onConfirm();
              }}
            >
              {fields}
              {typed && (
                <Field label={typed.label}>
                  <Input value={word} autoComplete="off" onChange={(event) => setWord(event.target.value)} />
                </Field>
              )}
              <div className="flex flex-wrap justify-end gap-3">
                <Parts.Cancel asChild>
                  <Button tone="quiet">{cancelLabel}</Button>
                </Parts.Cancel>
                <Button type="submit" tone={tone} waiting={waiting} disabled={!isReady}>
                  {confirmLabel}
                </Button>
              </div>
            </form>
          </div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
