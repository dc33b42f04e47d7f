'use client';

import type { Locale, ZoneId } from '@necp/shared/kernel';
import { pinNameLength } from '@necp/shared/settings/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Input } from '../../components/input';
import { wantLink } from '../../components/link-wanted';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { GroundMark } from './ground-mark';
import type { Landmark } from './landmarks';
import type { CitySpot } from './route';
import { nameOf } from './search';
import { SignIcon } from './sign';
import type { usePins } from './use-pins';

interface ChosenCardProps {
  /** What was pressed on the map or in the list. */
  readonly spot: CitySpot;
  /** Null for a bare spot. */
  readonly landmark: Landmark | null;
  readonly zoneName: string;
  /** How far it is to walk; null when there is no way. */
  readonly metres: number | null;
  readonly isDestination: boolean;
  readonly pins: ReturnType<typeof usePins>;
  readonly onGo: () => void;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** What was chosen on the map, and what can be done with it. */
export function ChosenCard(props: ChosenCardProps) {
  const { spot, landmark, zoneName, metres, isDestination, pins, onGo, onStop, onClose } = props;
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const pinId = landmark?.kind === 'pin' ? landmark.key.slice('pin:'.length) : null;
  return (
    <section aria-label={t('chosen')} className="grid gap-2 border border-line bg-ground/60 p-2.5">
      <ChosenTitle {...props} />
      <div className="flex flex-wrap gap-2">
        {isDestination ? (
          <Button size="small" onClick={onStop}>
            {t('stopRoute')}
          </Button>
        ) : (
          <Button size="small" tone="primary" disabled={metres === null} onClick={onGo}>
            {t('goHere')}
          </Button>
        )}
        <PingButton spot={spot} />
        <Button size="small" icon="chat" onClick={() => wantLink(placeOf(spot), zoneName)}>
          {t('link')}
        </Button>
        <GroundMark spot={spot} />
        {pinId !== null && (
          <Button
            size="small"
            tone="danger"
            icon="trash"
            onClick={() => {
              pins.remove(pinId);
              onClose();
            }}
          >
            {t('deletePin')}
          </Button>
        )}
      </div>
      {landmark === null && (
        <PinForm
          key={`${spot.zone}:${spot.x}:${spot.y}`}
          label={t('pinName')}
          action={t('addPin')}
          start=""
          isBusy={pins.isBusy}
          onSave={(name) => {
            pins.place(spot, name);
            onClose();
          }}
        />
      )}
      {pinId !== null && landmark && (
        <PinForm
          key={pinId}
          label={t('pinName')}
          action={t('renamePin')}
          start={nameOf(landmark, locale)}
          isBusy={pins.isBusy}
          onSave={(name) => pins.rename(pinId, name)}
        />
      )}
    </section>
  );
}

const placeOf = ({ zone, x, y }: CitySpot) =>
  ({ kind: 'place', zoneId: zone as ZoneId, x: Math.max(0, Math.floor(x)), y: Math.max(0, Math.floor(y)) }) as const;

/** Shows the spot to the party; without a party there is no button. */
function PingButton({ spot }: Pick<ChosenCardProps, 'spot'>) {
  const t = useTranslations('map');
  const { party } = useTRPC();
  const isInParty = useQuery(party.own.queryOptions()).data?.party != null;
  const words = useErrorWords();
  const ping = useMutation(party.ping.mutationOptions({ onError: (error) => void toast.error(words(error)) }));
  if (!isInParty) return null;
  const { zone, x, y } = spot;
  const show = () =>
    ping.mutate({ requestId: newRequestId(), zoneId: zone as ZoneId, x: Math.floor(x), y: Math.floor(y) });
  return (
    <Button size="small" icon="people" disabled={ping.isPending} onClick={show}>
      {t('ping')}
    </Button>
  );
}

function ChosenTitle({ landmark, zoneName, metres }: Pick<ChosenCardProps, 'landmark' | 'zoneName' | 'metres'>) {
  const t = useTranslations('map');
  const locale = useLocale() as Locale;
  const isEntrance = landmark?.kind === 'gate' || landmark?.kind === 'instance';
  const levels = landmark?.levels && t('levels', landmark.levels);
  // The levels are of what lies behind an entrance, not of the district that it stands in.
  const about = isEntrance
    ? [levels, t('entranceIn', { zone: zoneName })]
    : [landmark?.about?.[locale], zoneName, levels];
  return (
    <div className="flex items-start gap-2">
      {landmark && <SignIcon sign={landmark.sign} />}
      <div className="min-w-0 grow leading-tight">
        <p className="break-words text-text">
          {landmark ? nameOf(landmark, locale) || t('unnamedPin') : t('bareSpot')}
        </p>
        <p className="text-sm text-quiet">{about.filter(Boolean).join(' · ')}</p>
      </div>
      <span className="number shrink-0 text-sm text-cyan">
        {metres === null ? t('noWay') : t('metres', { metres })}
      </span>
    </div>
  );
}

interface PinFormProps {
  readonly label: string;
  readonly action: string;
  readonly start: string;
  readonly isBusy: boolean;
  readonly onSave: (name: string) => void;
}

function PinForm({ label, action, start, isBusy, onSave }: PinFormProps) {
  const [name, setName] = useState(start);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(name);
  };
  return (
    <form onSubmit={save} className="flex gap-2">
      <Input
        aria-label={label}
        placeholder={label}
        maxLength={pinNameLength}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="h-9 touch:h-11"
      />
      <Button size="small" type="submit" waiting={isBusy} disabled={name.trim() === ''} className="shrink-0">
        {action}
      </Button>
    </form>
  );
}
