import { firstRanks, rightWords } from '@necp/shared/guild/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { characterHolder } from '@necp/shared/kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { setSettings } from '../realm/service';
import { act, enrich, foundBy, guildOf, places } from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import { codesOf, pair, socialPlayers, type SocialPlayer } from '../testing/social';
import { balanceOfHolder } from '../wallet';
import { answerCharter, askSignature, found, foundByCharter, founding, openCharter, ownGuild } from './service';

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
    expect(await balanceOf(mara)).toBe(before - 1_000n);
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

describe('a charter', () => {
  const ask = (guildSignatures: number) =>
    setSettings(testDomain.domain.systemCtx(), { guildSignatures, guildFeeChits: 50 });
  beforeAll(async () => void (await ask(2)));
  afterAll(async () => void (await ask(0)));

  const answer = async (player: SocialPlayer, { isSigned }: { readonly isSigned: boolean }) => {
    const [charter] = (await founding(player.ctx)).toSign;
    if (charter === undefined) throw new Error('no charter waits');
    return answerCharter(player.ctx, { ...act(), charterId: charter.charterId, isSigned });
  };
  const sign = (player: SocialPlayer) => answer(player, { isSigned: true });
  const askAll = async (founder: SocialPlayer, others: readonly SocialPlayer[]) => {
    for (const { name } of others) await askSignature(founder.ctx, { ...act(), name });
  };

  it('is signed by other players, who are the first members, before the founder pays', async () => {
    const [mara, ivo, ada, eve] = (await socialPlayers(testDomain, 4)) as [
      SocialPlayer,
      SocialPlayer,
      SocialPlayer,
      SocialPlayer,
    ];
    await enrich(testDomain, [mara]);
    await expect(foundBy(mara)).rejects.toMatchObject({ code: 'guild.charter_needed' });
    await openCharter(mara.ctx, { ...act(), name: 'Paper Tigers', tag: 'PAPER' });
    await askAll(mara, [ivo, ada, eve]);
    await expect(askAll(mara, [mara])).rejects.toMatchObject({ code: 'guild.yourself' });
    await expect(askAll(mara, [ivo])).rejects.toMatchObject({ code: 'guild.asked_lately' });
    await sign(ivo);
    const [eves] = (await founding(eve.ctx)).toSign;
    await answer(eve, { isSigned: false });
    const again = { ...act(), charterId: eves?.charterId ?? '', isSigned: true };
    await expect(answerCharter(eve.ctx, again)).rejects.toMatchObject({ code: 'guild.charter_gone' });
    await expect(foundByCharter(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.too_few_signatures' });
    await sign(ada);
    expect((await founding(mara.ctx)).charter?.asked.filter(({ hasSigned }) => hasSigned)).toHaveLength(2);
    const before = await balanceOf(mara);
    await foundByCharter(mara.ctx, act());
    expect(await balanceOf(mara)).toBe(before - 50n);
    expect(await places(mara)).toEqual({ [mara.name]: 0, [ivo.name]: 3, [ada.name]: 3 });
    await expect(foundByCharter(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.charter_gone' });
  });

  it('counts a signature once for each player, and none of those who joined another guild', async () => {
    const [mara, ivo, ada, eve] = (await socialPlayers(testDomain, 4)) as [
      SocialPlayer,
      SocialPlayer,
      SocialPlayer,
      SocialPlayer,
    ];
    await openCharter(mara.ctx, { ...act(), name: 'Wet Matches', tag: 'WET' });
    await openCharter(eve.ctx, { ...act(), name: 'Dry Matches', tag: 'DRY' });
    await askAll(mara, [ivo, ada]);
    await sign(ivo);
    await sign(ada);
    await askAll(eve, [ivo]);
    const [other] = (await founding(ivo.ctx)).toSign.filter(({ from }) => from === eve.name);
    await answerCharter(ivo.ctx, { ...act(), charterId: other?.charterId ?? '', isSigned: true });
    await enrich(testDomain, [mara]);
    await expect(foundByCharter(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.too_few_signatures' });
  });
});
