import type { SetGuildListingInput } from '@necp/shared/guild/finder-schema';
import type { GuildDoneView, SetGuildAboutInput, SetGuildMessageInput } from '@necp/shared/guild/schema';
import { actOnce, type Ctx, nowOf } from '../kernel';
import { announceMembers, holdGuildWith, noteEntry } from './steps';
import { writtenText } from './writing';

const done = { done: true as const };

/**
 * Writes the message that members read first; '' removes it.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`, `chat.muted`; invalid `chat.hateful`
 */
export function setMessage(ctx: Ctx, input: SetGuildMessageInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.set_message', input }, async (tx, who) => {
    const { guildId } = await holdGuildWith(tx, who.characterId, 'message');
    const message = await writtenText(tx, who, input.text);
    await tx.guild.update({
      where: { id: guildId },
      data: { message, messageBy: who.characterId, messageAt: nowOf(tx) },
    });
    await noteEntry(tx, { guildId, kind: 'message', actorId: who.characterId });
    await announceMembers(tx, guildId, 'guild', 'log');
    return done;
  });
}

/**
 * Writes what others read about the guild; '' removes it.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`, `chat.muted`; invalid `chat.hateful`
 */
export function setAbout(ctx: Ctx, input: SetGuildAboutInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.set_about', input }, async (tx, who) => {
    const { guildId } = await holdGuildWith(tx, who.characterId, 'info');
    const about = await writtenText(tx, who, input.text);
    await tx.guild.update({ where: { id: guildId }, data: { about } });
    await noteEntry(tx, { guildId, kind: 'about', actorId: who.characterId });
    await announceMembers(tx, guildId, 'guild', 'log');
    return done;
  });
}

/**
 * Changes what the guild shows to players who look for one, and whether it is found at all.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`, `chat.muted`; invalid `chat.hateful`
 */
export function setListing(ctx: Ctx, input: SetGuildListingInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.set_listing', input }, async (tx, who) => {
    const { guildId } = await holdGuildWith(tx, who.characterId, 'recruiting');
    const questions: string[] = [];
    for (const typed of input.questions) {
      const question = await writtenText(tx, who, typed);
      if (question !== '') questions.push(question);
    }
    const { isOpen, levelMin, locales, focuses } = input;
    const row = {
      ...{ isOpen, levelMin, questions, note: await writtenText(tx, who, input.note) },
      ...{ locales: [...new Set(locales)], focuses: [...new Set(focuses)], changedAt: nowOf(tx) },
    };
    await tx.guildListing.upsert({ where: { guildId }, create: { guildId, ...row }, update: row });
    await noteEntry(tx, { guildId, kind: isOpen ? 'recruiting' : 'recruiting_over', actorId: who.characterId });
    await announceMembers(tx, guildId, 'applications', 'log');
    return done;
  });
}
