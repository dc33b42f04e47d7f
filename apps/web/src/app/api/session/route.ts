import { answerSession } from '../../../server/session-check';

export const dynamic = 'force-dynamic';
export const GET = answerSession;
