import { type Activity, activities } from '@necp/shared/party/finder-schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useContent } from '../../components/providers/content';

/** A quest, an instance, an event or an arena that a party can look for others for. */
interface ActivityEntry {
  readonly id: string;
  readonly name: string;
}

/** The entries of each activity, in the player's language; empty until the content is loaded. */
export function useActivityEntries(): Readonly<Record<Activity, readonly ActivityEntry[]>> {
  const locale = useLocale() as Locale;
  const quests = useContent('quests')?.quests ?? [];
  const zones = useContent('worldState')?.zones ?? [];
  const events = useContent('worldEvents')?.worldEvents ?? [];
  const named = (all: readonly { readonly id: string; readonly name: Readonly<Record<Locale, string>> }[]) =>
    all.map(({ id, name }) => ({ id, name: name[locale] }));
  return {
    story: named(quests.filter(({ shared }) => shared)),
    instance: named(zones.filter(({ kind }) => kind === 'instance')),
    event: named(events),
    duel: named(zones.filter(({ kind }) => kind === 'arena')),
    anything: [],
  };
}

/** Returns a function that names an activity, and the entry of it. */
export function useActivityName(): (of: { readonly activity: Activity; readonly contentId: string | null }) => string {
  const t = useTranslations('party.finder');
  const entries = useActivityEntries();
  return ({ activity, contentId }) =>
    entries[activity].find(({ id }) => id === contentId)?.name ?? t(`activity.${activity}`);
}

/** The activities as options of a list. */
export function useActivityOptions(): readonly { readonly value: Activity; readonly label: string }[] {
  const t = useTranslations('party.finder');
  return activities.map((value) => ({ value, label: t(`activity.${value}`) }));
}
