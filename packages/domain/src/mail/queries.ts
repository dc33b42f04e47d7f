import type {
  BoxInput,
  BoxView,
  CountMassInput,
  LetterInput,
  LetterView,
  MassCountView,
  MassesInput,
  MassesView,
  ReceiverInput,
  ReceiverView,
  UnreadMailView,
} from '@necp/shared/mail/schema';
import type { Ctx } from '../kernel';

export declare function box(ctx: Ctx, input: BoxInput): Promise<BoxView>;
export declare function unreadMail(ctx: Ctx): Promise<UnreadMailView>;
export declare function receiver(ctx: Ctx, input: ReceiverInput): Promise<ReceiverView>;
export declare function letter(ctx: Ctx, input: LetterInput): Promise<LetterView>;
export declare function masses(ctx: Ctx, input: MassesInput): Promise<MassesView>;
export declare function massCount(ctx: Ctx, input: CountMassInput): Promise<MassCountView>;
