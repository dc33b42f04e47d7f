import { ackZoneCommands, noteObjectiveEvents } from '@necp/domain/quest/service';
import { byCharacter, type RequestHandlers } from '../request';

export const questRequests: RequestHandlers = {
  objective_event: {
    key: byCharacter,
    run: async (ctx, zone, { id, characterId, epoch, objectiveEvent }) => {
      await noteObjectiveEvents(ctx, zone, [{ id, characterId, epoch, objectiveEvent }]);
    },
  },
  commands_done: {
    key: byCharacter,
    run: (ctx, zone, { characterId, epoch, ids }) => ackZoneCommands(ctx, zone, { characterId, epoch, ids }),
  },
};
