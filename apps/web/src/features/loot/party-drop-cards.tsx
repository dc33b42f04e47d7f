'use client';

import type { PartyDropView } from '@necp/shared/loot/party-schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';
import type { HudProps } from '../base/feature';
import { OpenDrop } from './party-drop';
import { useSharedLoot } from './store';
import { useDropActions, usePartyDrops } from './use-party-drops';

/** The items that wait for the player's choice, one below the other; the loot log has all of them. */
export function PartyDropCards({ character }: Pick<HudProps, 'character'>) {
  const t = useTranslations('hud.loot');
  const isInParty = useQuery(useTRPC().party.own.queryOptions()).data?.party != null;
  const isHeard = useSharedLoot((state) => state.isHeard);
  // Who has left the party may still win what fell before.
  const drops = usePartyDrops({ enabled: isInParty || isHeard }).shown;
  const waiting = drops?.open.filter(({ mode, masterId, members }) =>
    mode === 'master'
      ? masterId === character.id
      : members.some(({ characterId, choice }) => characterId === character.id && choice === null),
  );
  if (drops === undefined || waiting === undefined || waiting.length === 0) return null;
  return <Cards label={t('rolls', { count: waiting.length })} drops={waiting} atMs={drops.atMs} ownId={character.id} />;
}

interface CardsProps {
  readonly label: string;
  readonly drops: readonly PartyDropView[];
  readonly atMs: number;
  readonly ownId: string;
}

function Cards({ label, drops, atMs, ownId }: CardsProps) {
  const kinds = useItemKinds();
  const actions = useDropActions();
  if (kinds === null) return null;
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="pointer-events-auto grid max-h-[38vh] w-80 max-w-[92vw] gap-2 overflow-y-auto"
    >
      {drops.map((drop) => (
        <div key={drop.dropId} className="cut edge-amber grid gap-2 p-3">
          <OpenDrop drop={drop} kinds={kinds} ownId={ownId} atMs={atMs} actions={actions} />
        </div>
      ))}
    </section>
  );
}
