import type { CharacterId } from '@necp/shared/kernel';
import type { GuildFoundingView } from '@necp/shared/guild/schema';
import { namesOf } from '../character';
import { type Ctx, inTx, nowOf, requirePlaying } from '../kernel';
import { guildFounding } from '../realm';
import { silencedOf } from '../social';

/** Returns what founding a guild needs, the charter of the caller's character, and those that it is asked to sign. */
export async function founding(ctx: Ctx): Promise<GuildFoundingView> {
  const { characterId, accountId } = requirePlaying(ctx);
  return inTx(ctx, async (tx) => {
    const { feeChits, signatures } = await guildFounding(tx);
    const endsAt = { gt: nowOf(tx) };
    const own = await tx.guildCharter.findFirst({ where: { characterId, endsAt }, include: { signatures: true } });
    const silenced = await silencedOf(tx, accountId);
    const asked = await tx.guildSignature.findMany({
      where: { characterId, isUnseen: false, charter: { endsAt, accountId: { notIn: silenced } } },
      include: { charter: true },
    });
    const ids = [
      ...(own?.signatures ?? []).map((one) => one.characterId),
      ...asked.map(({ charter }) => charter.characterId),
    ] as CharacterId[];
    const names = await namesOf(tx, ids);
    const nameOf = (id: string) => names.get(id as CharacterId)?.name ?? '';
    return {
      feeChits: Number(feeChits),
      signatures,
      charter: own && {
        ...{ charterId: own.id, name: own.name, tag: own.tag, endsAt: own.endsAt },
        asked: own.signatures.map((one) => ({ name: nameOf(one.characterId), hasSigned: one.signedAt !== null })),
      },
      toSign: asked.map(({ charterId, charter, signedAt }) => ({
        ...{ charterId, name: charter.name, tag: charter.tag, endsAt: charter.endsAt },
        ...{ from: nameOf(charter.characterId), hasSigned: signedAt !== null },
      })),
    };
  });
}
