import { settleDefeat, settleDowned } from '@necp/domain/combat/service';
import { consume } from '@necp/domain/inventory/service';
import type { Ctx } from '@necp/domain/kernel';
import { emptiedBy } from '@necp/domain/loot/queries';
import { openContainer, pickUp } from '@necp/domain/loot/service';
import { beginEvent, settleEvent } from '@necp/domain/world-event/service';
import { ackZoneCommands, endConversation, noteObjectiveEvents, startConversation } from '@necp/domain/quest/service';
import type { GameError, RequestId } from '@necp/shared/kernel';
import type { DomainAnswer, ZoneInput, RejectionReason } from '../inputs';
import type { DurableOutput } from '../outputs';
import type { DomainTask } from './task-queue';

/** The zone channel that makes requests to the domain. */
export interface Asking {
  readonly ctx: () => Ctx;
  readonly zone: { readonly zoneId: string; readonly channel: number; readonly epoch: number };
  readonly enqueue: (input: ZoneInput) => void;
}

/** Outputs that are requested one by one; the others are sent in batches. */
export type AskedOutput = Exclude<DurableOutput, { kind: 'spoken' | 'departed' | 'used' | 'encounter' }>;

/** Returns the request that an output makes to the domain, and how its answer is put into the zone's inbox. */
export function taskOf(output: AskedOutput, asking: Asking): DomainTask {
  const { run, rejected } = askFor(output, asking);
  return {
    key:
      output.kind === 'defeat'
        ? output.defeat.defeatId
        : output.kind === 'event_begun' || output.kind === 'event_over'
          ? output.runId
          : output.characterId,
    what: output.kind,
    run,
    rejected: (error) => {
      const answer = rejected?.(rejectionOf(error));
      if (answer !== undefined) asking.enqueue(answer);
    },
  };
}

interface Ask {
  readonly run: () => Promise<void>;
  readonly rejected?: (rejection: RejectionReason) => DomainAnswer;
}

function askFor(output: AskedOutput, asking: Asking): Ask {
  switch (output.kind) {
    case 'defeat':
    case 'downed':
    case 'event_begun':
    case 'event_over':
      return askForCombat(output, asking);
    case 'pick_up':
    case 'open':
    case 'boxes_asked':
    case 'consume':
      return askForInteractable(output, asking);
    default:
      return askForStory(output, asking);
  }
}

function askForCombat(
  output: Extract<AskedOutput, { kind: 'defeat' | 'downed' | 'event_begun' | 'event_over' }>,
  { ctx, zone, enqueue }: Asking,
): Ask {
  if (output.kind === 'defeat') {
    const { defeat } = output;
    return {
      run: async () => {
        const { gains, drops } = await settleDefeat(ctx(), zone, { ...defeat, place: output.place });
        enqueue({ kind: 'gained', defeatId: defeat.defeatId, gains });
        if (drops.length > 0) enqueue({ kind: 'dropped', drops });
      },
    };
  }
  if (output.kind === 'downed') {
    const { id, characterId, epoch, by, isDeath } = output;
    return {
      run: async () => {
        const { costEddies } = await settleDowned(ctx(), zone, { id, characterId, epoch, by: by ?? '', isDeath });
        enqueue({ kind: 'charged', id, characterId, costEddies });
      },
    };
  }
  const { runId, event } = output;
  if (output.kind === 'event_begun') return { run: () => beginEvent(ctx(), zone, { runId, event }) };
  const { ending, contributions } = output;
  return {
    run: async () => {
      const { shares } = await settleEvent(ctx(), zone, { runId, ending, contributions });
      enqueue({ kind: 'shared', runId, shares });
    },
  };
}

function askForInteractable(
  output: Extract<AskedOutput, { kind: 'pick_up' | 'open' | 'boxes_asked' | 'consume' }>,
  asking: Asking,
): Ask {
  const { ctx, zone, enqueue } = asking;
  const { characterId, epoch } = output;
  if (output.kind === 'pick_up') return askForDrop(output, asking);
  if (output.kind === 'open') {
    const { id, containerId, spawnIndex, passed, spot } = output;
    return {
      run: async () => {
        const drops = await openContainer(ctx(), zone, {
          id: id as RequestId,
          characterId,
          epoch,
          containerId,
          spawnIndex,
          passed,
          spot,
        });
        if (drops.length > 0) enqueue({ kind: 'dropped', drops });
        enqueue({
          kind: 'opened',
          id,
          characterId,
          containerId,
          spawnIndex,
          rejection: passed ? null : { code: 'zone.locked', params: {} },
        });
      },
      rejected: (rejection) => ({ kind: 'opened', id, characterId, containerId, spawnIndex, rejection }),
    };
  }
  if (output.kind === 'boxes_asked') {
    return {
      run: async () => {
        const boxes = await emptiedBy(ctx(), characterId, zone.zoneId);
        if (boxes.length > 0) enqueue({ kind: 'boxes', characterId, boxes });
      },
    };
  }
  const { id, itemId } = output;
  return {
    run: async () => {
      await consume(ctx(), zone, { id: id as RequestId, characterId, epoch, itemId });
      enqueue({ kind: 'consumed', id, characterId, itemId, rejection: null });
    },
    rejected: (rejection) => ({ kind: 'consumed', id, characterId, itemId, rejection }),
  };
}

function askForDrop(output: Extract<AskedOutput, { kind: 'pick_up' }>, { ctx, zone, enqueue }: Asking): Ask {
  const { characterId, epoch, dropId } = output;
  return {
    run: async () => {
      const { taken, toDelivery } = await pickUp(ctx(), zone, { characterId, epoch, dropId });
      enqueue({
        kind: 'picked',
        characterId,
        dropId,
        isGone: true,
        found: { ...taken, toDelivery },
        rejection: null,
      });
    },
    rejected: (rejection) => ({
      kind: 'picked',
      characterId,
      dropId,
      isGone: rejection.code === 'loot.gone',
      found: null,
      rejection,
    }),
  };
}

function askForStory(
  output: Extract<AskedOutput, { kind: 'objective_event' | 'converse' | 'converse_end' | 'commands_done' }>,
  { ctx, zone, enqueue }: Asking,
): Ask {
  const { characterId, epoch } = output;
  switch (output.kind) {
    case 'objective_event':
      return {
        run: async () =>
          void (await noteObjectiveEvents(ctx(), zone, [
            { id: output.id, characterId, epoch, objectiveEvent: output.objectiveEvent },
          ])),
      };
    case 'converse': {
      const { entityId, npcId, object, place } = output;
      const answer = { kind: 'conversing', characterId, entityId, npcId, object } as const;
      return {
        run: async () => {
          const opened = await startConversation(ctx(), zone, {
            characterId,
            epoch,
            npcId,
            object,
            place: place === '' ? null : place,
          });
          enqueue({ ...answer, isOpen: opened !== null });
        },
        rejected: () => ({ ...answer, isOpen: false }),
      };
    }
    case 'converse_end':
      return { run: () => endConversation(ctx(), zone, { characterId, epoch }) };
    case 'commands_done':
      return { run: () => ackZoneCommands(ctx(), zone, { characterId, epoch, ids: output.ids }) };
  }
}

function rejectionOf({ code, params }: GameError): RejectionReason {
  return { code, params };
}
