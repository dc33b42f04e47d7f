import { factions, items, tiers, worldEvents } from '@necp/content/server';
import type { Locale } from '@necp/shared/kernel';
import type { ReportReason } from '@necp/shared/moderation/schema';
import type { NotificationFact } from '@necp/shared/notification/schema';
import { tierIds } from '@necp/shared/reputation/content';

/** A fact, and the name of the other player's character in it. */
export interface Entry {
  readonly fact: NotificationFact;
  readonly other: string | null;
}

/** What e-mails and devices say, beside the facts themselves. */
interface Frame {
  readonly subject: (count: number) => string;
  readonly intro: string;
  readonly more: (count: number) => string;
  readonly button: string;
  readonly unsubscribe: string;
}

export const frames: Readonly<Record<Locale, Frame>> = {
  en: {
    subject: (count) => (count === 1 ? 'News from NECPGAME' : `NECPGAME: ${count} notifications`),
    intro: 'This is what happened while you were away:',
    more: (count) => `And ${count} more in your inbox.`,
    button: 'Open the game',
    unsubscribe: 'Unsubscribe',
  },
  ru: {
    subject: (count) => (count === 1 ? 'Новости из NECPGAME' : `NECPGAME: уведомлений — ${count}`),
    intro: 'Вот что произошло, пока вас не было:',
    more: (count) => `И ещё ${count} — во входящих.`,
    button: 'Открыть игру',
    unsubscribe: 'Отписаться',
  },
};

const byId = <T extends { readonly id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
const [itemsById, factionsById, tiersById, eventsById] = [byId(items), byId(factions), byId(tiers), byId(worldEvents)];

/** Returns what a fact says in the reader's language. */
export function factWords({ fact, other }: Entry, locale: Locale): string {
  const isRussian = locale === 'ru';
  const say = (en: string, ru: string) => (isRussian ? ru : en);
  const someone = other ?? say('A player', 'Игрок');
  if (isOfGuild(fact)) return guildWords(fact)[locale];
  switch (fact.kind) {
    case 'level_up':
      return say(`Level ${fact.details.level} reached`, `Достигнут уровень ${fact.details.level}`);
    case 'title_gained':
      return say(`New title: ${fact.details.title.en}`, `Новый титул: ${fact.details.title.ru}`);
    case 'tier_changed':
      return tierWords(fact.details, locale);
    case 'delivery': {
      const { templateId, quantity } = fact.details;
      const item = itemsById.get(templateId)?.name[locale] ?? templateId;
      return say(
        `Your bag was full: ${item} × ${quantity} at the mailbox`,
        `В сумке нет места: ${item} × ${quantity} — на почте`,
      );
    }
    case 'event_reward': {
      const name = eventsById.get(fact.details.event)?.name[locale] ?? fact.details.event;
      return say(`${name}: your reward is in`, `${name}: награда получена`);
    }
    case 'new_device':
      return say(
        `A new device signed in to your account: ${fact.details.from}`,
        `В вашу учётную запись вошли с нового устройства: ${fact.details.from}`,
      );
    case 'token_reused':
      return say(
        `We stopped a stolen sign-in to your account: ${fact.details.from}`,
        `Мы остановили украденный вход в вашу учётную запись: ${fact.details.from}`,
      );
    case 'party_invitation':
      return say(`${fact.details.from} invites you to a party`, `${fact.details.from} приглашает вас в группу`);
    case 'party_application':
      return say(`${fact.details.from} wants to join your party`, `${fact.details.from} просится в вашу группу`);
    case 'application_answered': {
      const { from, isAccepted } = fact.details;
      return isAccepted
        ? say(`${from} took you into the party`, `${from} принимает вас в группу`)
        : say(`${from} declined your application`, `${from} отклоняет вашу заявку`);
    }
    case 'friend_request':
      return say(`${someone} wants to be friends`, `${someone} предлагает дружить`);
    case 'friend_accepted':
      return say(`${someone} is now your friend`, `${someone} — теперь ваш друг`);
    case 'letter': {
      const { from } = fact.details;
      return from === null
        ? say('You have mail from the city', 'Вам пришла почта от города')
        : say(`You have mail from ${from}`, `Вам пришла почта: отправитель — ${from}`);
    }
    case 'mention':
      return say(`${someone} mentions you in the chat`, `${someone} упоминает вас в чате`);
    case 'sanction':
      return sanctionWords(fact.details, locale);
    case 'report_decided': {
      const reason = reasonWords[fact.details.reason][locale];
      return fact.details.isUpheld
        ? say(`We acted on your report (${reason})`, `По вашей жалобе приняты меры (${reason})`)
        : say(`No rule was broken in what you reported (${reason})`, `Нарушений по вашей жалобе нет (${reason})`);
    }
  }
}

type GuildFact = Extract<NotificationFact, { kind: `guild_${string}` }>;
const isOfGuild = (fact: NotificationFact): fact is GuildFact => fact.kind.startsWith('guild_');

/** Says what happened between the player and a guild, in both languages. */
function guildWords({ kind, details }: GuildFact): Record<Locale, string> {
  switch (kind) {
    case 'guild_invitation': {
      const { from, guild } = details;
      return { en: `${from} invites you to the guild ${guild}`, ru: `${from} приглашает вас в гильдию «${guild}»` };
    }
    case 'guild_application':
      return { en: `${details.from} wants to join your guild`, ru: `${details.from} просится в вашу гильдию` };
    case 'guild_answered': {
      const { guild, isAccepted } = details;
      if (isAccepted) return { en: `${guild} took you in`, ru: `Гильдия «${guild}» принимает вас` };
      return { en: `${guild} declined your application`, ru: `Гильдия «${guild}» отклоняет вашу заявку` };
    }
    case 'guild_removed':
      return { en: `You were removed from ${details.guild}`, ru: `Вас исключили из гильдии «${details.guild}»` };
    case 'guild_leader':
      return { en: `You lead ${details.guild} now`, ru: `Теперь вы глава гильдии «${details.guild}»` };
    case 'guild_level': {
      const { guild, level } = details;
      return { en: `${guild} reached level ${level}`, ru: `Гильдия «${guild}» достигла уровня ${level}` };
    }
    case 'guild_event':
      return eventWords[details.what](details.title);
  }
}

const reasonWords: Readonly<Record<ReportReason, Record<Locale, string>>> = {
  abuse: { en: 'insults or threats', ru: 'оскорбления или угрозы' },
  hate: { en: 'hateful words', ru: 'слова ненависти' },
  spam: { en: 'spam or advertising', ru: 'спам или реклама' },
  fraud: { en: 'fraud', ru: 'обман' },
  other: { en: 'other reasons', ru: 'другая причина' },
};

/** Says that a faction thinks better or worse of the player. */
function tierWords({ faction, from, to }: TierChange, locale: Locale): string {
  const name = factionsById.get(faction)?.name[locale] ?? faction;
  const tier = tiersById.get(to)?.name[locale] ?? to;
  const hasRisen = tierIds.indexOf(to) > tierIds.indexOf(from);
  if (locale === 'ru') return `${name}: репутация ${hasRisen ? 'выросла' : 'упала'} до ступени «${tier}»`;
  return `${name}: reputation ${hasRisen ? 'rose' : 'fell'} to “${tier}”`;
}

type TierChange = Extract<NotificationFact, { kind: 'tier_changed' }>['details'];
type Sanctioned = Extract<NotificationFact, { kind: 'sanction' }>['details'];

/** Says what a moderator decided, for what, and until when; an e-mail and a device do not know the reader's clock. */
function sanctionWords({ sanction, channel, untilMs, reason }: Sanctioned, locale: Locale): string {
  const why = reasonWords[reason][locale];
  if (sanction === 'warning' || untilMs === null)
    return locale === 'ru' ? `Предупреждение модератора: ${why}` : `A moderator warned you: ${why}`;
  const moment = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  const until = `${new Intl.DateTimeFormat(locale, moment).format(untilMs)} UTC`;
  const isEverywhere = channel === 'all';
  if (locale === 'en')
    return `A moderator muted you in ${isEverywhere ? 'all channels' : 'one channel'} until ${until}: ${why}`;
  const where = isEverywhere ? 'во всех каналах' : 'в одном из каналов';
  return `Модератор запретил вам говорить ${where} до ${until}: ${why}`;
}

type EventNews = Extract<NotificationFact, { kind: 'guild_event' }>['details']['what'];

/** What became of an event of the guild. */
const eventWords: Readonly<Record<EventNews, (title: string) => Record<Locale, string>>> = {
  reminder: (title) => ({
    en: `Your guild’s event begins soon: ${title}`,
    ru: `Скоро начнётся событие гильдии: ${title}`,
  }),
  changed: (title) => ({ en: `Your guild’s event was changed: ${title}`, ru: `Событие гильдии изменилось: ${title}` }),
  cancelled: (title) => ({
    en: `Your guild’s event was cancelled: ${title}`,
    ru: `Событие гильдии отменено: ${title}`,
  }),
};
