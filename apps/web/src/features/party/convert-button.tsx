'use client';

import { canConvert, mostMembers, mostRaiders } from '@necp/shared/party/rules';
import type { PartyView } from '@necp/shared/party/schema';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import type { PartyActions } from './use-party';

interface ConvertButtonProps {
  readonly party: PartyView;
  readonly actions: PartyActions;
}

/** Makes the party a raid, or the raid a party when all of its members fit; the leader sees it. */
export function ConvertButton({ party: { isRaid, members }, actions }: ConvertButtonProps) {
  const t = useTranslations('party');
  const next = { isRaid: !isRaid };
  const verdict = canConvert({ rank: 'leader', isRaid, members: members.length }, next);
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-sm text-quiet">
        {isRaid ? t('toPartyText', { most: mostMembers }) : t('toRaidText', { most: mostRaiders })}
      </p>
      <Button
        disabled={!verdict.ok}
        waiting={actions.convert.isPending}
        onClick={() => actions.convert.mutate({ requestId: newRequestId(), ...next })}
      >
        {t(isRaid ? 'toParty' : 'toRaid')}
      </Button>
    </div>
  );
}
