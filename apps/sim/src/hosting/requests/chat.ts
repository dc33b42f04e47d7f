import { checkLinks } from '@necp/domain/chat/queries';
import { byCharacter, type RequestHandlers } from '../request';

export const chatRequests: RequestHandlers = {
  links_asked: {
    key: byCharacter,
    run: async (ctx, _zone, { id, accountId, characterId, refs }) => [
      { kind: 'linked', id, links: await checkLinks(ctx, { accountId, characterId }, refs), rejection: null },
    ],
    rejected: ({ id }, rejection) => ({ kind: 'linked', id, links: null, rejection }),
  },
};
