import { answerUnsubscribe, askUnsubscribe } from '../../server/unsubscribe';

export const dynamic = 'force-dynamic';
export const GET = askUnsubscribe;
export const POST = answerUnsubscribe;
