'use client';

import { type AlliesView, type GuildLineView, mostAllies, mostRivals } from '@necp/shared/guild/alliance';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { GuildEmblem } from '../../components/guild-emblem';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { PanelTitle } from '../../components/panel';
import { Loading } from '../../components/states';
import { type LifeActions, useAllies, useLifeActions } from './use-life';

/** The alliance of the guild and its rivals. */
export function AlliesTab() {
  const t = useTranslations('guild');
  const query = useAllies();
  const actions = useLifeActions();
  if (query.isError && query.data === undefined)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (query.data === undefined) return <Loading label={t('loading')} />;
  return (
    <div className="grid content-start gap-6">
      <Alliance view={query.data} actions={actions} />
      <Rivals view={query.data} actions={actions} />
    </div>
  );
}

interface PartProps {
  readonly view: AlliesView;
  readonly actions: LifeActions;
}

function Alliance({ view, actions }: PartProps) {
  const t = useTranslations('guild.allies');
  const [isLeaving, ask] = useState(false);
  const { allies, received, sent, canDecide } = view;
  const isFull = allies.length + 1 + sent.length >= mostAllies;
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <PanelTitle as="h3">{t('title')}</PanelTitle>
      <p className="text-sm text-quiet">{t('text', { most: mostAllies })}</p>
      {allies.length === 0 && <p className="text-text">{t('none')}</p>}
      <Lines guilds={allies} />
      <Invitations view={view} actions={actions} isReceived />
      <Invitations view={view} actions={actions} isReceived={false} />
      {canDecide && received.length + sent.length + allies.length > 0 && isFull && (
        <p className="text-sm text-quiet">{t('full')}</p>
      )}
      {canDecide && !isFull && (
        <TagForm
          label={t('invite')}
          isPending={actions.inviteGuild.isPending}
          onSend={(tag, onSuccess) => actions.inviteGuild.mutate({ requestId: newRequestId(), tag }, { onSuccess })}
        />
      )}
      {canDecide && allies.length > 0 && (
        <div>
          <Button tone="danger" onClick={() => ask(true)}>
            {t('leave')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={isLeaving}
        title={t('leaveTitle')}
        confirmLabel={t('leave')}
        cancelLabel={t('stay')}
        tone="danger"
        waiting={actions.leaveAlliance.isPending}
        onConfirm={() => actions.leaveAlliance.mutate({ requestId: newRequestId() }, { onSettled: () => ask(false) })}
        onCancel={() => ask(false)}
      >
        <p>{t('leaveText')}</p>
      </ConfirmDialog>
    </section>
  );
}

function Invitations({ view, actions, isReceived }: PartProps & { readonly isReceived: boolean }) {
  const t = useTranslations('guild.allies');
  const invites = isReceived ? view.received : view.sent;
  const { acceptAlliance, declineAlliance } = actions;
  if (invites.length === 0) return null;
  return (
    <div className="grid gap-2">
      <p className="text-sm text-amber">{t(isReceived ? 'received' : 'sent')}</p>
      <Lines
        guilds={invites.map(({ guild }) => guild)}
        trail={(guild) => {
          const inviteId = invites.find((one) => one.guild === guild)?.inviteId ?? '';
          if (!view.canDecide) return null;
          return (
            <>
              {isReceived && (
                <Button
                  size="small"
                  tone="primary"
                  waiting={acceptAlliance.isPending}
                  onClick={() => acceptAlliance.mutate({ requestId: newRequestId(), inviteId })}
                >
                  {t('accept')}
                </Button>
              )}
              <Button
                size="small"
                waiting={declineAlliance.isPending}
                onClick={() => declineAlliance.mutate({ requestId: newRequestId(), inviteId })}
              >
                {t(isReceived ? 'decline' : 'takeBack')}
              </Button>
            </>
          );
        }}
      />
    </div>
  );
}

function Rivals({ view, actions }: PartProps) {
  const t = useTranslations('guild.allies');
  const { rivals, namedBy, canDecide } = view;
  return (
    <section aria-label={t('rivals')} className="grid gap-3">
      <PanelTitle as="h3">{t('rivals')}</PanelTitle>
      <p className="text-sm text-quiet">{t('rivalsText', { most: mostRivals })}</p>
      {rivals.length === 0 && <p className="text-text">{t('rivalsNone')}</p>}
      <Lines
        guilds={rivals.map(({ guild }) => guild)}
        detail={(guild) => {
          const rival = rivals.find((one) => one.guild === guild);
          if (rival === undefined) return null;
          const { ownWeek, theirWeek, isMutual } = rival;
          return (
            <>
              <span className={ownWeek >= theirWeek ? 'text-green' : 'text-red'}>
                {t('weeks', { own: ownWeek, their: theirWeek })}
              </span>
              {isMutual && <Badge tone="magenta">{t('mutual')}</Badge>}
            </>
          );
        }}
        trail={(guild) =>
          canDecide && (
            <Button
              size="small"
              waiting={actions.endRivalry.isPending}
              onClick={() => actions.endRivalry.mutate({ requestId: newRequestId(), guildId: guild.guildId })}
            >
              {t('end')}
            </Button>
          )
        }
      />
      {namedBy.length > 0 && (
        <>
          <p className="text-sm text-amber">{t('namedBy')}</p>
          <Lines guilds={namedBy} />
        </>
      )}
      {canDecide && rivals.length < mostRivals && (
        <TagForm
          label={t('name')}
          isPending={actions.nameRival.isPending}
          onSend={(tag, onSuccess) => actions.nameRival.mutate({ requestId: newRequestId(), tag }, { onSuccess })}
        />
      )}
    </section>
  );
}

interface LinesProps {
  readonly guilds: readonly GuildLineView[];
  readonly detail?: (guild: GuildLineView) => ReactNode;
  readonly trail?: (guild: GuildLineView) => ReactNode;
}

function Lines({ guilds, detail, trail }: LinesProps) {
  const t = useTranslations('guild.allies');
  if (guilds.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {guilds.map((guild) => (
        <li key={guild.guildId} className="flex flex-wrap items-center gap-x-3 gap-y-2 border border-line p-2.5">
          <GuildEmblem emblem={guild.emblem} className="size-9" />
          <span className="min-w-0 grow basis-40">
            <span className="block break-words text-text">
              {guild.name} <span className="text-amber">{t('tag', { tag: guild.tag })}</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 text-sm text-quiet">
              {t('facts', { level: guild.level, members: guild.members })}
              {detail?.(guild)}
            </span>
          </span>
          <span className="flex flex-wrap gap-2">{trail?.(guild)}</span>
        </li>
      ))}
    </ul>
  );
}

interface TagFormProps {
  readonly label: string;
  readonly isPending: boolean;
  readonly onSend: (tag: string, onSuccess: () => void) => void;
}

/** Names another guild by its tag. */
function TagForm({ label, isPending, onSend }: TagFormProps) {
  const t = useTranslations('guild.allies');
  const [tag, type] = useState('');
  return (
    <form
      aria-label={label}
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (tag.trim() !== '' && !isPending) onSend(tag.trim(), () => type(''));
      }}
    >
      <Input
        aria-label={t('tagOf', { act: label })}
        placeholder={t('tagHint')}
        value={tag}
        maxLength={8}
        className="w-32 uppercase placeholder:normal-case"
        onChange={(event) => type(event.target.value)}
      />
      <Button type="submit" disabled={tag.trim() === ''} waiting={isPending}>
        {label}
      </Button>
    </form>
  );
}
