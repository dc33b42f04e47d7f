'use client';

import type { Locale } from '@necp/shared/kernel';
import type { TreeContent, TreeNodeContent } from '@necp/shared/progression/content';
import { canTakeNode, ranksOf } from '@necp/shared/progression/rules';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';

interface TreeGraphProps {
  readonly tree: TreeContent;
  readonly view: ProgressionView;
  readonly chosen: string | null;
  readonly onChoose: (nodeId: string) => void;
}

const columns = 3;
const rowPx = 84;

/** Returns the centre of a node as shares of the drawing: columns across, tiers down. */
const spotOf = ({ column, tier }: TreeNodeContent) => ({
  x: ((column + 0.5) / columns) * 100,
  y: (tier - 0.5) * rowPx,
});

/**
 * Draws a class tree: roots at the top, lines to the nodes that they open, each node coloured by its rank. Arrow keys
 * move the focus from node to node.
 */
export function TreeGraph({ tree, view, chosen, onChoose }: TreeGraphProps) {
  const locale = useLocale() as Locale;
  const frame = useRef<HTMLDivElement>(null);
  const tiers = Math.max(...tree.nodes.map(({ tier }) => tier));
  const walk = (event: KeyboardEvent, from: TreeNodeContent) => {
    const next = neighbour(tree.nodes, from, event.key);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    frame.current?.querySelector<HTMLElement>(`[data-node="${next.id}"]`)?.focus();
  };
  return (
    <div
      ref={frame}
      role="group"
      aria-label={tree.name[locale]}
      className="relative w-full border border-line bg-ground/50"
      style={{ height: tiers * rowPx }}
    >
      <svg
        aria-hidden
        viewBox={`0 0 100 ${tiers * rowPx}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
      >
        {tree.nodes.flatMap((node) =>
          node.after.map((before) => (
            <Link
              key={`${before}-${node.id}`}
              from={tree.nodes.find(({ id }) => id === before)}
              to={node}
              lit={(view.nodes[before] ?? 0) > 0}
            />
          )),
        )}
      </svg>
      {tree.nodes.map((node) => (
        <TreeNode
          key={node.id}
          tree={tree}
          node={node}
          view={view}
          isChosen={node.id === chosen}
          onChoose={() => onChoose(node.id)}
          onKeyDown={(event) => walk(event, node)}
        />
      ))}
    </div>
  );
}

interface TreeNodeProps {
  readonly tree: TreeContent;
  readonly node: TreeNodeContent;
  readonly view: ProgressionView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function TreeNode({ tree, node, view, isChosen, onChoose, onKeyDown }: TreeNodeProps) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const rank = view.nodes[node.id] ?? 0;
  const ranks = ranksOf(node);
  const { x, y } = spotOf(node);
  const isOpen = canTakeNode(tree, node, {
    level: view.level,
    perkPoints: Math.max(1, view.perkPoints),
    taken: view.nodes,
  }).ok;
  const tone = rank >= ranks ? 'full' : rank > 0 ? 'begun' : isOpen ? 'open' : 'shut';
  return (
    <button
      type="button"
      data-node={node.id}
      aria-pressed={isChosen}
      aria-label={t('nodeRank', { name: node.name[locale], rank, ranks })}
      onClick={onChoose}
      onKeyDown={onKeyDown}
      style={{ left: `${x}%`, top: y }}
      className={classNames(
        'cut cut-6 absolute grid size-13 -translate-1/2 place-items-center transition-colors',
        node.kind !== 'passive' && 'size-16',
        tones[tone],
        isChosen ? 'edge-text' : 'hover:edge-quiet',
      )}
    >
      <ContentIcon name={node.icon} className="size-8" />
      {ranks > 1 && (
        <span className="number absolute right-1 bottom-0.5 text-[0.65rem] leading-none">
          {rank}/{ranks}
        </span>
      )}
      {node.kind === 'upgrade' && (
        <span aria-hidden className="absolute top-0.5 right-1 text-xs leading-none">
          ▲
        </span>
      )}
    </button>
  );
}

const tones = {
  full: 'plate-[#2a2110] edge-amber text-amber',
  begun: 'plate-[#1c1a12] edge-amber/60 text-amber',
  open: 'plate-raised edge-cyan text-cyan',
  shut: 'plate-panel edge-line text-quiet/60',
} as const;

function Link({
  from,
  to,
  lit,
}: {
  readonly from: TreeNodeContent | undefined;
  readonly to: TreeNodeContent;
  readonly lit: boolean;
}) {
  if (!from) return null;
  const a = spotOf(from);
  const b = spotOf(to);
  const middle = (a.y + b.y) / 2;
  return (
    <path
      d={`M${a.x} ${a.y}V${middle}H${b.x}V${b.y}`}
      fill="none"
      stroke={lit ? '#ffb547' : '#27303a'}
      strokeWidth={lit ? 2 : 1.5}
      vectorEffect="non-scaling-stroke"
    />
  );
}

const ways: Readonly<Record<string, (from: TreeNodeContent, to: TreeNodeContent) => number>> = {
  ArrowUp: (from, to) => from.tier - to.tier,
  ArrowDown: (from, to) => to.tier - from.tier,
  ArrowLeft: (from, to) => from.column - to.column,
  ArrowRight: (from, to) => to.column - from.column,
};

/** Returns the nearest node in the direction of an arrow key. */
function neighbour(nodes: readonly TreeNodeContent[], from: TreeNodeContent, key: string): TreeNodeContent | undefined {
  const way = ways[key];
  if (!way) return undefined;
  const far = (to: TreeNodeContent) => Math.abs(to.tier - from.tier) + Math.abs(to.column - from.column);
  return nodes
    .filter((node) => way(from, node) > 0)
    .toSorted((a, b) => far(a) - far(b) || way(from, a) - way(from, b))[0];
}
