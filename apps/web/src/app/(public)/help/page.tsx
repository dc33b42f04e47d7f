import { attributeBudget, attributeRange, nameLetters } from '@necp/shared/character/rules';
import { maxMessageLength } from '@necp/shared/chat/schema';
import { tickHz } from '@necp/shared/protocol';
import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { keyActions } from '@necp/shared/settings/schema';
import { sprintTilesPerSecond, walkTilesPerSecond } from '@necp/shared/zone/movement';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeyCap } from '../../../components/key-cap';
import { keyName } from '../../../components/key-names';
import { Details } from '../../../components/list';
import { Panel } from '../../../components/panel';
import { ReadingPage } from '../../../components/site/reading-page';
import { TextLink } from '../../../components/text-link';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

/** Shows the keys and the numbers of the game, read from the same rules. */
export default async function HelpPage() {
  const t = await getTranslations('help');
  const actions = await getTranslations('settings.action');
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('keys')}</h2>
        <p className="mt-2 mb-4 text-quiet">{t('keysText')}</p>
        <Details
          details={keyActions.map((action) => ({
            term: actions(action),
            value: (
              <span className="inline-flex flex-wrap justify-end gap-1">
                {defaultKeyBindings[action].map((code) => (
                  <KeyCap key={code}>{keyName(code)}</KeyCap>
                ))}
              </span>
            ),
          }))}
        />
      </Panel>
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('touch')}</h2>
        <p className="mt-2 text-quiet">{t('touchText')}</p>
      </Panel>
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
          <TextLink href="/formulas">{t('allFormulas')}</TextLink>
        </p>
      </Panel>
    </ReadingPage>
  );
}
