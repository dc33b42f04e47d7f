import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

interface Question {
  readonly number: number;
  readonly ask: string;
  readonly options: unknown;
}
type Answer =
  | { readonly number: number; readonly said: unknown }
  | { readonly number: number; readonly failed: string };
/** What a child may be asked. */
export type Answers = Readonly<Record<string, (options: never) => unknown>>;

/** What the referee says before anybody listens would be lost. */
const unheard: unknown[] = [];
let hear = (message: unknown): void => void unheard.push(message);
if (process.send !== undefined) process.on('message', (message) => hear(message));

function listen(to: (message: unknown) => void): void {
  hear = to;
  for (const message of unheard.splice(0)) hear(message);
}

/** Reads the options a program was started with: the first message of its referee. */
export function startOptions<T>(): Promise<T> {
  return new Promise((resolve) =>
    listen((options) => {
      hear = (message) => void unheard.push(message);
      resolve(options as T);
    }),
  );
}

/** Answers the referee's questions; the program ends with its referee. */
export function answerReferee(answers: Answers): void {
  listen((message) => {
    const { number, ask, options } = message as Question;
    void (async () => {
      try {
        const said: unknown = await answers[ask]?.(options as never);
        process.send?.({ number, said } satisfies Answer);
      } catch (error) {
        process.send?.({
          number,
          failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies Answer);
      }
    })();
  });
  process.on('disconnect', () => process.exit(0));
}

/** A program of a run that the referee asks things. */
export interface Child {
  ask<T>(what: string, options?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** As our own launcher starts the simulation; the peers' servers have the same. */
const nodeOptions = ['--max-semi-space-size=64'];

/** Starts a bundled program, on one core where the machine lets us choose. */
export function startChild(
  file: string,
  { options, core, isAhead }: { readonly options: unknown; readonly core: number; readonly isAhead: boolean },
): Child {
  const order = [process.execPath, '--expose-gc', '--enable-source-maps', ...nodeOptions, file];
  const pinned = canPin() ? ['taskset', '-c', String(core), ...order] : order;
  // Before whatever else the machine has to do; only root may.
  const [command = process.execPath, ...args] = isAhead ? ['chrt', '--rr', '1', ...pinned] : pinned;
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const waiting = new Map<
    number,
    { readonly resolve: (said: unknown) => void; readonly reject: (error: Error) => void }
  >();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let asked = 0;
  child.send(options as object);
  child.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('failed' in answer) asker?.reject(new Error(answer.failed));
    else asker?.resolve(answer.said);
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended by itself (${code ?? signal})`));
  });
  return {
    ask: <T>(what: string, question?: unknown) =>
      new Promise<T>((resolve, reject) => {
        const number = ++asked;
        waiting.set(number, { resolve: (said) => resolve(said as T), reject });
        child.send({ number, ask: what, options: question } satisfies Question);
      }),
    stop: () => end(child, gone),
  };
}

async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await gone;
}

let pins: boolean | null = null;
/** Whether programs can be held on one core each (Linux with util-linux). */
export function canPin(): boolean {
  pins ??= spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return pins;
}
