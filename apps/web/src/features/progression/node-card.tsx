'use client';

import type { Locale } from '@necp/shared/kernel';
import type { TreeContent, TreeNodeContent } from '@necp/shared/progression/content';
import { canTakeNode, nodeBonus, ranksOf } from '@necp/shared/progression/rules';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { AbilityDetails } from '../../components/ability-details';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { ContentIcon } from '../../components/content-icon';
import { newRequestId } from '../../components/kernel/rng';
import { useById, useContent } from '../../components/providers/content';
import { useErrorWords, useRefusalWords } from '../../components/providers/refusals';
import { StatList } from '../../components/stat-list';
import { useGrowing } from './use-progression';

interface NodeCardProps {
  readonly tree: TreeContent;
  readonly node: TreeNodeContent;
  readonly view: ProgressionView;
}

/** Shows the effect of a node, its requirements, and the button that takes it. */
export function NodeCard({ tree, node, view }: NodeCardProps) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const refusal = useRefusalWords();
  const { spendPerk } = useGrowing();
  const rank = view.nodes[node.id] ?? 0;
  const ranks = ranksOf(node);
  const verdict = canTakeNode(tree, node, { level: view.level, perkPoints: view.perkPoints, taken: view.nodes });
  const isFull = rank >= ranks;
  const before = node.after.flatMap((id) => tree.nodes.find((one) => one.id === id)?.name[locale] ?? []);
  return (
    <section aria-live="polite" className="grid content-start gap-3 border border-line bg-ground/50 p-4">
      <div className="flex items-center gap-3">
        <ContentIcon name={node.icon} className={rank > 0 ? 'size-10 text-amber' : 'size-10 text-text'} />
        <div className="min-w-0">
          <h3 className="text-lg leading-tight text-text">{node.name[locale]}</h3>
          {ranks > 1 && (
            <p className="number text-sm text-quiet">
              {rank} / {ranks}
            </p>
          )}
        </div>
      </div>
      <p className="text-sm text-quiet italic">{node.blurb[locale]}</p>
      <div className="flex flex-wrap gap-1.5">
        {isFull && <Badge tone="amber">{t('taken')}</Badge>}
        {node.kind === 'ability' && <Badge tone="cyan">{t('opensAbility')}</Badge>}
        {node.kind === 'upgrade' && <Badge tone="cyan">{t('upgrades')}</Badge>}
        {!isFull && (
          <Badge tone={view.level < node.level ? 'red' : 'plain'}>{t('fromLevel', { level: node.level })}</Badge>
        )}
        {!isFull && node.treePoints > 0 && <Badge>{t('needsPoints', { count: node.treePoints })}</Badge>}
      </div>
      {!isFull && before.length > 0 && <p className="text-sm text-quiet">{t('after', { names: before.join(', ') })}</p>}
      <NodeGift tree={tree} node={node} />
      {!isFull && (
        <div className="grid gap-1.5">
          <Button
            tone="primary"
            wide
            waiting={spendPerk.isPending}
            disabled={!verdict.ok}
            onClick={() => spendPerk.mutate({ requestId: newRequestId(), node: node.id })}
          >
            {ranks > 1 ? t('takeRank', { rank: rank + 1 }) : t('take')}
          </Button>
          {!verdict.ok && <p className="text-sm text-quiet">{refusal(verdict.code, verdict.params)}</p>}
        </div>
      )}
      {spendPerk.error && (
        <p role="alert" className="text-sm text-red">
          {words(spendPerk.error)}
        </p>
      )}
    </section>
  );
}

/** Shows what the node gives: stats, or an ability with its effects. */
function NodeGift({ tree, node }: { readonly tree: TreeContent; readonly node: TreeNodeContent }) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const abilities = useById(useContent('abilities')?.abilities);
  if (node.kind === 'passive') {
    return (
      <div className="grid gap-2">
        <div>
          <p className="mb-1 text-sm text-quiet">{node.ranks > 1 ? t('eachRank') : t('onlyRank')}</p>
          <StatList bonus={node.bonus} />
        </div>
        {node.ranks > 1 && (
          <div>
            <p className="mb-1 text-sm text-quiet">{t('afterRanks', { ranks: node.ranks })}</p>
            <StatList bonus={nodeBonus([tree], { [node.id]: node.ranks })} />
          </div>
        )}
      </div>
    );
  }
  const ability = abilities.get(node.ability);
  if (!ability) return null;
  if (node.kind === 'upgrade')
    return (
      <p className="text-sm">
        <span className="text-text">{ability.name[locale]}</span>{' '}
        <span className="text-green">{ability.ranks[node.rank - 2]?.text[locale]}</span>
      </p>
    );
  return (
    <div className="grid gap-2">
      {ability.name[locale] !== node.name[locale] && <p className="font-semibold text-text">{ability.name[locale]}</p>}
      <AbilityDetails ability={ability} rank={1} />
    </div>
  );
}
