'use client';

import { slotFor } from '@necp/shared/party/finder-rules';
import { type ListingView, noteLength, type SoughtRole, soughtRoles } from '@necp/shared/party/finder-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Select } from '../../components/select';
import type { PartyActions } from './use-party';

interface ApplyFormProps {
  readonly listing: ListingView;
  readonly actions: PartyActions;
  readonly onClose: () => void;
}

/** Applies to a listing: as what, and with which words. */
export function ApplyForm({ listing, actions, onClose }: ApplyFormProps) {
  const t = useTranslations('party.finder');
  const roles = soughtRoles.filter((role) => slotFor(listing.slots, role) !== null);
  const [chosen, choose] = useState<SoughtRole | null>(null);
  const [note, setNote] = useState('');
  // A role may be taken while the form is open.
  const role = roles.find((one) => one === chosen) ?? roles[0];
  const send = () => {
    if (role === undefined) return;
    actions.applyToListing.mutate(
      { requestId: newRequestId(), listingId: listing.listingId, role, note: listing.isAuto ? '' : note },
      {
        onSuccess: ({ hasJoined }) => {
          toast.success(t(hasJoined ? 'joined' : 'sent', { name: listing.leader.name }));
          onClose();
        },
      },
    );
  };
  return (
    <form
      aria-label={t('applyTo', { name: listing.leader.name })}
      className="mt-1 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label={t('ownRole')}>
        <Select
          value={role ?? 'damage'}
          options={roles.map((value) => ({ value, label: t(`slots.${value}`) }))}
          onChange={choose}
        />
      </Field>
      {!listing.isAuto && (
        <Field label={t('note')}>
          <Input value={note} maxLength={noteLength} onChange={(event) => setNote(event.target.value)} />
        </Field>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" size="small" waiting={actions.applyToListing.isPending}>
          {t(listing.isAuto ? 'joinNow' : 'send')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
