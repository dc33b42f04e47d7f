import { knownAbilities } from '@necp/shared/progression/rules';
import { arrange, emptyArrangement, withSlot } from '@necp/shared/ability/rules';
import type { SlotEntry } from '@necp/shared/ability/schema';
import { attributes, type Attribute } from '@necp/shared/character/schema';
import { tierOf } from '@necp/shared/reputation/formulas';
import { sumBonuses } from '@necp/shared/inventory/formulas';
import { nodeBonus, skillBonus } from '@necp/shared/progression/rules';
import { experienceAt, experienceToNext, respecChits, skillExperienceToNext } from '@necp/shared/progression/formulas';
import { contentParts } from '@necp/content/client';
import superjson from 'superjson';

export const demoId = '00000000-0000-7000-8000-00000000d0d0';

const otherId = '00000000-0000-7000-8000-00000000d0d1';
const sums = { healed: 0, kills: 0, downs: 0, isPlayer: false, isOwn: false };
const combat = {
  id: demoId,
  zoneId: 'watson',
  place: null,
  kind: 'world',
  startedAt: new Date(1e12),
  endedAt: new Date(1e12 + 41_000),
  participants: [
    {
      ...sums,
      participantIndex: 1,
      name: 'Anna',
      level: 9,
      dealt: 312,
      taken: 88,
      kills: 2,
      isOwn: true,
      isPlayer: true,
      outcome: 'won',
    },
    { ...sums, participantIndex: 2, name: 'eighth_bruiser', level: 7, dealt: 71, taken: 190, outcome: 'lost' },
    { ...sums, participantIndex: 3, name: 'eighth_lookout', level: 4, dealt: 17, taken: 122, outcome: 'lost' },
  ],
};

interface Demo {
  readonly level: number;
  readonly progression: Awaited<ReturnType<typeof contentParts.progression>>;
  readonly reputation: Awaited<ReturnType<typeof contentParts.reputation>>;
  readonly state: {
    attributes: Record<Attribute, number>;
    attributePoints: number;
    perkPoints: number;
    nodes: Record<string, number>;
    slots: (SlotEntry | null)[];
    titleKey: string | null;
  };
}
export type Answers = Record<string, (input: never) => unknown>;

/** Creates the answers of the server for one character; changes are kept in the page only. */
async function openDemo(level: number): Promise<Answers> {
  const demo: Demo = {
    level,
    progression: await contentParts.progression(),
    reputation: await contentParts.reputation(),
    state: {
      attributes: { body: 9, reflex: 8, tech: 4, intellect: 3, cool: 7 },
      attributePoints: 3,
      perkPoints: 4,
      nodes: level < 4 ? {} : { line_curtain: 1, line_grip: 2, line_pockets: 1, wall_brace: 1 },
      slots: [...emptyArrangement.slots],
      titleKey: null,
    },
  };
  return { ...progressionAnswers(demo), ...abilityAnswers(demo), ...combatAnswers(demo), ...reputationAnswers(demo) };
}

const ranks = { handguns: 23, rifles: 11, athletics: 14, stealth: 6, persuasion: 3 } as const;
const rankOf = (skill: string) => (ranks as Record<string, number>)[skill] ?? 0;
const passivesOf = ({ progression, state }: Demo) =>
  sumBonuses([nodeBonus(progression.trees, state.nodes), skillBonus(progression.skills, ranks)]);

const demoTitles = [
  { en: 'The Ninth Plank', ru: 'Девятая доска' },
  { en: 'Reader of the Last Page', ru: 'Чтец последней страницы' },
];

const viewOf = (demo: Demo) => ({
  characterId: demoId,
  classId: 'bouncer',
  level: demo.level,
  experience: experienceAt(demo.level) + 410,
  into: 410,
  toNext: experienceToNext(demo.level),
  restedPool: 300,
  attributePoints: demo.state.attributePoints,
  perkPoints: demo.state.perkPoints,
  attributes: { ...demo.state.attributes },
  skills: demo.progression.skills.map(({ id }) => ({
    skill: id,
    rank: rankOf(id),
    into: Math.round(skillExperienceToNext(rankOf(id)) * 0.6),
    toNext: skillExperienceToNext(rankOf(id)),
  })),
  nodes: { ...demo.state.nodes },
  passives: passivesOf(demo),
  respecChits: respecChits(demo.level, 1),
  titleKey: demo.state.titleKey,
  titles: demoTitles.map((title, index) => ({ key: `quest.${index}`, title, at: new Date(0) })),
});

function progressionAnswers(demo: Demo): Answers {
  const { state } = demo;
  return {
    'progression.view': () => viewOf(demo),
    'progression.spendAttribute': ({ attribute, points }: { attribute: Attribute; points: number }) => {
      if (attributes.includes(attribute)) state.attributes[attribute] += points;
      state.attributePoints -= points;
      return viewOf(demo);
    },
    'progression.spendPerk': ({ node }: { node: string }) => {
      state.nodes[node] = (state.nodes[node] ?? 0) + 1;
      state.perkPoints -= 1;
      return viewOf(demo);
    },
    'progression.respec': () => {
      state.perkPoints += Object.values(state.nodes).reduce((sum, rank) => sum + rank, 0);
      state.nodes = {};
      return viewOf(demo);
    },
    'progression.wearTitle': ({ key }: { key: string | null }) => {
      state.titleKey = key;
      return viewOf(demo);
    },
  };
}

function abilityAnswers({ level, progression, state }: Demo): Answers {
  const abilities = () => {
    const known = knownAbilities(progression, { classId: 'bouncer', level, taken: state.nodes, cyberAbilities: [] });
    state.slots = [
      ...arrange(
        { slots: state.slots, seen: state.slots.filter((entry) => entry !== null) },
        { abilities: known.map(({ ability }) => ability), items: ['stim_night', 'gel_cold'] },
      ).slots,
    ];
    return { characterId: demoId, abilities: known, slots: state.slots };
  };
  return {
    'ability.view': abilities,
    'ability.setSlot': ({ slot, entry }: { slot: number; entry: SlotEntry | null }) => {
      state.slots = withSlot(state.slots, { slot, entry });
      return abilities();
    },
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
  };
}

function combatAnswers(demo: Demo): Answers {
  const { level, state } = demo;
  return {
    'combat.sheet': () => ({
      characterId: demoId,
      level,
      attributes: { ...state.attributes },
      passives: passivesOf(demo),
      gear: {
        armour: 64,
        bonus: { healthMax: 24, criticalChance: 4, reloadPercent: -8, carryGrams: 3000 },
        weightGrams: 14_200,
      },
      held: { damagePercent: 6 },
    }),
    'combat.encounters': () => ({
      characterId: demoId,
      encounters: [combat, { ...combat, id: otherId, kind: 'duel', participants: combat.participants.slice(0, 1) }],
    }),
    'combat.log': () => ({
      encounter: combat,
      hasMore: false,
      entries: (['hit', 'critical', 'dodged', 'heal', 'absorbed', 'downed', 'died'] as const).map((kind, seq) => ({
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
  };
}

function reputationAnswers({ reputation }: Demo): Answers {
  const reputationPoints = [420, 1280, -60, -640, 90, 0, 2300, -1700];
  return {
    'reputation.view': () => ({
      characterId: demoId,
      reputations: reputation.factions.map(({ id }, index) => ({
        faction: id,
        points: reputationPoints[index] ?? 0,
        tier: tierOf(reputationPoints[index] ?? 0, reputation.tiers).id,
      })),
      entries: reputation.factions.slice(0, 6).map(({ id }, index) => ({
        at: new Date(1e12 + index * 7e6),
        faction: id,
        points: index % 2 === 0 ? 40 : -12,
        pointsAfter: reputationPoints[index] ?? 0,
        source: (['quest', 'dialogue', 'defeat', 'time'] as const)[index % 4],
        sourceId: String(index),
      })),
    }),
  };
}

/** Answers calls in the browser instead of sending them, some as the page says. @returns a function that undoes it */
export function answerHere(level: number, own: Answers = {}): () => void {
  const real = window.fetch;
  const demo = openDemo(level).then((answers) => ({ ...answers, ...own }));
  window.fetch = async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target, window.location.href);
    if (!url.pathname.startsWith('/api/trpc/')) return real(target, init);
    const answers = await demo;
    const inputs = JSON.parse(
      typeof init?.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}'),
    ) as Record<string, { json?: unknown }>;
    const results = url.pathname
      .slice('/api/trpc/'.length)
      .split(',')
      .map((path, index) => ({ result: { data: superjson.serialize(answers[path]?.(inputs[index]?.json as never)) } }));
    return new Response(JSON.stringify(results), { headers: { 'content-type': 'application/json' } });
  };
  return () => {
    window.fetch = real;
  };
}
