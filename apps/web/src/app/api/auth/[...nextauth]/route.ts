import { answerAuth } from '../../../../server/auth';

export const dynamic = 'force-dynamic';
export const GET = answerAuth;
export const POST = answerAuth;
