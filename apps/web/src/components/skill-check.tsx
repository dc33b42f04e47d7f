'use client';

import { attributes } from '@necp/shared/character/schema';
import type { ChoiceView, RollView } from '@necp/shared/quest/schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { classNames } from './class-names';
import { anyOf } from './kernel/rng';
import { useById, useContent } from './providers/content';

type CheckView = NonNullable<ChoiceView['check']>;

/** The attribute or skill behind a check, its difficulty and its odds, shown before the roll. */
export function CheckTag({ check }: { readonly check: CheckView }) {
  const t = useTranslations('quest');
  const format = useFormatter();
  const name = useCheckName();
  const tone = check.chance >= 0.65 ? 'text-green' : check.chance >= 0.4 ? 'text-amber' : 'text-red';
  return (
    <span className="number text-sm whitespace-normal text-quiet">
      [{t('check', { by: name(check.by), difficulty: check.difficulty, modifier: signed(check.modifier) })} ·{' '}
      <span className={tone}>{format.number(check.chance, { style: 'percent' })}</span>
      {check.luck !== 'plain' && ` · ${t(`luck.${check.luck}`)}`}]
    </span>
  );
}

/** Returns a function that names attributes and skills. */
export function useCheckName(): (by: string) => string {
  const attribute = useTranslations('character.attribute');
  const locale = useLocale() as Locale;
  const skills = useById(useContent('progression')?.skills);
  return (by) => {
    const own = attributes.find((one) => one === by);
    return own ? attribute(`${own}.name`) : (skills.get(by)?.name[locale] ?? by);
  };
}

const signed = (value: number): string => (value < 0 ? `−${-value}` : `+${value}`);
const throwMs = 900;
const flickerMs = 70;

/** Animates a rolling die: its faces flicker until it lands. */
export function useThrow(
  face: number,
  motion: 'full' | 'reduced',
): { readonly shown: number; readonly hasLanded: boolean } {
  const [hasLanded, setLanded] = useState(motion === 'reduced');
  const [shown, setShown] = useState(motion === 'reduced' ? face : 20);
  useEffect(() => {
    if (hasLanded) return;
    const flicker = setInterval(() => setShown(anyOf(20) + 1), flickerMs);
    const landing = setTimeout(() => {
      clearInterval(flicker);
      setLanded(true);
      setShown(face);
    }, throwMs);
    return () => {
      clearInterval(flicker);
      clearTimeout(landing);
    };
  }, [hasLanded, face]);
  return { shown, hasLanded };
}

/** Checks whether the result is a success. */
export const isGoodResult = (result: RollView['result']): boolean => result === 'critical' || result === 'pass';

/** Draws a twenty-sided die in the colour of its result. */
export function Die({
  shown,
  tone,
  className,
}: {
  readonly shown: number;
  readonly tone: 'flying' | 'good' | 'bad';
  readonly className: string;
}) {
  return (
    <svg
      viewBox="-60 -60 120 120"
      className={classNames(
        'shrink-0 transition-colors',
        className,
        { flying: 'animate-scan text-quiet', good: 'text-green', bad: 'text-red' }[tone],
      )}
      aria-hidden
    >
      <polygon points="0,-54 47,-27 47,27 0,54 -47,27 -47,-27" fill="#0c1014" stroke="currentColor" strokeWidth="2" />
      <path
        d="M0-54 28 16-28 16ZM28 16 47-27M-28 16-47-27M28 16 47 27M-28 16-47 27M0 54 28 16M0 54-28 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1"
        opacity="0.55"
      />
      <text y="8" textAnchor="middle" className="number" fontSize="26" fill="currentColor">
        {shown}
      </text>
    </svg>
  );
}

/** Shows the result of a roll: the face, the modifier, the difficulty, and the outcome. */
export function ThrowResult({
  roll,
}: {
  readonly roll: Pick<RollView, 'face' | 'modifier' | 'total' | 'difficulty' | 'result'> &
    Partial<Pick<RollView, 'faces' | 'luck'>>;
}) {
  const t = useTranslations('quest');
  return (
    <>
      <p className="number text-text">
        {roll.luck && roll.luck !== 'plain' && <span className="mr-2 text-quiet">({roll.faces?.join(', ')})</span>}
        {t('sum', { face: roll.face, modifier: signed(roll.modifier), total: roll.total, difficulty: roll.difficulty })}
      </p>
      <p className={classNames('font-title text-xl', isGoodResult(roll.result) ? 'text-green' : 'text-red')}>
        {t(`result.${roll.result}`)}
      </p>
    </>
  );
}
