'use client';

import { canBeNamed, nameLetters, tidyName } from '@necp/shared/character/rules';
import type { Verdict } from '@necp/shared/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { Input } from '../../components/input';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords, useRefusalWords } from '../../components/providers/refusals';
import { useNameIdeas } from './use-name-ideas';

const pauseMs = 350;

export interface NameState {
  /** `checking` while the server answers; `unknown` when it does not answer, since the creation checks again anyway. */
  readonly phase: 'refused' | 'checking' | 'free' | 'unknown';
  readonly code: string | null;
  readonly verdict: Verdict;
}

/** Checks a name as it is typed: by the rules at once, by the server after a pause. */
export function useNameCheck(name: string): NameState {
  const api = useTRPC();
  const settled = useSettled(name);
  const verdict = canBeNamed(name, { reserved: [], profane: [], isFoul: () => false });
  const check = useQuery(
    api.character.checkName.queryOptions(
      { name: tidyName(settled) },
      { enabled: verdict.ok && settled === name, staleTime: 10_000, retry: 1 },
    ),
  );
  if (!verdict.ok) return { phase: 'refused', code: verdict.code, verdict };
  if (settled !== name || check.isPending)
    return { phase: check.isError ? 'unknown' : 'checking', code: null, verdict };
  if (check.isError) return { phase: 'unknown', code: null, verdict };
  if (check.data.isFree) return { phase: 'free', code: null, verdict };
  const { code, params } = check.data;
  return { phase: 'refused', code, verdict: { ok: false, code: code ?? 'character.name_taken', params } };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}

interface NameFieldProps {
  readonly name: string;
  readonly state: NameState;
  readonly onChange: (name: string) => void;
}

/** The field for a name: shows what is wrong while the player types, and suggests names with a die. */
export function NameField({ name, state, onChange }: NameFieldProps) {
  const t = useTranslations('character');
  const say = useRefusalWords();
  const words = useErrorWords();
  const letters = [...name].filter((symbol) => /\p{L}/u.test(symbol)).length;
  const idea = useNameIdeas();
  const suggest = useMutation({
    mutationFn: idea,
    onSuccess: (proposed) => {
      if (proposed !== '') onChange(proposed);
    },
  });
  const fault = !state.verdict.ok
    ? say(state.verdict.code, state.verdict.params)
    : suggest.error
      ? words(suggest.error)
      : undefined;
  return (
    <Field
      label={t('name')}
      fault={fault}
      aside={
        <span className="number">
          {letters}/{nameLetters.max}
        </span>
      }
    >
      <div className="flex gap-2">
        <div className="relative grow">
          <Input
            value={name}
            maxLength={24}
            autoComplete="off"
            spellCheck={false}
            className="pr-10 font-title text-lg"
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center">
            {state.phase === 'free' && <Icon name="check" className="text-green" label={t('nameFree')} />}
            {state.phase === 'checking' && (
              <span className="number animate-scan text-quiet" aria-label={t('nameChecking')} role="img">
                …
              </span>
            )}
          </span>
        </div>
        <IconButton
          icon="dice"
          label={t('suggestName')}
          disabled={suggest.isPending}
          onClick={() => suggest.mutate()}
          className="size-11"
        />
      </div>
    </Field>
  );
}
