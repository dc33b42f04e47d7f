import { knownAbilities } from '@necp/shared/progression/rules';
import { arrange, emptyArrangement, withSlot } from '@necp/shared/ability/rules';
import type { SlotEntry } from '@necp/shared/ability/schema';
import { attributes, type Attribute } from '@necp/shared/character/schema';
import { tierOf } from '@necp/shared/reputation/formulas';
import { sumBonuses } from '@necp/shared/inventory/formulas';
import { nodeBonus, skillBonus } from '@necp/shared/progression/rules';
import { experienceAt, experienceToNext, respecEddies, skillExperienceToNext } from '@necp/shared/progression/formulas';
import { contentParts } from '@necp/content/client';
import superjson from 'superjson';

export const demoId = '00000000-0000-7000-8000-00000000d0d0';

const otherId = '00000000-0000-7000-8000-00000000d0d1';
const sums = { healed: 0, kills: 0, downs: 0, isPlayer: false, isOwn: false };
const combat = {
  id: demoId,
  zoneId: 'watson',
  kind: 'street',
  startedAt: new Date(1e12),
  endedAt: new Date(1e12 + 41_000),
  participants: [
    {
      ...sums,
      body: 1,
      name: 'Anna',
      level: 9,
      dealt: 312,
      taken: 88,
      kills: 2,
      isOwn: true,
      isPlayer: true,
      outcome: 'won',
    },
    { ...sums, body: 2, name: 'eighth_bruiser', level: 7, dealt: 71, taken: 190, outcome: 'lost' },
    { ...sums, body: 3, name: 'eighth_lookout', level: 4, dealt: 17, taken: 122, outcome: 'lost' },
  ],
};

/** One character as the house would answer for it; changes are made the way the house makes them, without one. */
async function openDemo(level: number) {
  const progression = await contentParts.progression();
  const reputation = await contentParts.reputation();
  const state = {
    attributes: { body: 9, reflex: 8, tech: 4, intellect: 3, cool: 7 } as Record<Attribute, number>,
    attributePoints: 3,
    perkPoints: 4,
    nodes: (level < 4 ? {} : { line_curtain: 1, line_grip: 2, line_pockets: 1, wall_brace: 1 }) as Record<
      string,
      number
    >,
    slots: emptyArrangement.slots as (SlotEntry | null)[],
    titleKey: null as string | null,
  };
  const ranks = { handguns: 23, rifles: 11, athletics: 14, stealth: 6, persuasion: 3 } as const;
  const rankOf = (skill: string) => (ranks as Record<string, number>)[skill] ?? 0;
  const passives = () => sumBonuses([nodeBonus(progression.trees, state.nodes), skillBonus(progression.skills, ranks)]);
  const view = () => ({
    characterId: demoId,
    classId: 'solo',
    level,
    experience: experienceAt(level) + 410,
    into: 410,
    toNext: experienceToNext(level),
    restedPool: 300,
    attributePoints: state.attributePoints,
    perkPoints: state.perkPoints,
    attributes: { ...state.attributes },
    skills: progression.skills.map(({ id }) => ({
      skill: id,
      rank: rankOf(id),
      into: Math.round(skillExperienceToNext(rankOf(id)) * 0.6),
      toNext: skillExperienceToNext(rankOf(id)),
    })),
    nodes: { ...state.nodes },
    passives: passives(),
    respecEddies: respecEddies(level, 1),
    titleKey: state.titleKey,
    titles: [
      { key: 'quest.a', title: { en: 'The Ninth Plank', ru: 'Девятая доска' }, at: new Date(0) },
      {
        key: 'quest.b',
        title: { en: 'Reader of the Last Page', ru: 'Чтец последней страницы' },
        at: new Date(0),
      },
    ],
  });
  const abilities = () => {
    const known = knownAbilities(progression, { classId: 'solo', level, taken: state.nodes, cyberAbilities: [] });
    state.slots = [
      ...arrange(
        { slots: state.slots, seen: state.slots.filter((entry) => entry !== null) },
        { abilities: known.map(({ ability }) => ability), items: ['stim_night', 'gel_cold'] },
      ).slots,
    ];
    return { characterId: demoId, abilities: known, slots: state.slots };
  };
  const standing = [420, 1280, -60, -640, 90, 0, 2300, -1700];
  const answers: Record<string, (input: never) => unknown> = {
    'progression.view': view,
    'ability.view': abilities,
    'combat.sheet': () => ({
      characterId: demoId,
      level,
      attributes: { ...state.attributes },
      passives: passives(),
      gear: {
        armour: 64,
        bonus: { healthMax: 24, criticalChance: 4, reloadPercent: -8, carryGrams: 3000 },
        weightGrams: 14_200,
      },
      held: { damagePercent: 6 },
    }),
    'inventory.view': () => ({
      characterId: demoId,
      containers: [
        {
          kind: 'bag',
          slots: 40,
          items: [
            { id: demoId, slot: 0, templateId: 'stim_night', quantity: 4 },
            { id: demoId, slot: 1, templateId: 'gel_cold', quantity: 2 },
          ],
        },
      ],
    }),
    'combat.sessions': () => ({
      characterId: demoId,
      sessions: [combat, { ...combat, id: otherId, kind: 'duel', participants: combat.participants.slice(0, 1) }],
    }),
    'combat.log': () => ({
      session: combat,
      hasMore: false,
      lines: (['hit', 'critical', 'dodged', 'heal', 'absorbed', 'downed', 'died'] as const).map((kind, seq) => ({
        seq,
        at: new Date(combat.startedAt.getTime() + seq * 1700),
        source: seq === 2 ? 2 : 1,
        target: seq === 2 || seq === 3 ? 1 : 2,
        kind,
        amount: 12 + seq,
        type: 'physical',
        by: 'pistol_lantern',
      })),
    }),
    'reputation.view': () => ({
      characterId: demoId,
      standings: reputation.factions.map(({ id }, index) => ({
        faction: id,
        points: standing[index] ?? 0,
        tier: tierOf(standing[index] ?? 0, reputation.tiers).id,
      })),
      lines: reputation.factions.slice(0, 6).map(({ id }, index) => ({
        at: new Date(1e12 + index * 7e6),
        faction: id,
        points: index % 2 === 0 ? 40 : -12,
        pointsAfter: standing[index] ?? 0,
        source: (['quest', 'dialogue', 'defeat', 'time'] as const)[index % 4],
        sourceId: String(index),
      })),
    }),
    'progression.spendAttribute': ({ attribute, points }: { attribute: Attribute; points: number }) => {
      if (attributes.includes(attribute)) state.attributes[attribute] += points;
      state.attributePoints -= points;
      return view();
    },
    'progression.spendPerk': ({ node }: { node: string }) => {
      state.nodes[node] = (state.nodes[node] ?? 0) + 1;
      state.perkPoints -= 1;
      return view();
    },
    'progression.respec': () => {
      state.perkPoints += Object.values(state.nodes).reduce((sum, rank) => sum + rank, 0);
      state.nodes = {};
      return view();
    },
    'progression.wearTitle': ({ key }: { key: string | null }) => {
      state.titleKey = key;
      return view();
    },
    'ability.setSlot': ({ slot, entry }: { slot: number; entry: SlotEntry | null }) => {
      state.slots = withSlot(state.slots, { slot, entry });
      return abilities();
    },
  };
  return answers;
}

/** Answers calls in the browser instead of sending them. @returns how to stop */
export function answerHere(level: number): () => void {
  const real = window.fetch;
  const demo = openDemo(level);
  window.fetch = async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target, window.location.href);
    if (!url.pathname.startsWith('/api/trpc/')) return real(target, init);
    const answers = await demo;
    const inputs = JSON.parse(
      typeof init?.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}'),
    ) as Record<string, { json?: unknown }>;
    const told = url.pathname
      .slice('/api/trpc/'.length)
      .split(',')
      .map((path, index) => ({ result: { data: superjson.serialize(answers[path]?.(inputs[index]?.json as never)) } }));
    return new Response(JSON.stringify(told), { headers: { 'content-type': 'application/json' } });
  };
  return () => {
    window.fetch = real;
  };
}
