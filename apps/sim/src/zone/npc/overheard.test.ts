import type { OverheardContent } from '@necp/shared/npc/content';
import { tickHz } from '@necp/shared/protocol';
import { rainAt } from '@necp/shared/zone/clock';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { describe, expect, it } from 'vitest';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { enter, gameData, map, msAt, place, places, vera } from '../../testing/populated-zone';
import { runZone, type ZoneRun } from '../../testing/run-zone';
import { byId } from '../game-data';
import type { ZoneOutput } from '../outputs';
import { npcSlice } from './slice';

const busy = drawnMap(openGround(60, 40), {
  footpath: {
    nodes: [
      [26, 20],
      [34, 20],
    ],
    edges: [[0, 1]],
  },
  townspeopleCount: 6,
});
const said = (text: string) => ({ en: text, ru: `${text} по-русски` });
const exchange = (id: string, more: Partial<OverheardContent> = {}): OverheardContent => ({
  id: id as never,
  zone: busy.id as never,
  when: [],
  lines: [said(`${id} asks`), said(`${id} answers`)],
  ...more,
});

interface Heard {
  readonly connectionId: number | undefined;
  readonly entityId: number;
  readonly text: string;
}
const heardIn = (outputs: readonly ZoneOutput[]): Heard[] =>
  outputs.flatMap((output) =>
    output.kind === 'send' && output.name === 'townsperson.said'
      ? [{ connectionId: output.connectionIds[0], ...(output.message as { entityId: number; text: string }) }]
      : [],
  );
const open = (
  overheard: readonly OverheardContent[],
  { startMs = 0, sheet = {} }: { readonly startMs?: number; readonly sheet?: Partial<CharacterSheet> } = {},
): ZoneRun => {
  const run = runZone({ map: busy, gameData: gameData({ overheard }), startMs });
  enter(run, 1, { spot: { x: 30, y: 21 }, sheet });
  return run;
};
const textsOf = (heard: readonly Heard[]) => [...new Set(heard.map(({ text }) => text.split(' ')[0]))].sort();

describe('passers-by near a player', () => {
  it('speak in turns, stand still for it, and are heard by that player only', () => {
    const run = open([exchange('rent')]);
    enter(run, 2, { spot: { x: 2, y: 38 } });
    const heard: Heard[] = [];
    for (let ticks = 0; ticks < 120 * tickHz && heard.length < 2; ticks++) {
      heard.push(...heardIn(run.step()));
      if (heard.length !== 1) continue;
      const still = npcSlice(run.zone.state).walkers.filter(({ idleUntilTick }) => idleUntilTick > run.zone.state.tick);
      expect(still.length).toBeGreaterThanOrEqual(2);
    }
    expect(heard.map(({ text }) => text)).toEqual(['rent asks', 'rent answers']);
    expect(new Set(heard.map(({ entityId }) => entityId)).size).toBe(2);
    expect(new Set(heard.map(({ connectionId }) => connectionId))).toEqual(new Set([1]));
  });

  it('say everything that fits before they repeat themselves', () => {
    const heard = heardIn(open([exchange('rent'), exchange('soup'), exchange('queue')]).steps(240 * tickHz));
    const begun = heard.filter(({ text }) => text.endsWith('asks')).map(({ text }) => text);
    expect(begun.length).toBeGreaterThan(3);
    expect(new Set(begun.slice(0, 3)).size).toBe(3);
  });

  it('say nothing that belongs to another zone, another place, another hour or to what others did', () => {
    const overheard = [
      exchange('here'),
      exchange('hour', { when: [{ if: 'hour', from: 12, to: 13 }] }),
      exchange('deed', { when: [{ if: 'world', key: 'eighth_toll', is: 'lifted' }] }),
      exchange('elsewhere', { zone: 'moon' as never }),
      exchange('place', { place: 'lair' as never }),
    ];
    const texts = (more: { readonly startMs?: number; readonly sheet?: Partial<CharacterSheet> }) =>
      textsOf(heardIn(open(overheard, more).steps(200 * tickHz)));
    expect(texts({ startMs: msAt(20) })).toEqual(['here']);
    expect(texts({ startMs: msAt(20), sheet: { playerKeys: { eighth_toll: 'lifted' } } })).toEqual(['deed', 'here']);
    expect(texts({ startMs: msAt(12) })).toContain('hour');
  });

  it('speak about a place only near it', () => {
    const overheard = [exchange('place', { place: 'stall' as never })];
    const near = runZone({
      map: busy,
      gameData: gameData({ overheard, places: byId([...places.values(), place('stall', 31.5, 22.5)]) }),
    });
    enter(near, 1, { spot: { x: 30, y: 21 } });
    expect(textsOf(heardIn(near.steps(120 * tickHz)))).toEqual(['place']);
  });

  it('speak about the weather that there is', () => {
    const overheard = [exchange('wet', { rain: 'wet' }), exchange('dry', { rain: 'dry' })];
    const msOf = (weather: 'wet' | 'dry') => {
      for (let ms = 0; ms < 4_000_000; ms += 1_000) {
        const all = [0, 60_000, 120_000].map((later) => rainAt(ms + later));
        if (all.every((rain) => (weather === 'wet' ? rain > 0.5 : rain < 0.2))) return ms;
      }
      throw new RangeError('no such weather');
    };
    for (const weather of ['wet', 'dry'] as const)
      expect(textsOf(heardIn(open(overheard, { startMs: msOf(weather) }).steps(90 * tickHz)))).toEqual([weather]);
  });

  it('break off when the player has left', () => {
    const run = open([exchange('rent')]);
    while (heardIn(run.step()).length === 0);
    run.step({ kind: 'lost', connectionId: 1 });
    expect(heardIn(run.steps(10 * tickHz))).toEqual([]);
    expect(npcSlice(run.zone.state).exchanges).toEqual([]);
  });
});

describe('a vendor', () => {
  const seller = {
    ...vera,
    home: 'home',
    schedule: [{ fromHour: 0, place: 'home', doing: 'works', when: [] }],
  } as const;
  const cries = [said('Fresh'), said('Cheap')];
  const heardNear = (npc: object) => {
    const run = runZone({ map, gameData: gameData({ npcs: byId([{ ...vera, ...npc } as typeof vera]) }) });
    enter(run, 1, { spot: { x: 16, y: 24 } });
    return heardIn(run.steps(150 * tickHz)).map(({ text }) => text);
  };

  it('cries out to those who come by, while at work', () => {
    const heard = heardNear({ ...seller, cries });
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.every((text) => cries.some(({ en }) => en === text))).toBe(true);
  });

  it('who sleeps is quiet', () => {
    expect(heardNear({ ...seller, cries, schedule: [{ ...seller.schedule[0], doing: 'sleeps' }] })).toEqual([]);
  });
});
