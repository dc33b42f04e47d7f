'use client';

import { hasRight } from '@necp/shared/guild/rules';
import type { GuildApplicationView } from '@necp/shared/guild/finder-schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { ListingForm } from './listing-form';
import { ReadPart } from './read-part';
import type { GuildTabProps } from './tabs';
import { useGuildActions, useRecruiting } from './use-guild';

/** Who applied, who is invited, and what the guild shows to players who look for one. */
export function RecruitingTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild.recruiting');
  const query = useRecruiting();
  const { withdraw } = useGuildActions();
  return (
    <ReadPart query={query}>
      {({ listing, applications, invites }) => (
        <div className="grid gap-5">
          <Applications applications={applications} canAnswer={hasRight(guild.own, 'applications').ok} />
          {invites.length > 0 && (
            <section aria-label={t('invites')}>
              <h3 className="caps text-xs text-quiet">{t('invites')}</h3>
              <List>
                {invites.map(({ inviteId, character }) => (
                  <ListRow
                    key={inviteId}
                    title={character.name}
                    detail={t('level', { level: character.level })}
                    trail={
                      <Button size="small" onClick={() => withdraw.mutate({ requestId: newRequestId(), inviteId })}>
                        {t('withdraw')}
                      </Button>
                    }
                  />
                ))}
              </List>
            </section>
          )}
          {hasRight(guild.own, 'recruiting').ok && <ListingForm key={String(listing?.isOpen)} listing={listing} />}
        </div>
      )}
    </ReadPart>
  );
}

interface ApplicationsProps {
  readonly applications: readonly GuildApplicationView[];
  readonly canAnswer: boolean;
}

function Applications({ applications, canAnswer }: ApplicationsProps) {
  const t = useTranslations('guild.recruiting');
  const { acceptApplication, declineApplication } = useGuildActions();
  return (
    <section aria-label={t('applications')}>
      <h3 className="caps text-xs text-amber">{t('applications')}</h3>
      {!canAnswer && <p className="py-2 text-sm text-quiet">{t('noRight')}</p>}
      {canAnswer && applications.length === 0 && <p className="py-2 text-sm text-quiet">{t('noApplications')}</p>}
      <List>
        {applications.map(({ applicationId, character, answers }) => (
          <li key={applicationId} className="grid gap-1.5 py-3">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold break-words text-text">{character.name}</span>
              <span className="text-sm text-quiet">{t('level', { level: character.level })}</span>
            </p>
            <dl className="grid gap-1 text-sm">
              {answers.map(({ question, answer }) => (
                <div key={question}>
                  <dt className="break-words text-quiet">{question}</dt>
                  <dd className="break-words text-text">{answer}</dd>
                </div>
              ))}
            </dl>
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                tone="primary"
                aria-label={t('acceptOf', { name: character.name })}
                onClick={() => acceptApplication.mutate({ requestId: newRequestId(), applicationId })}
              >
                {t('accept')}
              </Button>
              <Button
                size="small"
                aria-label={t('declineOf', { name: character.name })}
                onClick={() => declineApplication.mutate({ requestId: newRequestId(), applicationId })}
              >
                {t('decline')}
              </Button>
            </div>
          </li>
        ))}
      </List>
    </section>
  );
}
