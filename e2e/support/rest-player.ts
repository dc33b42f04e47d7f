import { randomUUID } from 'node:crypto';
import { ports } from './ports';

interface Item {
  readonly id: string;
  readonly slot: number;
  readonly quantity: number;
  readonly templateId: string;
}
interface Inventory {
  readonly containers: readonly { readonly kind: string; readonly slots: number; readonly items: readonly Item[] }[];
}

interface Tokens {
  readonly accessToken: string;
  readonly accessExpiresAt: string;
  readonly refreshToken: string;
}

/** An access token is exchanged when it has this long to go. */
const renewEarlyMs = 60_000;

const restUrl = `http://localhost:${ports.web}/api/v1`;
const patienceMs = 240_000;

/** A client without a browser: it uses the REST API only, and asks again under the same id until it is answered. */
export class RestPlayer {
  private tokens: Tokens | null = null;
  /** What the server said the player owns, in its last answer. */
  acknowledged: Inventory = { containers: [] };
  answers = 0;

  static async join(index: number): Promise<RestPlayer> {
    const player = new RestPlayer();
    player.tokens = await player.ask<Tokens>('POST', '/auth/guest', { locale: 'en' });
    const look = {
      body: 0,
      skin: 0,
      hair: 0,
      hairHue: 0,
      eyes: 0,
      face: 0,
      cyberware: 0,
      cyberwareHue: 0,
      jacket: 0,
      jacketHue: 0,
      legs: 0,
      legsHue: 0,
    };
    // Without vowels chance spells no word that names must not contain.
    const letters = 'bdgklmnrtvwz';
    const random = Array.from({ length: 7 }, () => letters[Math.floor(Math.random() * 12)] ?? 'n').join('');
    const name = `Kilo${letters[index % 12] ?? 'n'}${random}`;
    const { id } = await player.ask<{ id: string }>('POST', '/characters', {
      requestId: randomUUID(),
      name,
      classId: 'bouncer',
      originId: 'local',
      look,
      attributes: { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 },
    });
    await player.ask('POST', `/characters/${id}/enter`, { requestId: randomUUID() });
    await player.awaitKit();
    return player;
  }

  /** The starter kit is handed over by a listener, a moment after the character was made. */
  private async awaitKit(): Promise<void> {
    const until = Date.now() + patienceMs;
    while (RestPlayer.stimsOf(this.acknowledged) === 0) {
      if (Date.now() > until) throw new Error('the starter kit never came');
      await new Promise((resolve) => setTimeout(resolve, 100));
      this.acknowledged = await this.inventory();
    }
  }

  inventory(): Promise<Inventory> {
    return this.ask<Inventory>('GET', '/inventory');
  }

  /** All stims in the bag, over all stacks. */
  static stimsOf(inventory: Inventory): number {
    return RestPlayer.stacksOf(inventory).reduce((sum, { quantity }) => sum + quantity, 0);
  }

  private static stacksOf(inventory: Inventory): readonly Item[] {
    return (inventory.containers.find(({ kind }) => kind === 'bag')?.items ?? []).filter(
      ({ templateId }) => templateId === 'stim_night',
    );
  }

  /** Parts the stack, or pours the two together again, and remembers the answer. */
  async shuffleStims(): Promise<void> {
    const stacks = RestPlayer.stacksOf(this.acknowledged);
    const [first, second] = stacks;
    if (!first) throw new Error('the stims are gone');
    if (second) {
      this.acknowledged = await this.ask<Inventory>('POST', '/inventory/merge', {
        requestId: randomUUID(),
        itemId: second.id,
        intoId: first.id,
      });
    } else {
      const bag = this.acknowledged.containers.find(({ kind }) => kind === 'bag');
      const taken = new Set(bag?.items.map(({ slot }) => slot));
      const free = Array.from({ length: bag?.slots ?? 0 }, (_, slot) => slot).find((slot) => !taken.has(slot)) ?? 0;
      this.acknowledged = await this.ask<Inventory>('POST', '/inventory/split', {
        requestId: randomUUID(),
        itemId: first.id,
        quantity: Math.max(1, Math.floor(first.quantity / 2)),
        to: { kind: 'bag', slot: free },
      });
    }
    this.answers += 1;
  }

  private async ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    if (this.tokens !== null && Date.parse(this.tokens.accessExpiresAt) - Date.now() < renewEarlyMs) {
      const { refreshToken } = this.tokens;
      this.tokens = null;
      this.tokens = await this.ask<Tokens>('POST', '/auth/refresh', { requestId: randomUUID(), refreshToken });
    }
    const until = Date.now() + patienceMs;
    for (;;) {
      const outcome = await this.tryOnce<T>(method, path, body);
      if (outcome.kind === 'answer') return outcome.answer;
      if (outcome.kind === 'refused' || Date.now() > until) throw new Error(`${method} ${path}: ${outcome.words}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  /** Refusals are final; a house that does not answer, or says it cannot just now, is asked again. */
  private async tryOnce<T>(
    method: string,
    path: string,
    body: unknown,
  ): Promise<{ kind: 'answer'; answer: T } | { kind: 'refused' | 'again'; words: string }> {
    try {
      const response = await fetch(`${restUrl}${path}`, {
        method,
        headers: {
          ...(this.tokens === null ? {} : { authorization: `Bearer ${this.tokens.accessToken}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(8_000),
      });
      const text = await response.text();
      if (response.ok) return { kind: 'answer', answer: JSON.parse(text) as T };
      return {
        kind: response.status >= 500 || response.status === 429 ? 'again' : 'refused',
        words: `${response.status} ${text.slice(0, 200)}`,
      };
    } catch (error) {
      return { kind: 'again', words: String(error) };
    }
  }
}
