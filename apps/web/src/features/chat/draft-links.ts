import { type LinkRef, linkMark, mostLinks } from '@necp/shared/chat/links';
import type { WantedLink } from '../../components/link-wanted';

/** How many links are remembered, so that a line which is brought back still has its own. */
export const knownLinkCount = 20;

/** Returns how a link is written in the field. */
export const labelOf = ({ label }: WantedLink): string => `[${label.replaceAll(/[[\]]/g, '')}]`;

/** Returns the text as it is sent, with marks for the links that it names in brackets, and what they stand for. */
export function linkDraft(text: string, known: readonly WantedLink[]): { text: string; links: LinkRef[] } {
  const links: LinkRef[] = [];
  const byLabel = new Map<string, WantedLink[]>();
  for (const link of known) byLabel.set(labelOf(link), [...(byLabel.get(labelOf(link)) ?? []), link]);
  // A player's text may have brackets of its own.
  const marked = text.replaceAll(linkMark, '').replaceAll(/\[[^[\]]+\]/g, (label) => {
    const same = byLabel.get(label);
    if (same === undefined || links.length >= mostLinks) return label;
    const link = nextOf(same, countOf(text, label), links);
    links.push(link.ref);
    return linkMark;
  });
  return { text: marked, links };
}

/** Two things of one name are known by the order in which they were put into the line. */
function nextOf(same: readonly WantedLink[], wanted: number, taken: readonly LinkRef[]): WantedLink {
  const latest = same.slice(-wanted);
  return latest.find(({ ref }) => !taken.includes(ref)) ?? (latest.at(-1) as WantedLink);
}

const countOf = (text: string, label: string): number => text.split(label).length - 1;
