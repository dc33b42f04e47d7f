import type {
  DestroyLettersInput,
  LetterActInput,
  LetterDoneView,
  LettersDoneView,
  MarkLettersInput,
  MassActInput,
  MassView,
  PayInput,
  SendLetterInput,
  SentLetterView,
  StartMassInput,
  TakeAllInput,
  TakeInput,
  TakenAllView,
} from '@necp/shared/mail/schema';
import type { Ctx } from '../kernel';

export declare function sendLetter(ctx: Ctx, input: SendLetterInput): Promise<SentLetterView>;
export declare function takeFromLetter(ctx: Ctx, input: TakeInput): Promise<LetterDoneView>;
export declare function takeAllLetters(ctx: Ctx, input: TakeAllInput): Promise<TakenAllView>;
export declare function payLetter(ctx: Ctx, input: PayInput): Promise<LetterDoneView>;
export declare function sendBackLetter(ctx: Ctx, input: LetterActInput): Promise<LettersDoneView>;
export declare function recallLetter(ctx: Ctx, input: LetterActInput): Promise<LetterDoneView>;
export declare function markLetters(ctx: Ctx, input: MarkLettersInput): Promise<LettersDoneView>;
export declare function destroyLetters(ctx: Ctx, input: DestroyLettersInput): Promise<LettersDoneView>;
export declare function startMass(ctx: Ctx, input: StartMassInput): Promise<MassView>;
export declare function stopMass(ctx: Ctx, input: MassActInput): Promise<MassView>;
export declare function resumeMass(ctx: Ctx, input: MassActInput): Promise<MassView>;
