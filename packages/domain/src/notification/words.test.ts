import type { NotificationFact } from '@necp/shared/notification/schema';
import { expect, test } from 'vitest';
import { factWords } from './words';

const said = (fact: NotificationFact) =>
  (['en', 'ru'] as const).map((locale) => factWords({ fact, other: null }, locale).replaceAll(/\s/g, ' '));
const untilMs = Date.UTC(2031, 4, 5, 12, 30);

test('an e-mail says what a moderator decided, until when and for what, in both languages', () => {
  const mute = { sanction: 'mute', untilMs, reason: 'spam' } as const;
  expect(said({ kind: 'sanction', details: { ...mute, channel: 'all' } })).toEqual([
    'A moderator muted you in all channels until May 5, 2031, 12:30 PM UTC: spam or advertising',
    'Модератор запретил вам говорить во всех каналах до 5 мая 2031 г., 12:30 UTC: спам или реклама',
  ]);
  expect(said({ kind: 'sanction', details: { ...mute, channel: 'trade' } })[0]).toContain('in one channel until');
  const warning = { sanction: 'warning', channel: null, untilMs: null, reason: 'hate' } as const;
  expect(said({ kind: 'sanction', details: warning })).toEqual([
    'A moderator warned you: hateful words',
    'Предупреждение модератора: слова ненависти',
  ]);
});

test('an e-mail says what came of a report, in both languages', () => {
  expect(said({ kind: 'report_decided', details: { reason: 'fraud', isUpheld: true } })).toEqual([
    'We acted on your report (fraud)',
    'По вашей жалобе приняты меры (обман)',
  ]);
  expect(said({ kind: 'report_decided', details: { reason: 'fraud', isUpheld: false } })).toEqual([
    'No rule was broken in what you reported (fraud)',
    'Нарушений по вашей жалобе нет (обман)',
  ]);
});
