import { answerKeys } from '../../../server/health';

export const dynamic = 'force-dynamic';
export const GET = answerKeys;
