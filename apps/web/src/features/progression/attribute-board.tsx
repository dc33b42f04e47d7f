'use client';

import { type Attribute, attributes } from '@necp/shared/character/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { canRaiseAttribute } from '@necp/shared/progression/rules';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/rng';
import { useErrorWords, useRefusalWords } from '../../components/providers/refusals';
import type { Staged } from './sheet-numbers';
import { useGrowing } from './use-progression';

interface AttributeBoardProps {
  readonly view: ProgressionView;
  readonly staged: Staged;
  /** Called with the value that the player wants an attribute to have. */
  readonly onWant: (attribute: Attribute, value: number) => void;
}

const sumOf = (staged: Staged) => attributes.reduce((sum, attribute) => sum + staged[attribute], 0);

/** The five attributes. Points are staged first and spent by one button, because spending them is final. */
export function AttributeBoard({ view, staged, onWant }: AttributeBoardProps) {
  const t = useTranslations('progression');
  const left = view.attributePoints - sumOf(staged);
  return (
    <section aria-label={t('attributes')}>
      <h3 className="flex flex-wrap items-baseline justify-between gap-3 text-base text-text">
        {t('attributes')}
        <span className={left > 0 ? 'number text-sm text-amber' : 'text-sm text-quiet'} aria-live="polite">
          {t('pointsLeft', { count: left })}
        </span>
      </h3>
      <ul className="mt-2 divide-y divide-line/70">
        {attributes.map((attribute) => (
          <AttributeRow
            key={attribute}
            attribute={attribute}
            view={view}
            added={staged[attribute]}
            left={left}
            onAdd={(added) => onWant(attribute, view.attributes[attribute] + added)}
          />
        ))}
      </ul>
      {view.attributePoints === 0 && view.level < 3 && <p className="mt-2 text-sm text-quiet">{t('noPoints')}</p>}
    </section>
  );
}

interface SpendPointsProps {
  readonly staged: Staged;
  readonly onUndo: () => void;
}

/** Spends the staged points, or takes them back; it stands below the sheet, where it is always in sight. */
export function SpendPoints({ staged, onUndo }: SpendPointsProps) {
  const t = useTranslations('progression');
  const words = useErrorWords();
  const { spendAttribute } = useGrowing();
  const spend = async () => {
    for (const attribute of attributes) {
      if (staged[attribute] === 0) continue;
      await spendAttribute.mutateAsync({ requestId: newRequestId(), attribute, points: staged[attribute] });
    }
  };
  return (
    <>
      <p role={spendAttribute.error ? 'alert' : undefined} className="min-w-0 grow self-center text-sm text-quiet">
        {spendAttribute.error ? <span className="text-red">{words(spendAttribute.error)}</span> : t('spendForGood')}
      </p>
      <Button tone="quiet" disabled={spendAttribute.isPending} onClick={onUndo}>
        {t('undo')}
      </Button>
      <Button tone="primary" waiting={spendAttribute.isPending} onClick={() => void spend().catch(() => undefined)}>
        {t('confirm', { count: sumOf(staged) })}
      </Button>
    </>
  );
}

interface AttributeRowProps {
  readonly attribute: Attribute;
  readonly view: ProgressionView;
  /** Points staged for the attribute and not spent yet. */
  readonly added: number;
  /** Points that can still be staged. */
  readonly left: number;
  readonly onAdd: (added: number) => void;
}

function AttributeRow({ attribute, view, added, left, onAdd }: AttributeRowProps) {
  const t = useTranslations('progression');
  const names = useTranslations('character.attribute');
  const refusal = useRefusalWords();
  const name = names(`${attribute}.name`);
  const value = view.attributes[attribute] + added;
  const more = canRaiseAttribute(value, { wanted: 1, unspent: left });
  return (
    <li className="flex items-center gap-3 py-2">
      <Icon name={attribute} className="size-6 shrink-0 text-quiet" />
      <span className="min-w-0 grow">
        <span className="block text-text">{name}</span>
        <span className="block text-sm text-quiet tight:hidden">{names(`${attribute}.text`)}</span>
      </span>
      {added > 0 && (
        <IconButton
          icon="minus"
          size="small"
          className="shrink-0"
          label={t('lower', { name })}
          hint="top"
          onClick={() => onAdd(added - 1)}
        />
      )}
      <span
        className="number w-8 shrink-0 text-right text-lg"
        aria-label={added > 0 ? t('staged', { name, from: view.attributes[attribute], to: value }) : undefined}
      >
        <span className={added > 0 ? 'text-green' : 'text-text'}>{value}</span>
      </span>
      {view.attributePoints > 0 && (
        <IconButton
          icon="plus"
          size="small"
          className="shrink-0"
          disabled={!more.ok}
          title={more.ok ? undefined : refusal(more.code, more.params)}
          label={t('raise', { name })}
          hint={more.ok ? 'top' : 'none'}
          onClick={() => onAdd(added + 1)}
        />
      )}
    </li>
  );
}
