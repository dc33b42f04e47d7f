import { directorPort } from './ports';

/** The commands that the director of the simulation accepts; see `apps/sim/src/director/commands.ts`. */
type Command =
  | { readonly do: 'move'; readonly characterId: string; readonly place: string }
  | { readonly do: 'place'; readonly characterId: string; readonly x: number; readonly y: number }
  | { readonly do: 'give'; readonly characterId: string; readonly item: string; readonly quantity?: number }
  | { readonly do: 'pay'; readonly characterId: string; readonly chits: number }
  | { readonly do: 'level'; readonly characterId: string; readonly level: number }
  | { readonly do: 'die'; readonly characterId: string; readonly face: number }
  | {
      readonly do: 'enemy';
      readonly characterId: string;
      readonly enemy: string;
      readonly level?: number;
      readonly tiles?: number;
    }
  | { readonly do: 'hurt'; readonly characterId: string; readonly enemy: string; readonly percent: number }
  | { readonly do: 'freeze'; readonly isFrozen: boolean }
  | { readonly do: 'hour'; readonly hour: number };

/**
 * Sets the stage; what a zone does has happened in it when this answers.
 * @throws Error with the director's words when it refuses
 */
export async function direct(command: Command): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${directorPort}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
  if (!answer.ok) throw new Error(`the director refuses ${JSON.stringify(command)}: ${await answer.text()}`);
}
