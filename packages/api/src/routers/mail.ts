import { box, letter, masses, massCount, receiver, unreadMail } from '@necp/domain/mail/queries';
import {
  destroyLetters,
  markLetters,
  payLetter,
  recallLetter,
  resumeMass,
  sendBackLetter,
  sendLetter,
  startMass,
  stopMass,
  takeAllLetters,
  takeFromLetter,
} from '@necp/domain/mail/service';
import {
  BoxInput,
  BoxView,
  CountMassInput,
  DestroyLettersInput,
  LetterActInput,
  LetterDoneView,
  LetterInput,
  LettersDoneView,
  LetterView,
  MarkLettersInput,
  MassActInput,
  MassCountView,
  MassesInput,
  MassesView,
  MassView,
  PayInput,
  ReceiverInput,
  ReceiverView,
  SendLetterInput,
  SentLetterView,
  StartMassInput,
  TakeAllInput,
  TakeInput,
  TakenAllView,
  UnreadMailView,
} from '@necp/shared/mail/schema';
import { characterProcedure, permittedProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT' | 'DELETE', const P extends `/mail${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['mail'], summary } });

export const mailRouter = router({
  box: characterProcedure
    .meta(at('GET', '/mail', 'A page of a box of the character of this session, newest first'))
    .input(BoxInput)
    .output(BoxView)
    .query(({ ctx, input }) => box(ctx.domain, input)),
  unread: characterProcedure
    .meta(at('GET', '/mail/unread', 'How many letters are unread, and how many have something inside'))
    .output(UnreadMailView)
    .query(({ ctx }) => unreadMail(ctx.domain)),
  receiver: characterProcedure
    .meta(at('GET', '/mail/receivers/{name}', 'The character of a name, and how long a letter to it takes'))
    .input(ReceiverInput)
    .output(ReceiverView)
    .query(({ ctx, input }) => receiver(ctx.domain, input)),
  letter: characterProcedure
    .meta(at('GET', '/mail/letters/{letterId}', 'One letter'))
    .input(LetterInput)
    .output(LetterView)
    .query(({ ctx, input }) => letter(ctx.domain, input)),
  send: characterProcedure
    .meta(at('POST', '/mail/letters', 'Send a letter, at a mailbox'))
    .input(SendLetterInput)
    .output(SentLetterView)
    .mutation(({ ctx, input }) => sendLetter(ctx.domain, input)),
  take: characterProcedure
    .meta(at('POST', '/mail/letters/{letterId}/take', 'Take one item, or everything, out of a letter, at a mailbox'))
    .input(TakeInput)
    .output(LetterDoneView)
    .mutation(({ ctx, input }) => takeFromLetter(ctx.domain, input)),
  takeAll: characterProcedure
    .meta(at('POST', '/mail/letters/take-all', 'Empty letters as far as bag and wallet have room, at a mailbox'))
    .input(TakeAllInput)
    .output(TakenAllView)
    .mutation(({ ctx, input }) => takeAllLetters(ctx.domain, input)),
  pay: characterProcedure
    .meta(at('POST', '/mail/letters/{letterId}/pay', 'Pay cash on delivery and take the items, at a mailbox'))
    .input(PayInput)
    .output(LetterDoneView)
    .mutation(({ ctx, input }) => payLetter(ctx.domain, input)),
  sendBack: characterProcedure
    .meta(at('POST', '/mail/letters/{letterId}/send-back', 'Return a letter with what is inside, at a mailbox'))
    .input(LetterActInput)
    .output(LettersDoneView)
    .mutation(({ ctx, input }) => sendBackLetter(ctx.domain, input)),
  recall: characterProcedure
    .meta(at('POST', '/mail/letters/{letterId}/recall', 'Take back an own letter that nobody has taken from'))
    .input(LetterActInput)
    .output(LetterDoneView)
    .mutation(({ ctx, input }) => recallLetter(ctx.domain, input)),
  mark: characterProcedure
    .meta(at('POST', '/mail/letters/mark', 'Mark letters as read or unread, or move them into the archive and back'))
    .input(MarkLettersInput)
    .output(LettersDoneView)
    .mutation(({ ctx, input }) => markLetters(ctx.domain, input)),
  destroy: characterProcedure
    .meta(at('POST', '/mail/letters/destroy', 'Remove letters; what is inside only when that is asked for'))
    .input(DestroyLettersInput)
    .output(LettersDoneView)
    .mutation(({ ctx, input }) => destroyLetters(ctx.domain, input)),
  masses: permittedProcedure('mail.mass')
    .meta(at('GET', '/mail/masses', 'The letters to many players, newest first'))
    .input(MassesInput)
    .output(MassesView)
    .query(({ ctx, input }) => masses(ctx.domain, input)),
  countMass: permittedProcedure('mail.mass')
    .meta(at('POST', '/mail/masses/count', 'How many players an audience has'))
    .input(CountMassInput)
    .output(MassCountView)
    .query(({ ctx, input }) => massCount(ctx.domain, input)),
  startMass: permittedProcedure('mail.mass')
    .meta(at('POST', '/mail/masses', 'Send a letter to many players, in batches, each player once'))
    .input(StartMassInput)
    .output(MassView)
    .mutation(({ ctx, input }) => startMass(ctx.domain, input)),
  stopMass: permittedProcedure('mail.mass')
    .meta(at('POST', '/mail/masses/{massId}/stop', 'Stop a letter to many players'))
    .input(MassActInput)
    .output(MassView)
    .mutation(({ ctx, input }) => stopMass(ctx.domain, input)),
  resumeMass: permittedProcedure('mail.mass')
    .meta(at('POST', '/mail/masses/{massId}/resume', 'Send a stopped letter to the players who have not got it yet'))
    .input(MassActInput)
    .output(MassView)
    .mutation(({ ctx, input }) => resumeMass(ctx.domain, input)),
});
