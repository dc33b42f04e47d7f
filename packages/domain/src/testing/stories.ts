import type { CharacterId } from '@necp/shared/kernel';
import { systemRng, type Actor, type SecureRng, type Ctx } from '../kernel';
import type { TestDomain } from '.';
import { putInZone } from './combat';
import { makeCharacters, withClient } from './people';

/** Dice that show the given faces; everything else is random. */
export class Dice {
  private face: number | null = null;

  constructor(private readonly real: SecureRng) {}

  next(face: number): void {
    this.face = face;
  }

  get rng(): SecureRng {
    const { real } = this;
    return {
      int: (min, max) => (max === 20 && this.face !== null ? this.face : real.int(min, max)),
      fraction: () => real.fraction(),
      pick: (entries) => real.pick(entries),
      secret: (length) => real.secret(length),
    };
  }
}

export interface TestCharacter {
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly characterId: CharacterId;
  readonly dice: Dice;
}

/** Creates a character in a zone, with dice that show given faces. */
export async function newCharacterIn(testDomain: TestDomain): Promise<TestCharacter> {
  const [characterId] = (await makeCharacters(testDomain.databaseUrl, 1)) as [CharacterId];
  await putInZone(testDomain.databaseUrl, [characterId]);
  const dice = new Dice(systemRng);
  const ctx = testDomain.ctxAs({ characterId, accountId: characterId as never }) as Ctx & { readonly actor: Actor };
  return { ctx: Object.assign(ctx, { rng: dice.rng }), characterId, dice };
}

/** Puts a quest at a stage directly. */
export function putAtStage(
  testDomain: TestDomain,
  at: { readonly characterId: CharacterId; readonly questId: string; readonly stageId: string },
): Promise<void> {
  const now = new Date(testDomain.domain.systemCtx().clock.nowMs());
  return withClient(testDomain.databaseUrl, async (client) => {
    await client.query('INSERT INTO quest_logs (character_id) VALUES ($1) ON CONFLICT DO NOTHING', [at.characterId]);
    await client.query(
      `INSERT INTO quest_progress (character_id, quest_id, state, stage_id, stage_entered_at, path, started_at)
        VALUES ($1, $2, 'active', $3, $4, ARRAY[$3], $4)`,
      [at.characterId, at.questId, at.stageId, now],
    );
  });
}
