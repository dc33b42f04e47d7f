import { attributeBudget, attributeRange, nameLetters } from '@necp/shared/character/rules';
import { maxMessageLength } from '@necp/shared/chat/schema';
import { tickHz } from '@necp/shared/protocol';
import { padButtonName } from '@necp/shared/settings/pad';
import { defaultKeyBindings, padCodesOf } from '@necp/shared/settings/rules';
import { keyActions, padActions } from '@necp/shared/settings/schema';
import { sprintTilesPerSecond, walkTilesPerSecond } from '@necp/shared/zone/movement';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { KeyCap } from '../../../components/key-cap';
import { isMouseCode, keyName } from '../../../components/key-names';
import { TextLink } from '../../../components/text-link';
import { pageHref } from '../../../i18n/page-href';
import type { HelpSection } from './help-search';

const goals = ['first', 'quests', 'fight', 'city', 'others'] as const;
const mouseButtons = ['left', 'right', 'middle', 'wheel'] as const;
const touches = ['walk', 'aim', 'actions', 'prompt', 'map', 'menu'] as const;
const questions = ['start', 'way', 'lose', 'dead', 'guest', 'slow', 'phone', 'lag', 'dice'] as const;

type Section = HelpSection<ReactNode>;

/** Returns the parts of the help in the order of the page. */
export async function helpSections(): Promise<readonly Section[]> {
  const t = await getTranslations('help');
  return [
    {
      id: 'goals',
      title: t('goals'),
      shape: 'steps',
      entries: goals.map((goal) => ({ term: t(`goalsList.${goal}`), value: null, words: '' })),
    },
    // The long list of keys comes after what is short, so that a phone shows its own controls first.
    {
      id: 'touch',
      title: t('touch'),
      shape: 'uses',
      entries: touches.map((one) => textEntry(t(`touchList.${one}.name`), t(`touchList.${one}.use`))),
    },
    {
      id: 'mouse',
      title: t('mouse'),
      lead: t('mouseText'),
      shape: 'uses',
      entries: mouseButtons.map((button) => textEntry(t(`buttons.${button}.name`), t(`buttons.${button}.use`))),
    },
    await keys(),
    await gamepad(),
    {
      id: 'questions',
      title: t('questions'),
      shape: 'answers',
      entries: questions.map((question) => textEntry(t(`ask.${question}.q`), t(`ask.${question}.a`))),
    },
    await numbers(),
  ];
}

const textEntry = (term: string, text: string) => ({ term, value: text, words: text });

async function keys(): Promise<Section> {
  const [t, actions, mouse] = await Promise.all([
    getTranslations('help'),
    getTranslations('settings.action'),
    getTranslations('controls.mouse'),
  ]);
  return {
    id: 'keys',
    title: t('keys'),
    lead: t('keysText'),
    shape: 'keys',
    entries: keyActions.map((action) => {
      const names = defaultKeyBindings[action].map((code) => (isMouseCode(code) ? mouse(code) : keyName(code)));
      const value = (
        <span className="inline-flex flex-wrap justify-end gap-1">
          {names.map((name) => (
            <KeyCap key={name}>{name}</KeyCap>
          ))}
        </span>
      );
      return { term: actions(action), value, words: names.join(' ') };
    }),
  };
}

async function gamepad(): Promise<Section> {
  const [t, actions] = await Promise.all([getTranslations('help'), getTranslations('settings.action')]);
  const pad = { kind: 'xbox', layer: padCodesOf({}, 'layer')[0] ?? '' } as const;
  return {
    id: 'gamepad',
    title: t('gamepad'),
    lead: t('gamepadText'),
    shape: 'keys',
    entries: padActions.flatMap((action) =>
      padCodesOf({}, action).map((code) => {
        const name = padButtonName(code, pad);
        return { term: actions(action), value: <KeyCap>{name}</KeyCap>, words: name };
      }),
    ),
  };
}

async function numbers(): Promise<Section> {
  const t = await getTranslations('help');
  const entries = [
    [t('walk'), t('metresPerSecond', { speed: walkTilesPerSecond })],
    [t('sprint'), t('metresPerSecond', { speed: sprintTilesPerSecond })],
    [t('tick'), t('perSecond', { count: tickHz })],
    [t('points'), t('pointsValue', { budget: attributeBudget, min: attributeRange.min, max: attributeRange.max })],
    [t('name'), t('nameValue', { min: nameLetters.min, max: nameLetters.max })],
    [t('line'), t('lineValue', { max: maxMessageLength })],
  ] as const;
  return {
    id: 'numbers',
    title: t('formulas'),
    lead: t('formulasText'),
    shape: 'keys',
    entries: entries.map(([term, text]) => ({ term, value: <span className="number">{text}</span>, words: text })),
    end: <TextLink href={pageHref('/formulas')}>{t('allFormulas')}</TextLink>,
  };
}
