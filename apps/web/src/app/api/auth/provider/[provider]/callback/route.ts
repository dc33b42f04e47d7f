import { answerCallback } from '../../../../../../server/providers/doors';

export const dynamic = 'force-dynamic';
export const GET = (request: Request, route: { readonly params: { readonly provider: string } }) =>
  answerCallback(request, route.params.provider);
