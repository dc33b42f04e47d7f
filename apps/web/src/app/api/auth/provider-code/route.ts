import { answerCode } from '../../../../server/providers/doors';

export const dynamic = 'force-dynamic';
export const POST = answerCode;
