import { answerV1, answerV1Preflight } from '../../../../server/rest';

export const dynamic = 'force-dynamic';
export const GET = answerV1;
export const POST = answerV1;
export const PUT = answerV1;
export const PATCH = answerV1;
export const DELETE = answerV1;
export const OPTIONS = answerV1Preflight;
