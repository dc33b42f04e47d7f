import type { ItemContent } from '@necp/shared/inventory/content';
import { MassAudience, mailPlaces, mostMassChits, type StartMassInput } from '@necp/shared/mail/schema';
import { wholeNumber } from '../../components/whole-number';

/** A letter to many players as it is typed. */
export interface MassDraft {
  readonly kind: MassAudience['kind'];
  readonly from: string;
  readonly to: string;
  readonly names: string;
  readonly subject: { readonly en: string; readonly ru: string };
  readonly text: { readonly en: string; readonly ru: string };
  readonly chits: string;
  readonly items: StartMassInput['items'];
}

export const emptyMass: MassDraft = {
  ...{ kind: 'all', from: '1', to: '20', names: '', chits: '0', items: [] },
  ...{ subject: { en: '', ru: '' }, text: { en: '', ru: '' } },
};

/** Returns who gets it, null while that is not complete. Names stand one a line, or between commas. */
export function audienceOf({ kind, from, to, names }: MassDraft): MassAudience | null {
  const list = names.split(/[\n,]/).flatMap((name) => name.trim() || []);
  const typed = {
    all: { kind: 'all' },
    level: { kind: 'level', from: Number(from), to: Number(to) },
    named: { kind: 'named', names: list },
  }[kind];
  const read = MassAudience.safeParse(typed);
  if (!read.success) return null;
  return read.data.kind === 'level' && read.data.from > read.data.to ? null : read.data;
}

export type MassFault = 'audience' | 'words' | 'money';
export type MassLetter = Omit<StartMassInput, 'requestId' | 'reason'>;

/** Returns the letter, or what is missing first. */
export function letterOf(draft: MassDraft): { readonly letter: MassLetter } | { readonly fault: MassFault } {
  const audience = audienceOf(draft);
  if (audience === null) return { fault: 'audience' };
  const { subject, text, items } = draft;
  if ([subject.en, subject.ru, text.en, text.ru].some((words) => words.trim() === '')) return { fault: 'words' };
  const chits = wholeNumber(draft.chits, { min: 0, max: mostMassChits });
  return chits === null ? { fault: 'money' } : { letter: { audience, subject, text, chits, items } };
}

/** Returns the items with one more stack, of so many as one stack holds at most; the same when there is no room. */
export function withItem(items: MassDraft['items'], { id, stackSize }: ItemContent, quantity: number) {
  const given = { templateId: id as MassDraft['items'][number]['templateId'], quantity: Math.min(quantity, stackSize) };
  return items.length < mailPlaces ? [...items, given] : items;
}
