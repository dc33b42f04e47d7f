import { answerBegin } from '../../../../../server/providers/doors';

export const dynamic = 'force-dynamic';
export const POST = (request: Request, route: { readonly params: { readonly provider: string } }) =>
  answerBegin(request, route.params.provider);
