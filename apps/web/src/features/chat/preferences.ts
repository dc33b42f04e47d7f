import * as z from 'zod';
import { create } from 'zustand';
import { type ChatTab, chatTabs } from './tabs';

const storageKey = 'necp.chat';

/** The size of the panel on a desk, in rem. */
export const panelWidth = { min: 16, max: 44 } as const;
export const panelHeight = { min: 9, max: 40 } as const;
export const textSizes = ['small', 'normal', 'large'] as const;
export type TextSize = (typeof textSizes)[number];

const Tabs = z.array(z.enum(chatTabs));
/** A file of an older version, or of another hand, loses only what cannot be read. */
const Saved = z.object({
  textSize: z.enum(textSizes).catch('normal'),
  times: z.boolean().catch(true),
  mentionSound: z.boolean().catch(true),
  whisperSound: z.boolean().catch(true),
  /** How dark the panel behind the words is, from 0 (clear) to 1. */
  opacity: z.number().min(0).max(1).catch(0.86),
  /** Null for the size that suits the screen. */
  size: z
    .object({
      width: z.number().min(panelWidth.min).max(panelWidth.max),
      height: z.number().min(panelHeight.min).max(panelHeight.max),
    })
    .nullable()
    .catch(null),
  /** What a tab shows beside its own lines; tabs that are missing have their defaults. */
  also: z.partialRecord(z.enum(chatTabs), Tabs).catch({}),
  /** The tabs whose lines in other letters are translated by themselves. */
  translate: Tabs.catch([]),
});
export type ChatChoices = z.infer<typeof Saved>;

/** The tabs that may show whispers beside their own lines. */
const talkTabs = ['say', 'zone', 'global', 'trade', 'own', 'group'] as const satisfies readonly ChatTab[];
/** Every tab shows what is said to the player alone, so that no whisper is missed behind another tab. */
const defaultAlso: Partial<Record<ChatTab, readonly ChatTab[]>> = {
  say: ['whisper', 'group'],
  zone: ['whisper'],
  global: ['whisper'],
  trade: ['whisper'],
  own: ['whisper'],
  group: ['whisper'],
};

interface Preferences extends ChatChoices {
  change(change: Partial<ChatChoices>): void;
  /** Shows lines of another tab in a tab, or no longer. */
  toggle(tab: ChatTab, other: ChatTab): void;
  /** Shows whispers in every tab, or in their own alone. */
  showWhispers(where: 'everywhere' | 'apart'): void;
  /** Translates the lines of a tab by themselves, or no longer. */
  toggleTranslate(tab: ChatTab): void;
}

/** How the player wants the chat; kept in the browser, as the places of windows are. */
export const useChatPreferences = create<Preferences>((set, get) => ({
  ...read(),
  change: (change) => {
    set(change);
    keep(get());
  },
  toggle: (tab, other) => {
    const shown = alsoIn(get(), tab);
    const next = shown.includes(other) ? shown.filter((one) => one !== other) : [...shown, other];
    get().change({ also: { ...get().also, [tab]: next } });
  },
  showWhispers: (where) => {
    const also: Partial<Record<ChatTab, ChatTab[]>> = { ...get().also };
    for (const tab of talkTabs) {
      const others = alsoIn(get(), tab).filter((one) => one !== 'whisper');
      also[tab] = where === 'everywhere' ? [...others, 'whisper'] : others;
    }
    get().change({ also });
  },
  toggleTranslate: (tab) => {
    const { translate, change } = get();
    change({ translate: translate.includes(tab) ? translate.filter((one) => one !== tab) : [...translate, tab] });
  },
}));

/** Returns the tabs whose lines a tab shows beside its own. */
export function alsoIn({ also }: Pick<ChatChoices, 'also'>, tab: ChatTab): readonly ChatTab[] {
  return (also[tab] ?? defaultAlso[tab] ?? []).filter((other) => other !== tab);
}

/** Checks whether every tab shows whispers. */
export const hasWhispersEverywhere = (choices: Pick<ChatChoices, 'also'>): boolean =>
  talkTabs.every((tab) => alsoIn(choices, tab).includes('whisper'));

/** Returns all tabs whose lines a tab shows. */
export const shownIn = (tab: ChatTab): readonly ChatTab[] => [tab, ...alsoIn(useChatPreferences.getState(), tab)];

export function read(): ChatChoices {
  try {
    return Saved.parse(JSON.parse(window.localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    return Saved.parse({});
  }
}

function keep(choices: ChatChoices): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(Saved.parse(choices)));
  } catch {
    // A browser without storage forgets them with the page.
  }
}
