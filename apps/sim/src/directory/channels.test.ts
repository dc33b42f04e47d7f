import type { Survey, SurveyedChannel } from '@necp/domain/zone/service';
import { describe, expect, test } from 'vitest';
import { channelsToOpen, rankChannels, shouldClose, type ChannelRules } from './channels';

const stays = (simId: string) => ({ simId, url: `http://${simId}.test`, isLeaving: false });
const zoneChannel = (channel: number, population: number, more: Partial<SurveyedChannel> = {}): SurveyedChannel => ({
  zoneId: 'watson',
  channel,
  simId: 'a',
  population,
  waiting: 0,
  isClosing: false,
  ...more,
});
const city = (...leases: SurveyedChannel[]): Survey => ({ processes: ['a', 'b', 'c'].map(stays), leases });
const rules: ChannelRules = { capacity: 100, most: 4 };
const opens = (survey: Survey, me: string, changed: Partial<ChannelRules> = {}) =>
  channelsToOpen(survey, me, { rules: { ...rules, ...changed }, zoneIds: ['westbrook', 'watson'] });
const everybody = (survey: Survey, changed: Partial<ChannelRules> = {}) =>
  ['a', 'b', 'c'].map((me) => opens(survey, me, changed).map(({ zoneId, channel }) => `${zoneId} ${channel}`));

describe('opening channels for a crowded district', () => {
  test('adds a channel when the last one is four fifths full, in exactly one process', () => {
    expect(everybody(city(zoneChannel(1, 79)))).toEqual([[], [], []]);
    expect(everybody(city(zoneChannel(1, 80)))).toEqual([[], ['watson 2'], []]);
    expect(everybody(city(zoneChannel(1, 80), zoneChannel(2, 79, { simId: 'b' })))).toEqual([[], [], []]);
    expect(everybody(city(zoneChannel(1, 80), zoneChannel(2, 80, { simId: 'b' })))).toEqual([[], [], ['watson 3']]);
  });

  test('adds a channel for a waiting queue, but not while a channel without a queue has room', () => {
    expect(everybody(city(zoneChannel(1, 60, { waiting: 1 })))).toEqual([[], ['watson 2'], []]);
    expect(everybody(city(zoneChannel(1, 100, { waiting: 9 }), zoneChannel(2, 10)))).toEqual([[], [], []]);
  });

  test('uses the lowest free number', () => {
    expect(everybody(city(zoneChannel(1, 90), zoneChannel(3, 90, { simId: 'b' })))).toEqual([[], [], ['watson 2']]);
  });

  test('adds no more channels than are allowed, and none where one is allowed', () => {
    expect(everybody(city(zoneChannel(1, 90), zoneChannel(2, 90)), { most: 2 })).toEqual([[], [], []]);
    expect(everybody(city(zoneChannel(1, 100, { waiting: 40 })), { most: 1 })).toEqual([[], [], []]);
  });

  test('keeps the channel that was about to close instead of opening another', () => {
    expect(everybody(city(zoneChannel(1, 90), zoneChannel(2, 5, { isClosing: true })))).toEqual([[], [], []]);
  });

  test('waits for the first channel to be hosted again before it adds another', () => {
    expect(everybody(city(zoneChannel(2, 95)))).toEqual([[], [], []]);
  });

  test('shares the work with other crowded districts', () => {
    const survey = city(zoneChannel(1, 90), zoneChannel(1, 90, { zoneId: 'westbrook' }));
    expect(everybody(survey)).toEqual([[], ['watson 2'], ['westbrook 2']]);
  });

  test('ignores a process that is shutting down, and the players in it', () => {
    const survey = {
      processes: [stays('a'), { ...stays('b'), isLeaving: true }],
      leases: [zoneChannel(1, 85), zoneChannel(2, 3, { simId: 'b' })],
    };
    expect(opens(survey, 'b')).toEqual([]);
    expect(opens(survey, 'a')).toEqual([{ zoneId: 'watson', channel: 3 }]);
  });

  test('does not count private instances', () => {
    expect(everybody(city(zoneChannel(1, 85), zoneChannel(1_000, 1)))).toEqual([[], ['watson 2'], []]);
  });
});

describe('closing a spare channel', () => {
  const closes = (survey: Survey, channel: number) =>
    shouldClose(
      survey,
      { zoneId: 'watson', channel, isClosing: survey.leases.some((one) => one.channel === channel && one.isClosing) },
      rules,
    );

  test('closes the highest one, once its players fit elsewhere with two fifths to spare', () => {
    expect(closes(city(zoneChannel(1, 40), zoneChannel(2, 21)), 2)).toBe(false);
    expect(closes(city(zoneChannel(1, 40), zoneChannel(2, 20)), 2)).toBe(true);
    expect(closes(city(zoneChannel(1, 0), zoneChannel(2, 60)), 1)).toBe(false);
    const three = city(zoneChannel(1, 40), zoneChannel(2, 40), zoneChannel(3, 40));
    expect([1, 2, 3].map((channel) => closes(three, channel))).toEqual([false, false, true]);
  });

  test('does not start while waiting players would fill it', () => {
    expect(closes(city(zoneChannel(1, 40, { waiting: 30 }), zoneChannel(2, 0)), 2)).toBe(false);
  });

  test('continues when a few players join, and stops when a crowd does', () => {
    expect(closes(city(zoneChannel(1, 60), zoneChannel(2, 15, { isClosing: true })), 2)).toBe(true);
    expect(closes(city(zoneChannel(1, 75), zoneChannel(2, 15, { isClosing: true })), 2)).toBe(false);
  });

  test('never applies to the first channel, nor to the only one left', () => {
    expect(closes(city(zoneChannel(1, 0)), 1)).toBe(false);
    expect(closes(city(zoneChannel(2, 0)), 2)).toBe(false);
  });

  test('does not reopen the channel right afterwards', () => {
    for (let people = 0; people <= 60; people++) expect(everybody(city(zoneChannel(1, people)))).toEqual([[], [], []]);
  });
});

describe('choosing a channel for a player', () => {
  const ranked = (channels: readonly SurveyedChannel[], last: number | null = null) =>
    rankChannels(channels, { capacity: 100, last }).map(({ channel }) => channel);

  test('prefers the fullest one that is not crowded', () => {
    expect(ranked([zoneChannel(1, 20), zoneChannel(2, 70), zoneChannel(3, 50)])).toEqual([2, 3, 1]);
    expect(ranked([zoneChannel(1, 80), zoneChannel(2, 5)])).toEqual([2, 1]);
    expect(ranked([zoneChannel(1, 30), zoneChannel(2, 30)])).toEqual([1, 2]);
  });

  test('takes the one with most seats when all are crowded, and none when all are full', () => {
    expect(ranked([zoneChannel(1, 95), zoneChannel(2, 85), zoneChannel(3, 100)])).toEqual([2, 1]);
    expect(ranked([zoneChannel(1, 100), zoneChannel(2, 130)])).toEqual([]);
  });

  test('prefers the previous channel if it is still open and has room', () => {
    expect(ranked([zoneChannel(1, 70), zoneChannel(2, 10)], 2)[0]).toBe(2);
    expect(ranked([zoneChannel(1, 70), zoneChannel(2, 99)], 2)[0]).toBe(2);
    expect(ranked([zoneChannel(1, 70), zoneChannel(2, 100)], 2)[0]).toBe(1);
    expect(ranked([zoneChannel(1, 70), zoneChannel(2, 10, { isClosing: true })], 2)).toEqual([1]);
    expect(ranked([zoneChannel(1, 70)], 7)).toEqual([1]);
  });
});
