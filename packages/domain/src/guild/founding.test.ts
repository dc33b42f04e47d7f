import { firstRanks, foundingChits, rightWords } from '@necp/shared/guild/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { characterHolder } from '@necp/shared/kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { act, enrich, foundBy, guildOf } from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import { codesOf, pair, socialPlayers, type SocialPlayer } from '../testing/social';
import { balanceOfHolder } from '../wallet';
import { found, ownGuild } from './service';

watchLocks();
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const balanceOf = ({ ctx, characterId }: SocialPlayer) => balanceOfHolder(ctx.db, characterHolder(characterId));

describe('founding a guild', () => {
  it('costs its fee and makes the founder its leader, with all rights', async () => {
    const [mara] = await pair(testDomain);
    await enrich(testDomain, [mara]);
    const before = await balanceOf(mara);
    await found(mara.ctx, { ...act(), name: ' Night Owls ', tag: 'owl' });
    expect(await balanceOf(mara)).toBe(before - foundingChits);
    expect(await guildOf(mara)).toMatchObject({
      name: 'Night Owls',
      tag: 'OWL',
      leader: { characterId: mara.characterId, name: mara.name },
      members: 1,
      own: { place: 0, rights: rightWords },
    });
    expect((await guildOf(mara)).ranks.map(({ place, name, members }) => [place, name, members])).toEqual(
      firstRanks.map((_, place) => [place, null, place === 0 ? 1 : 0]),
    );
  });

  it('is refused to a character without the money, who stays without a guild', async () => {
    const [mara] = await pair(testDomain);
    await expect(foundBy(mara)).rejects.toMatchObject({ code: 'wallet.too_poor' });
    expect(await ownGuild(mara.ctx)).toEqual({ guild: null });
  });

  it('gives a name and a tag to one guild, and others that look the same to none', async () => {
    const [mara, ivo] = await pair(testDomain);
    await enrich(testDomain, [mara, ivo]);
    await found(mara.ctx, { ...act(), name: 'Rain Dogs', tag: 'RAIN' });
    await expect(found(ivo.ctx, { ...act(), name: 'rain-dogs', tag: 'OTHER' })).rejects.toMatchObject({
      code: 'guild.name_taken',
    });
    await expect(found(ivo.ctx, { ...act(), name: 'Other', tag: 'rain' })).rejects.toMatchObject({
      code: 'guild.tag_taken',
    });
  });

  it.each([
    ['Aé Owls', 'OWL', 'guild.name_letters'],
    ['-Owls', 'OWL', 'guild.name_marks'],
    ['Ow', 'OWL', 'character.name_too_short'],
    ['Owls of Совы', 'OWL', 'character.name_mixed_alphabets'],
    ['Good Owls', 'O', 'guild.tag_letters'],
    ['Good Owls', 'OWLOWL', 'guild.tag_letters'],
    ['Good Owls', 'O W', 'guild.tag_letters'],
    ['Good Owls', 'FUCK', 'character.name_profane'],
  ])('refuses the name "%s" with the tag "%s"', async (name, tag, code) => {
    const [mara] = await pair(testDomain);
    await expect(found(mara.ctx, { ...act(), name, tag })).rejects.toMatchObject({ code });
  });

  it('makes one guild of two that a character founds in one moment', async () => {
    const [mara] = await socialPlayers(testDomain, 1);
    if (mara === undefined) throw new Error('no player');
    await enrich(testDomain, [mara]);
    const outcomes = await Promise.allSettled([foundBy(mara), foundBy(mara), foundBy(mara)]);
    expect(codesOf(outcomes)).toEqual(['guild.already_in', 'guild.already_in', 'ok']);
  });
});
