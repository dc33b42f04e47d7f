import * as z from 'zod';
import { ItemView, Quantity } from '../inventory/schema';
import { LocalText } from '../kernel/content';
import { AccountId, CharacterId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { maxChits } from '../kernel/money';

/** The object at which players take and send. */
export const mailbox = 'mailbox';

/** The most stacks in a letter. */
export const mailPlaces = 12;
/** The longest subject and text, in characters. */
export const subjectLength = 80;
export const textLength = 2_000;
/** The most letters that one call changes. */
export const mostLettersAtOnce = 50;

const Chits = z.int().min(0).max(Number(maxChits));
const Name = typedText(64);

/** The letters that arrived, those that the caller sent, those put away, and those that wait in the lost office. */
export const mailBoxes = ['inbox', 'sent', 'archive', 'lost'] as const;
export const MailBox = z.enum(mailBoxes);
export type MailBox = z.infer<typeof MailBox>;

/** Who a letter is from or to; the name is null for a character that was erased. */
const Person = z.object({ characterId: CharacterId.nullable(), name: z.string().nullable() });
export const LetterSender = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('player'), ...Person.shape }),
  z.object({ kind: z.literal('system'), name: LocalText }),
]);
export type LetterSender = z.infer<typeof LetterSender>;

/** What is written: by a player in any language, or by the city in both. */
export const LetterWords = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), subject: z.string(), text: z.string() }),
  z.object({ kind: z.literal('local'), subject: LocalText, text: LocalText }),
]);
export type LetterWords = z.infer<typeof LetterWords>;

/**
 * `on_way` to its receiver, `arrived`, `returned` to its sender, `lost` in the lost office, or `over`: nothing of it
 * is with anybody any more.
 */
export const letterStates = ['on_way', 'arrived', 'returned', 'lost', 'over'] as const;
export const LetterState = z.enum(letterStates);
export type LetterState = z.infer<typeof LetterState>;

export const LetterView = z.object({
  letterId: z.uuid(),
  from: LetterSender,
  to: Person,
  /** Whether the caller's character wrote it. */
  isOwn: z.boolean(),
  words: LetterWords,
  state: LetterState,
  isRead: z.boolean(),
  isArchived: z.boolean(),
  sentAt: z.date(),
  arrivesAt: z.date(),
  /** When it goes back, to the lost office, or is removed, and which of these; null for what the caller sent. */
  ends: z.object({ at: z.date(), by: z.enum(['returned', 'lost', 'removed']) }).nullable(),
  /** The money in it. */
  chits: z.int(),
  /** What taking the items costs, and whether it was paid; null for a letter without cash on delivery. */
  cod: z.object({ chits: z.int(), isPaid: z.boolean() }).nullable(),
  items: z.array(ItemView),
  /** What the caller may do with it at a mailbox (`take`, `pay`, `sendBack`, `recall`) or anywhere. */
  can: z.object({
    take: z.boolean(),
    pay: z.boolean(),
    sendBack: z.boolean(),
    recall: z.boolean(),
    reply: z.boolean(),
    report: z.boolean(),
    /** `empty` without a question, `with_contents` after a warning, or not at all. */
    destroy: z.enum(['empty', 'with_contents', 'no']),
  }),
});
export type LetterView = z.infer<typeof LetterView>;

/** Requests a page of a box, newest first; `text` looks in names, subjects, texts and items. */
export const BoxInput = z.object({
  box: MailBox.default('inbox'),
  text: typedText(60).default(''),
  /** Only letters with something inside, or only unread ones. */
  only: z.enum(['all', 'unread', 'with_contents']).default('all'),
  cursor: z.uuid().nullish(),
});
export type BoxInput = z.infer<typeof BoxInput>;

export const BoxView = z.object({
  box: MailBox,
  letters: z.array(LetterView),
  /** The cursor of the next page; null on the last one. */
  next: z.uuid().nullable(),
  /** Whether the character stands at a mailbox now: taking and sending need it, reading does not. */
  isHere: z.boolean(),
  unread: z.int(),
  /** How many letters of players the inbox holds, and how many it takes. */
  places: z.object({ taken: z.int(), most: z.int() }),
  /** What the account may still send today. */
  limits: z.object({ letters: z.int(), lettersLeft: z.int(), chits: z.int(), chitsLeft: z.int() }),
});
export type BoxView = z.infer<typeof BoxView>;

/** The mark on the HUD. */
export const UnreadMailView = z.object({
  unread: z.int(),
  /** How many letters with something inside wait, and when the first of them ends. */
  withContents: z.int(),
  firstEndsAt: z.date().nullable(),
});
export type UnreadMailView = z.infer<typeof UnreadMailView>;

export const LetterInput = z.object({ letterId: z.uuid() });
export type LetterInput = z.infer<typeof LetterInput>;

export const ReceiverInput = z.object({ name: Name });
export type ReceiverInput = z.infer<typeof ReceiverInput>;
/** The receiver of a name, written exactly as the character is called. */
export const ReceiverView = z.object({
  receiver: z
    .object({
      characterId: CharacterId,
      name: z.string(),
      level: z.int(),
      isFriend: z.boolean(),
      /** Whether it is another character of the caller's account. */
      isOwn: z.boolean(),
      /** How long a letter with something of value takes, in milliseconds. */
      valueDelayMs: z.int(),
    })
    .nullable(),
});
export type ReceiverView = z.infer<typeof ReceiverView>;

export const SendLetterInput = z.strictObject({
  requestId: RequestId,
  to: Name,
  subject: typedText(subjectLength),
  text: typedText(textLength),
  items: z.array(z.strictObject({ itemId: ItemId, quantity: Quantity })).max(mailPlaces),
  chits: Chits,
  /** What the receiver pays before taking the items; 0 for nothing. */
  codChits: Chits,
});
export type SendLetterInput = z.infer<typeof SendLetterInput>;
export const SentLetterView = z.object({ letter: LetterView, feeChits: z.int() });
export type SentLetterView = z.infer<typeof SentLetterView>;

/** Takes one item, or with null the money and everything for which the bag has room. */
export const TakeInput = z.strictObject({ requestId: RequestId, letterId: z.uuid(), itemId: ItemId.nullable() });
export type TakeInput = z.infer<typeof TakeInput>;
export const LetterActInput = z.strictObject({ requestId: RequestId, letterId: z.uuid() });
export type LetterActInput = z.infer<typeof LetterActInput>;
/** Pays cash on delivery, at the price that was shown, and takes what has room. */
export const PayInput = z.strictObject({ requestId: RequestId, letterId: z.uuid(), codChits: Chits.min(1) });
export type PayInput = z.infer<typeof PayInput>;
export const LetterDoneView = z.object({ letter: LetterView });
export type LetterDoneView = z.infer<typeof LetterDoneView>;

const letterIds = z.array(z.uuid()).min(1).max(mostLettersAtOnce);
export const TakeAllInput = z.strictObject({ requestId: RequestId, letterIds });
export type TakeAllInput = z.infer<typeof TakeAllInput>;
/** What became of each letter: emptied, or why something is still in it. */
export const TakenAllView = z.object({
  letters: z.array(
    z.object({
      letterId: z.uuid(),
      left: z.enum(['bag_full', 'wallet_full', 'cod_unpaid', 'gone']).nullable(),
    }),
  ),
});
export type TakenAllView = z.infer<typeof TakenAllView>;

export const MarkLettersInput = z.strictObject({
  requestId: RequestId,
  letterIds,
  as: z.enum(['read', 'unread', 'archived', 'kept']),
});
export type MarkLettersInput = z.infer<typeof MarkLettersInput>;
/** Removes letters from the caller's boxes; what is inside is destroyed, which has to be asked for. */
export const DestroyLettersInput = z.strictObject({ requestId: RequestId, letterIds, withContents: z.boolean() });
export type DestroyLettersInput = z.infer<typeof DestroyLettersInput>;
export const LettersDoneView = z.object({ changed: z.int().nonnegative() });
export type LettersDoneView = z.infer<typeof LettersDoneView>;

/** Who gets a letter of the administrators: everyone, players of some levels, or those named. */
export const MassAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('level'), from: z.int().min(1).max(1_000), to: z.int().min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('named'), names: z.array(Name).min(1).max(100) }),
]);
export type MassAudience = z.infer<typeof MassAudience>;

const bothLanguages = (length: number) =>
  z.strictObject({ en: typedText(length).min(1), ru: typedText(length).min(1) });
const GivenItem = z.strictObject({ templateId: ItemTemplateId, quantity: Quantity });
/** The most money that a letter of the administrators brings each player. */
export const mostMassChits = 100_000;

/** Sends a letter to many players in batches; each account gets it once, with the character played last. */
export const StartMassInput = z.strictObject({
  requestId: RequestId,
  subject: bothLanguages(subjectLength),
  text: bothLanguages(textLength),
  audience: MassAudience,
  chits: z.int().min(0).max(mostMassChits),
  items: z.array(GivenItem).max(mailPlaces),
  /** Why it is sent, for the audit log. */
  reason: typedText(1024),
});
export type StartMassInput = z.infer<typeof StartMassInput>;

export const MassView = z.object({
  massId: z.uuid(),
  subject: LocalText,
  text: LocalText,
  audience: MassAudience,
  chits: z.int(),
  items: z.array(GivenItem),
  state: z.enum(['running', 'stopped', 'done']),
  /** How many players got it so far, and how many the audience had when it began. */
  reached: z.int(),
  expected: z.int(),
  startedAt: z.date(),
  startedBy: AccountId.nullable(),
  endedAt: z.date().nullable(),
  reason: z.string(),
});
export type MassView = z.infer<typeof MassView>;

export const MassesInput = z.object({ after: z.uuid().nullish() });
export type MassesInput = z.infer<typeof MassesInput>;
export const MassesView = z.object({ masses: z.array(MassView), next: z.uuid().nullable() });
export type MassesView = z.infer<typeof MassesView>;
export const CountMassInput = z.strictObject({ audience: MassAudience });
export type CountMassInput = z.infer<typeof CountMassInput>;
export const MassCountView = z.object({ players: z.int() });
export type MassCountView = z.infer<typeof MassCountView>;
export const MassActInput = z.strictObject({ requestId: RequestId, massId: z.uuid(), reason: typedText(1024) });
export type MassActInput = z.infer<typeof MassActInput>;
