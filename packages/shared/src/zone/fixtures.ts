import type { LocalText } from '../kernel/content';

/** A permanent object of a place that opens a window of its own. */
export interface Fixture {
  readonly id: 'bank_terminal' | 'mirror' | 'duel_board' | 'surgery_chair' | 'mailbox';
  readonly name: LocalText;
  /** Ids of places; a zone whose map has one of them has the object. */
  readonly places: readonly string[];
  readonly holdMs: number;
}

export const fixtures: readonly Fixture[] = [
  {
    id: 'bank_terminal',
    name: { en: 'Bank terminal', ru: 'Банковский терминал' },
    places: ['vera_clinic', 'market_gate'],
    holdMs: 200,
  },
  {
    id: 'surgery_chair',
    name: { en: 'Surgery chair', ru: 'Хирургическое кресло' },
    places: ['vera_clinic', 'gate_clinic', 'skylift_clinic'],
    holdMs: 300,
  },
  { id: 'mirror', name: { en: 'Mirror', ru: 'Зеркало' }, places: ['clinic_ward'], holdMs: 300 },
  { id: 'duel_board', name: { en: 'Duel board', ru: 'Доска дуэлей' }, places: ['pit_gate'], holdMs: 300 },
  {
    id: 'mailbox',
    name: { en: 'Mailbox', ru: 'Почтовый ящик' },
    places: [
      ...['vera_clinic', 'market_gate', 'hotel_echo'],
      ...['gate_clinic', 'glass_steps'],
      ...['skylift_clinic', 'lamplight_hall'],
    ],
    holdMs: 200,
  },
];
