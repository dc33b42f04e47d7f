'use client';

import { zoneNames } from '@necp/content/client';
import { canActOn, canGiveRank, hasRight, noteLength } from '@necp/shared/guild/rules';
import type { GuildMemberView, GuildView } from '@necp/shared/guild/schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { IconButton } from '../../components/icon-button';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { MenuContent, menuItemLook } from '../../components/menu';
import { useGuildActions } from './use-guild';
import { useRankName } from './words';

interface MemberRowProps {
  readonly guild: GuildView;
  readonly member: GuildMemberView;
  readonly ownId: string;
}

/** What is asked before it is done. */
type Asked = 'note' | 'officerNote' | 'remove' | 'handOver';

/** A member: rank, level, place and notes, and what can be done. */
export function MemberRow({ guild, member, ownId }: MemberRowProps) {
  const t = useTranslations('guild.roster');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const rankName = useRankName();
  const [asked, ask] = useState<Asked | null>(null);
  const { character, isOnline, zoneId, seenAt, note, officerNote } = member;
  const place = zoneId === null ? null : (zoneNames[zoneId]?.[locale] ?? zoneId);
  const where = isOnline
    ? (place ?? t('isOnline'))
    : seenAt === null
      ? t('offline')
      : t('seen', { time: format.dateTime(seenAt, { dateStyle: 'medium' }) });
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={isOnline ? 'font-semibold break-words text-text' : 'font-semibold break-words text-quiet'}>
            {character.name}
          </span>
          <span className="number text-sm text-quiet">{t('level', { level: character.level })}</span>
          <span className="text-sm text-amber">
            {rankName(guild.ranks.find((rank) => rank.place === member.place))}
          </span>
        </p>
        <p className={isOnline ? 'text-sm text-green' : 'text-sm text-quiet'}>{where}</p>
        {note !== '' && <p className="text-sm break-words text-text">{note}</p>}
        {officerNote !== null && officerNote !== '' && (
          <p className="text-sm break-words text-quiet">{t('officerSays', { note: officerNote })}</p>
        )}
      </div>
      <MemberMenu guild={guild} member={member} ownId={ownId} onAsk={ask} />
      {(asked === 'note' || asked === 'officerNote') && (
        <NoteDialog member={member} readers={asked === 'note' ? 'members' : 'officers'} onClose={() => ask(null)} />
      )}
      {(asked === 'remove' || asked === 'handOver') && (
        <SureDialog member={member} what={asked} onClose={() => ask(null)} />
      )}
    </li>
  );
}

function MemberMenu({ guild, member, ownId, onAsk }: MemberRowProps & { readonly onAsk: (what: Asked) => void }) {
  const t = useTranslations('guild.roster');
  const rankName = useRankName();
  const { setRank } = useGuildActions();
  const { own, ranks } = guild;
  const isOwn = member.characterId === ownId;
  const isBelow = canActOn(own, member).ok;
  const given =
    isBelow && hasRight(own, 'ranks').ok
      ? ranks.filter((rank) => rank.place !== member.place && canGiveRank(own, rank).ok)
      : [];
  const canNote = isOwn || hasRight(own, 'notes').ok;
  const canOfficerNote = hasRight(own, 'notes').ok && hasRight(own, 'officer').ok;
  const canRemove = isBelow && hasRight(own, 'remove').ok;
  const canHandOver = own.place === 0 && !isOwn;
  if (given.length === 0 && !canNote && !canOfficerNote && !canRemove && !canHandOver) return null;
  const label = t('menu', { name: member.character.name });
  return (
    <Parts.Root modal={false}>
      <Parts.Trigger asChild>
        <IconButton icon="menu" label={label} hint="none" />
      </Parts.Trigger>
      <MenuContent label={label} align="end">
        {given.map((rank) => (
          <Parts.Item
            key={rank.place}
            className={menuItemLook}
            onSelect={() =>
              setRank.mutate({ requestId: newRequestId(), memberId: member.characterId, place: rank.place })
            }
          >
            {t(rank.place < member.place ? 'promote' : 'demote', { rank: rankName(rank) })}
          </Parts.Item>
        ))}
        {canNote && <MenuItem label={t('writeNote')} onSelect={() => onAsk('note')} />}
        {canOfficerNote && <MenuItem label={t('writeOfficerNote')} onSelect={() => onAsk('officerNote')} />}
        {canHandOver && <MenuItem label={t('handOver')} onSelect={() => onAsk('handOver')} />}
        {canRemove && <MenuItem label={t('remove')} onSelect={() => onAsk('remove')} />}
      </MenuContent>
    </Parts.Root>
  );
}

function MenuItem({ label, onSelect }: { readonly label: string; readonly onSelect: () => void }) {
  return (
    <Parts.Item className={menuItemLook} onSelect={onSelect}>
      {label}
    </Parts.Item>
  );
}

interface NoteDialogProps {
  readonly member: GuildMemberView;
  readonly readers: 'members' | 'officers';
  readonly onClose: () => void;
}

function NoteDialog({ member, readers, onClose }: NoteDialogProps) {
  const t = useTranslations('guild.roster');
  const { setNote } = useGuildActions();
  const [note, type] = useState((readers === 'members' ? member.note : member.officerNote) ?? '');
  return (
    <ConfirmDialog
      open
      title={t(readers === 'members' ? 'writeNote' : 'writeOfficerNote')}
      confirmLabel={t('save')}
      cancelLabel={t('cancel')}
      waiting={setNote.isPending}
      fields={
        <Field label={t('noteAbout', { name: member.character.name })} aside={`${note.length}/${noteLength}`}>
          <Input value={note} maxLength={noteLength} onChange={(event) => type(event.target.value)} />
        </Field>
      }
      onConfirm={() =>
        setNote.mutate(
          { requestId: newRequestId(), memberId: member.characterId, readers, note },
          { onSettled: onClose },
        )
      }
      onCancel={onClose}
    >
      <p>{t(readers === 'members' ? 'noteText' : 'officerNoteText')}</p>
    </ConfirmDialog>
  );
}

interface SureDialogProps {
  readonly member: GuildMemberView;
  readonly what: 'remove' | 'handOver';
  readonly onClose: () => void;
}

function SureDialog({ member, what, onClose }: SureDialogProps) {
  const t = useTranslations('guild.roster');
  const actions = useGuildActions();
  const act = actions[what];
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t(`${what}Title`, { name: member.character.name })}
      confirmLabel={t(what)}
      cancelLabel={t('cancel')}
      waiting={act.isPending}
      onConfirm={() => act.mutate({ requestId: newRequestId(), memberId: member.characterId }, { onSettled: onClose })}
      onCancel={onClose}
    >
      <p>{t(`${what}Text`)}</p>
    </ConfirmDialog>
  );
}
