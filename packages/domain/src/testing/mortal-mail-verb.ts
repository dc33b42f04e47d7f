import type { AccountId, CharacterId, ItemId, RequestId } from '@necp/shared/kernel';
import { expireAll } from '../mail/expiring';
import { sendMass } from '../mail/mass';
import { collectAll } from '../mail/overflow';
import {
  destroyLetters,
  markLetters,
  payLetter,
  recallLetter,
  sendBackLetter,
  sendLetter,
  takeAllLetters,
  takeFromLetter,
} from '../mail/service';
import { dieBefore } from './mortal';

/** One verb of a letter, and who asks for it. */
export interface MailVerb {
  readonly verb:
    | ('send' | 'take' | 'take_all' | 'pay' | 'send_back' | 'recall' | 'mark' | 'destroy')
    | ('expire' | 'collect' | 'mass');
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly requestId: RequestId;
  /** The letter, or the letter to many players. */
  readonly letterId: string;
  readonly itemId: ItemId | null;
  readonly to: string;
}

/** A process that carries out one verb of a letter. */
await dieBefore<MailVerb>((domain, { verb, accountId, characterId, requestId, letterId, itemId, to }) => {
  const actor = { accountId, characterId, sessionId: accountId as never, roles: ['player'], isGuest: false } as const;
  const ctx = domain.ctxFor({ actor, address: null });
  const of = { requestId, letterId };
  switch (verb) {
    case 'send': {
      const items = itemId === null ? [] : [{ itemId, quantity: 2 }];
      return sendLetter(ctx, { requestId, to, subject: 'Parcel', text: '', items, chits: 50, codChits: 0 });
    }
    case 'take':
      return takeFromLetter(ctx, { ...of, itemId: null });
    case 'take_all':
      return takeAllLetters(ctx, { requestId, letterIds: [letterId] });
    case 'mark':
      return markLetters(ctx, { requestId, letterIds: [letterId], as: 'read' });
    case 'pay':
      return payLetter(ctx, { ...of, codChits: 100 });
    case 'send_back':
      return sendBackLetter(ctx, of);
    case 'recall':
      return recallLetter(ctx, of);
    case 'destroy':
      return destroyLetters(ctx, { requestId, letterIds: [letterId], withContents: true });
    case 'expire':
      return expireAll(domain.systemCtx());
    case 'collect':
      return collectAll(domain.systemCtx());
    case 'mass':
      return sendMass(domain.systemCtx(), letterId);
  }
});
