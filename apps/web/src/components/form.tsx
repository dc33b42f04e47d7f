'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { FormEventHandler, ReactNode } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type * as z from 'zod';
import { Banner } from './banner';
import { classNames } from './class-names';
import { readRefusal } from './form-rules';
import { useRefusalWords } from './providers/refusals';

/**
 * Returns a form whose schema consists of `ruled` fields; the error of a field is shown once the player has typed into
 * it and left it, or has sent the form, and is updated while it is corrected.
 */
export function useRuledForm<Values extends FieldValues>(
  schema: z.ZodType<Values, Values>,
  defaultValues: DefaultValues<Values>,
) {
  return useForm<Values>({ resolver: zodResolver(schema), defaultValues, mode: 'onTouched' });
}

/**
 * Returns the error of a field as text. A field that was only passed through says nothing yet: an error that appears
 * while the pointer is down moves what is below it, and the click on that is lost.
 */
export function useFieldFault<Values extends FieldValues>(
  form: UseFormReturn<Values>,
): (field: Path<Values>) => string | undefined {
  const say = useRefusalWords();
  const { errors, dirtyFields, isSubmitted } = form.formState;
  return (field) => {
    if (!isSubmitted && !(field in dirtyFields)) return undefined;
    const message = errors[field]?.message;
    if (typeof message !== 'string') return undefined;
    const { code, params } = readRefusal(message);
    return say(code, params);
  };
}

interface FormProps {
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  /** The reason why the whole form was refused. */
  readonly fault?: ReactNode;
  /** Whether a phone held sideways shows two parts beside each other, so that the button stays in sight. */
  readonly isPaired?: boolean;
  readonly children: ReactNode;
}

/** Draws fields one below the other, with the error of the whole form on top. */
export function Form({ onSubmit, fault, isPaired = false, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className={classNames('grid gap-5', isPaired && 'sm:short:grid-cols-2 sm:short:gap-4')}
    >
      {fault && (
        <Banner tone="fault" className="col-span-full">
          {fault}
        </Banner>
      )}
      {children}
    </form>
  );
}
