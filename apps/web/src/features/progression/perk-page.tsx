'use client';

import type { Locale } from '@necp/shared/kernel';
import type { TreeContent } from '@necp/shared/progression/content';
import { treePointsSpent } from '@necp/shared/progression/rules';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Segmented } from '../../components/segmented';
import { EmptyState } from '../../components/states';
import { ForgetPerks } from './forget-perks';
import { NodeCard } from './node-card';
import { TreeGraph } from './tree-graph';

/** The three perk trees of a class, one at a time: the graph, and what the selected node does. */
export function PerkPage({ view, trees }: { readonly view: ProgressionView; readonly trees: readonly TreeContent[] }) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const [treeId, setTreeId] = useState(trees[0]?.id ?? '');
  const [nodeId, setNodeId] = useState<string | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const choose = (next: string) => {
    setNodeId(next);
    // On a phone the card stands below the graph.
    if (window.matchMedia('(max-width: 639px)').matches)
      requestAnimationFrame(() => card.current?.scrollIntoView({ block: 'end', behavior: 'smooth' }));
  };
  const tree = trees.find(({ id }) => id === treeId) ?? trees[0];
  if (!tree)
    return (
      <EmptyState icon="tree" title={t('noTrees')}>
        {t('noTreesText')}
      </EmptyState>
    );
  const node = tree.nodes.find(({ id }) => id === nodeId) ?? tree.nodes.find(({ tier }) => tier === 1);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t('trees')}
          value={tree.id}
          onChange={(next) => {
            setTreeId(next);
            setNodeId(null);
          }}
          options={trees.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        />
        <p className={view.perkPoints > 0 ? 'number text-sm text-amber' : 'text-sm text-quiet'} aria-live="polite">
          {t('perkPoints', { count: view.perkPoints })}
        </p>
      </div>
      <div className="grid gap-4 roomy:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-2">
          <p className="text-sm text-quiet">
            {tree.blurb[locale]} {t('treePoints', { count: treePointsSpent(tree, view.nodes) })}
          </p>
          <TreeGraph tree={tree} view={view} chosen={node?.id ?? null} onChoose={choose} />
        </div>
        <div ref={card}>{node && <NodeCard key={node.id} tree={tree} node={node} view={view} />}</div>
      </div>
      <ForgetPerks view={view} />
    </div>
  );
}
