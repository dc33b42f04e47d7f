import { nameIdeas, nameWords, npcs } from '@necp/content/server';
import { canBeNamed, nameLetters, nameSkeleton } from '@necp/shared/character/rules';
import type { ProposeNamesInput, ProposedNamesView } from '@necp/shared/character/schema';
import { requireActor, type Ctx } from '../kernel';

/** The number of proposed names, and of names checked in one query. */
const wanted = 6;
const drawn = 48;

/**
 * Proposes names that are free at this moment, and that no person of the city bears, the shortest kind first: one
 * word, two words, a word made of two halves, such a word and another. Only the creation itself reserves a name.
 * @throws GameError unauthenticated
 */
export async function proposeNames(ctx: Ctx, { locale }: ProposeNamesInput): Promise<ProposedNamesView> {
  requireActor(ctx);
  const words = nameIdeas[locale];
  const any = () => words[ctx.rng.int(0, words.length - 1)] ?? '';
  const blend = () => blended(any(), any());
  const kinds = [any, () => `${any()} ${any()}`, blend, () => `${blend()} ${any()}`] as const;
  const names: string[] = [];
  for (const draw of kinds) {
    names.push(...(await freeOf(ctx, Array.from({ length: drawn }, draw))));
    if (names.length >= wanted) break;
  }
  return { names: names.slice(0, wanted) };
}

/** The first names, surnames and other words of the names of the city's people, in both languages. */
const takenByPeople = new Set(
  npcs.flatMap(({ name }) => Object.values(name)).flatMap((name) => name.split(/[\s-]+/).map(nameSkeleton)),
);

/** Checks whether a name is not, and does not contain, the name of a person of the city. */
function isFreeOfPeople(name: string): boolean {
  return [name, ...name.split(' ')].every((part) => !takenByPeople.has(nameSkeleton(part)));
}

/** Joins the beginning of one word and the end of another. */
function blended(head: string, tail: string): string {
  return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.floor(tail.length / 2));
}

async function freeOf(ctx: Ctx, ideas: readonly string[]): Promise<string[]> {
  const bySkeleton = new Map(
    ideas
      .filter((name) => hasDifferentWords(name) && isFreeOfPeople(name) && canBeNamed(name, nameWords).ok)
      .map((name) => [nameSkeleton(name), name]),
  );
  const held = await ctx.db.character.findMany({
    where: { nameSkeleton: { in: [...bySkeleton.keys()] }, releasedAt: null },
    select: { nameSkeleton: true },
  });
  for (const { nameSkeleton: skeleton } of held) bySkeleton.delete(skeleton);
  return [...bySkeleton.values()];
}

function hasDifferentWords(name: string): boolean {
  const parts = name.split(' ');
  return new Set(parts).size === parts.length && name.length <= nameLetters.max;
}
