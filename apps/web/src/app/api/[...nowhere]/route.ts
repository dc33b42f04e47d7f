import { answerNoApi } from '../../../server/rest';

export const dynamic = 'force-dynamic';
export const GET = answerNoApi;
export const POST = answerNoApi;
export const PUT = answerNoApi;
export const PATCH = answerNoApi;
export const DELETE = answerNoApi;
export const OPTIONS = answerNoApi;
