import { attributeBudget, attributeRange, nameLetters } from '@necp/shared/character/rules';
import { maxMessageLength } from '@necp/shared/chat/schema';
import { tickHz } from '@necp/shared/protocol';
import { padButtonName } from '@necp/shared/settings/pad';
import { defaultKeyBindings, padCodesOf } from '@necp/shared/settings/rules';
import { keyActions, padActions } from '@necp/shared/settings/schema';
import { sprintTilesPerSecond, walkTilesPerSecond } from '@necp/shared/zone/movement';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeyCap } from '../../../components/key-cap';
import { isMouseCode, keyName } from '../../../components/key-names';
import { Details } from '../../../components/list';
import { Panel } from '../../../components/panel';
import { ReadingPage } from '../../../components/site/reading-page';
import { TextLink } from '../../../components/text-link';
import { pageHref } from '../../../i18n/page-href';
import { pageMetadata } from '../../page-metadata';

const goals = ['first', 'quests', 'fight', 'city', 'others'] as const;
const mouseButtons = ['left', 'right', 'middle', 'wheel'] as const;
const questions = ['lose', 'guest', 'slow', 'phone', 'dice'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('help');
  return pageMetadata('/help', { title: t('title'), description: t('lead') });
}

/** Shows what to do first, the controls, common questions, and the numbers of the game, read from the same rules. */
export default async function HelpPage() {
  const t = await getTranslations('help');
  const actions = await getTranslations('settings.action');
  const mouse = await getTranslations('controls.mouse');
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <Goals />
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('keys')}</h2>
        <p className="mt-2 mb-4 text-quiet">{t('keysText')}</p>
        <Details
          details={keyActions.map((action) => ({
            term: actions(action),
            value: (
              <span className="inline-flex flex-wrap justify-end gap-1">
                {defaultKeyBindings[action].map((code) => (
                  <KeyCap key={code}>{isMouseCode(code) ? mouse(code) : keyName(code)}</KeyCap>
                ))}
              </span>
            ),
          }))}
        />
      </Panel>
      <Mouse />
      <Gamepad />
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('touch')}</h2>
        <p className="mt-2 text-quiet">{t('touchText')}</p>
      </Panel>
      <Questions />
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('formulas')}</h2>
        <p className="mt-2 mb-4 text-quiet">{t('formulasText')}</p>
        <Details
          details={[
            {
              term: t('walk'),
              value: <span className="number">{t('metresPerSecond', { speed: walkTilesPerSecond })}</span>,
            },
            {
              term: t('sprint'),
              value: <span className="number">{t('metresPerSecond', { speed: sprintTilesPerSecond })}</span>,
            },
            { term: t('tick'), value: <span className="number">{t('perSecond', { count: tickHz })}</span> },
            {
              term: t('points'),
              value: (
                <span className="number">
                  {t('pointsValue', { budget: attributeBudget, min: attributeRange.min, max: attributeRange.max })}
                </span>
              ),
            },
            {
              term: t('name'),
              value: <span className="number">{t('nameValue', { min: nameLetters.min, max: nameLetters.max })}</span>,
            },
            { term: t('line'), value: <span className="number">{t('lineValue', { max: maxMessageLength })}</span> },
          ]}
        />
        <p className="mt-4">
          <TextLink href={pageHref('/formulas')}>{t('allFormulas')}</TextLink>
        </p>
      </Panel>
    </ReadingPage>
  );
}

async function Goals() {
  const t = await getTranslations('help');
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('goals')}</h2>
      <ol className="mt-3 grid max-w-prose list-decimal gap-2 pl-6 text-text marker:text-magenta">
        {goals.map((goal) => (
          <li key={goal}>{t(`goalsList.${goal}`)}</li>
        ))}
      </ol>
    </Panel>
  );
}

async function Mouse() {
  const t = await getTranslations('help');
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('mouse')}</h2>
      <p className="mt-2 mb-4 text-quiet">{t('mouseText')}</p>
      <Details
        details={mouseButtons.map((button) => ({
          term: t(`buttons.${button}.name`),
          value: t(`buttons.${button}.use`),
        }))}
      />
    </Panel>
  );
}

async function Gamepad() {
  const t = await getTranslations('help');
  const actions = await getTranslations('settings.action');
  const pad = { kind: 'xbox', layer: padCodesOf({}, 'layer')[0] ?? '' } as const;
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('gamepad')}</h2>
      <p className="mt-2 mb-4 text-quiet">{t('gamepadText')}</p>
      <Details
        details={padActions.flatMap((action) =>
          padCodesOf({}, action).map((code) => ({
            term: actions(action),
            value: <KeyCap>{padButtonName(code, pad)}</KeyCap>,
          })),
        )}
      />
    </Panel>
  );
}

async function Questions() {
  const t = await getTranslations('help');
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('questions')}</h2>
      <dl className="mt-4 grid max-w-prose gap-4">
        {questions.map((question) => (
          <div key={question}>
            <dt className="text-lg text-text">{t(`ask.${question}.q`)}</dt>
            <dd className="mt-1 text-quiet">{t(`ask.${question}.a`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
