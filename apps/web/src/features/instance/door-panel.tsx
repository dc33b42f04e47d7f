'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { atDifficulty, forGroup } from '@necp/shared/combat/formulas';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { ControlChip } from '../../components/controls/control-chip';
import { useDevice } from '../../components/controls/device';
import { useById, useContent } from '../../components/providers/content';
import { Segmented } from '../../components/segmented';
import type { DoorGuest, DoorView, PlayerActions } from '../../game/types';
import { DoorParty } from './door-party';
import { useInstance } from './store';

interface DoorPanelProps {
  readonly character: Pick<CharacterView, 'id'>;
  readonly playerActions: Pick<PlayerActions, 'gather' | 'goIn' | 'send'> | null;
  readonly device: 'desk' | 'phone';
}

/** Shows the instance behind an entrance, who is ready, and the way in. */
export function DoorPanel({ character, playerActions, device }: DoorPanelProps) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const door = useInstance((state) => state.door);
  const zone = useById(useContent('worldState')?.zones).get(door?.to ?? '');
  if (!door) return null;
  const leads = door.next === 'enter';
  return (
    <section
      aria-label={t('door')}
      className={classNames(
        'cut edge-amber plate-[rgb(12_16_20/0.96)] pointer-events-auto',
        'w-84 max-w-[92vw] animate-appear short:w-104',
      )}
    >
      <div className="grid gap-2 p-3 short:max-h-[calc(100dvh-4.5rem)] short:gap-1.5 short:overflow-y-auto short:py-2">
        <div>
          <p className="flex items-center gap-1.5 text-xs text-amber">
            <Icon name="door" className="size-4" />
            <span className="caps">{t('door')}</span>
          </p>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-title text-lg text-text">{zone?.name[locale]}</span>
            <span aria-live="polite" className="number text-sm text-text">
              {t('doorReady', { count: door.ready.length, most: door.most })}
            </span>
          </p>
          {zone && (
            <p className="text-xs text-quiet">
              {t('doorLevels', zone.levels)} · {t('doorMost', { count: door.most })}
            </p>
          )}
          {device === 'desk' && <p className="text-sm text-quiet">{zone?.blurb[locale]}</p>}
        </div>
        <Guests door={door} />
        {(leads || door.difficulty === 'hard') && (
          <Difficulty
            value={door.difficulty}
            onChange={leads ? (difficulty) => playerActions?.gather('ready', difficulty) : null}
          />
        )}
        <Fewer door={door} />
        <NextStep door={door} playerActions={playerActions} />
        <DoorParty to={door.to} ownId={character.id} playerActions={playerActions} />
      </div>
    </section>
  );
}

/** Lists the players who may enter: first the ready ones, then those who wait. */
function Guests({ door: { ready, waiting, most } }: { readonly door: DoorView }) {
  const t = useTranslations('combat');
  const free = Math.max(0, most - ready.length);
  return (
    <ul aria-live="polite" className="grid grid-cols-2 gap-1">
      {ready.map((guest, place) => (
        <GuestName
          key={guest.entityId}
          guest={guest}
          word={t(place === 0 ? 'doorLeads' : 'doorIsReady')}
          state="ready"
        />
      ))}
      {waiting.slice(0, free).map((guest) => (
        <GuestName key={guest.entityId} guest={guest} word={t('doorWaits')} state="waiting" />
      ))}
      {Array.from({ length: Math.max(0, free - waiting.length) }, (_, place) => (
        <li
          key={`free-${place}`}
          className="border border-dashed border-line px-2 py-1 text-sm text-quiet/70 short:hidden"
        >
          {t('doorFree')}
        </li>
      ))}
    </ul>
  );
}

function GuestName({
  guest,
  word,
  state,
}: {
  readonly guest: DoorGuest;
  readonly word: string;
  readonly state: 'ready' | 'waiting';
}) {
  const t = useTranslations('combat');
  return (
    <li
      className={classNames(
        'grid min-w-0 border px-2 py-1 leading-tight',
        state === 'ready' ? 'border-green/60 bg-green/10' : 'border-line',
      )}
    >
      <span className="truncate text-sm text-text">
        {guest.name}
        {guest.isSelf && <span className="text-quiet"> ({t('doorYou')})</span>}
      </span>
      <span className={classNames('flex items-center gap-1 text-xs', state === 'ready' ? 'text-green' : 'text-quiet')}>
        {state === 'ready' && <Icon name="check" className="size-3.5" />}
        {word}
      </span>
    </li>
  );
}

const whole = { level: 1, health: 100, armour: 100, damagePercent: 100, experience: 100 };

/** The leader chooses the difficulty; the others read it. */
function Difficulty({
  value,
  onChange,
}: {
  readonly value: DoorView['difficulty'];
  readonly onChange: ((value: DoorView['difficulty']) => void) | null;
}) {
  const t = useTranslations('combat');
  const hard = atDifficulty(whole, 'hard');
  const more = (of: number) => of / 100 - 1;
  return (
    <div className="grid gap-1">
      {onChange ? (
        <Segmented
          label={t('doorDifficulty')}
          value={value}
          onChange={onChange}
          options={(['normal', 'hard'] as const).map((one) => ({ value: one, label: t(`difficulty.${one}`) }))}
        />
      ) : (
        <p className="text-sm text-red">
          {t('doorDifficulty')}: {t(`difficulty.${value}`)}
        </p>
      )}
      {value === 'hard' && (
        <p className="text-sm text-quiet">
          {t('doorHard', {
            health: more(hard.health),
            damage: more(hard.damagePercent),
            experience: more(hard.experience),
          })}
        </p>
      )}
    </div>
  );
}

/** Explains what is different for a smaller group; nothing is shown to a full one. */
function Fewer({ door: { ready, most } }: { readonly door: DoorView }) {
  const t = useTranslations('combat');
  const count = Math.max(1, ready.length);
  if (count >= most) return null;
  const { health, damagePercent } = forGroup(whole, { members: count, most });
  return (
    <p className="text-sm text-quiet">{t('doorFew', { count, health: health / 100, damage: damagePercent / 100 })}</p>
  );
}

/** Shows the player's next step as text or as a button; the interact key does the same. */
function NextStep({
  door,
  playerActions,
}: {
  readonly door: DoorView;
  readonly playerActions: DoorPanelProps['playerActions'];
}) {
  const t = useTranslations('combat');
  const isKeyed = useDevice() !== 'touch';
  const cap =
    isKeyed && door.isAtHand ? (
      <span className="mr-2">
        <ControlChip control="interact" />
      </span>
    ) : null;
  const isReady = door.ready.some(({ isSelf }) => isSelf);
  return (
    <div className="grid gap-2 short:grid-cols-[1fr_auto] short:items-center">
      {door.next === 'ready' && (
        <Button tone="primary" onClick={() => playerActions?.gather('ready')}>
          {cap}
          {t('doorGetReady')}
        </Button>
      )}
      {door.next === 'enter' && (
        <Button tone="primary" icon={cap ? undefined : 'door'} onClick={() => playerActions?.goIn()}>
          {cap}
          {t('doorGoIn', { count: door.ready.length })}
        </Button>
      )}
      {door.next === 'wait' && (
        <p role="status" className="text-sm text-text">
          {t('doorWait', { name: door.ready[0]?.name ?? '' })}
        </p>
      )}
      {door.next === 'full' && (
        <p role="status" className="text-sm text-red">
          {t('doorFull')}
        </p>
      )}
      {isReady ? (
        <Button size="small" onClick={() => playerActions?.gather('not_ready')}>
          {t('doorNotReady')}
        </Button>
      ) : (
        <p className="text-sm text-quiet short:hidden">{t('doorHint')}</p>
      )}
    </div>
  );
}
