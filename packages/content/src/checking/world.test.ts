import { describe, it } from 'vitest';
import type { City } from '../city';
import { city, sees, withOne } from '../testing/changed-city';

describe('the content check of progression finds', () => {
  const changed = (change: (nodes: City['trees'][number]['nodes']) => City['trees'][number]['nodes']) => ({
    trees: withOne(city.trees, 'bouncer_wall', ({ nodes }) => ({ nodes: change(nodes) })),
  });

  it('two perks that require each other', () => {
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_brace' ? { ...node, after: ['wall_stand'] } : node))),
      'only after itself',
    );
  });

  it('a perk without a predecessor, one after a perk of another tree, and one for more points than there are', () => {
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_stand' ? { ...node, after: [] } : node))),
      'lets wall_stand hang in the air',
    );
    sees(
      changed((nodes) =>
        nodes.map((node) => (node.id === 'wall_stand' ? { ...node, after: ['puppet_roll_call'] } : node)),
      ),
      'which is not in it',
    );
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_thick' ? { ...node, treePoints: 5 } : node))),
      'asks for 5 points where only 1 can be',
    );
  });

  it('an ability of another class, one that cannot be learned, and an unknown rank', () => {
    sees(
      changed((nodes) =>
        nodes.map((node) =>
          node.id === 'wall_brace'
            ? {
                id: node.id,
                name: node.name,
                blurb: node.blurb,
                icon: node.icon,
                tier: node.tier,
                column: node.column,
                after: node.after,
                treePoints: node.treePoints,
                level: node.level,
                kind: 'ability' as const,
                ability: 'roll_call',
              }
            : node,
        ),
      ),
      'which is not of the class',
    );
    sees(
      changed((nodes) => nodes.filter(({ id }) => id !== 'wall_stand')),
      'class bouncer never learns second_breath',
    );
    sees(
      changed((nodes) =>
        nodes.map((node) => (node.kind === 'upgrade' ? { ...node, ability: 'come_here', rank: 3 } : node)),
      ),
      'to rank 3, which it has not',
    );
  });

  it('a level that is missing', () => {
    sees({ levels: city.levels.filter(({ level }) => level !== 17) }, 'level 17 is not written');
  });
});

describe('the content check of the world finds', () => {
  it('a quest mark that points to no place and no person', () => {
    const pointing = (mark: { content?: string; place?: string }) =>
      withOne(city.quests, 'first_light', ({ stages }) => ({
        stages: stages.map((stage) => ({
          ...stage,
          objectives: stage.objectives.map((one) => (one.kind === 'action' ? { ...one, mark } : one)),
        })),
      }));
    sees({ quests: pointing({ place: 'atlantis' }) }, 'points to atlantis, which is nowhere');
    sees({ quests: pointing({ content: 'yeti' }) }, 'marks yeti, which is nobody and nothing');
  });

  it('a place inside a wall and a place that is on no map', () => {
    sees(
      { places: withOne(city.places, 'vera_clinic', () => ({ at: [1, 1] })) },
      'place vera_clinic cannot be walked to',
    );
    sees({ places: withOne(city.places, 'vera_clinic', () => ({ at: undefined })) }, 'is not on the map of watson');
  });

  it('a world state that is never set, and one that is never read', () => {
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', ({ values }) => ({ values: [...values, 'adopted'] })) },
      'never becomes adopted',
    );
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', () => ({ seen: [] })) },
      'changes nothing that anybody sees',
    );
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', () => ({ values: ['open', 'spared'] })) },
      'is set to handed_over, which it cannot be',
    );
  });

  it('a person without a place, or in two places', () => {
    sees(
      { npcs: withOne(city.npcs, 'vera', ({ schedule }) => ({ schedule: [schedule[0]!, schedule[0]!] })) },
      'is in two places at one hour',
    );
    sees(
      {
        npcs: withOne(city.npcs, 'vera', ({ schedule }) => ({
          schedule: [{ ...schedule[0]!, when: [{ if: 'level', atLeast: 2 }] }],
        })),
      },
      'may be nowhere',
    );
  });

  it('a faction whose allies include its enemies', () => {
    sees(
      { factions: withOne(city.factions, 'lamplight', () => ({ spill: [{ faction: 'eighths', percent: 20 }] })) },
      'pleases eighths, which is no ally',
    );
  });

  it('an event whose phases lead nowhere, or that asks for more enemies than appear', () => {
    sees(
      {
        worldEvents: withOne(city.worldEvents, 'convoy', ({ phases }) => ({
          phases: phases.map((phase) => ({ ...phase, won: 'roll_in' })),
        })),
      },
      'never comes to stopped',
    );
    sees(
      {
        worldEvents: withOne(city.worldEvents, 'convoy', ({ phases }) => ({
          phases: phases.map((phase) => ({ ...phase, waves: [] })),
        })),
      },
      'for more convoy_guard than come',
    );
  });

  it('a zone without a way in or out', () => {
    sees(
      { zones: city.zones.map((zone) => (zone.id === 'pit_nine' ? { ...zone, exits: [] } : zone)) },
      'zone pit_nine cannot be left',
    );
    sees(
      { zones: city.zones.map((zone) => ({ ...zone, exits: zone.exits.filter(({ to }) => to !== 'pit_nine') })) },
      'zone pit_nine cannot be entered',
    );
  });

  it('an exit that does not lead back, and a map under another name', () => {
    sees(
      {
        zones: city.zones.map((zone) =>
          zone.id === 'westbrook' ? { ...zone, exits: zone.exits.filter(({ to }) => to !== 'watson') } : zone,
        ),
      },
      'has a door at watson_east_gate that does not lead back',
    );
    sees(
      {
        zones: city.zones.map((zone) =>
          zone.id === 'pit_nine' ? { ...zone, name: { ...zone.name, en: 'Pit Ten' } } : zone,
        ),
      },
      'zone pit_nine is called otherwise on its map',
    );
  });
});
