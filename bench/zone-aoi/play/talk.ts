import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

interface Question {
  readonly number: number;
  readonly ask: string;
  readonly options: unknown;
}
type Answer =
  | { readonly number: number; readonly said: unknown }
  | { readonly number: number; readonly failed: string };
/** The questions that a child process answers. */
export type Answers = Readonly<Record<string, (options: never) => unknown>>;

/** Messages of the referee before anyone listens would be lost, so they are kept. */
const unheard: unknown[] = [];
let hear = (message: unknown): void => void unheard.push(message);
if (process.send !== undefined) process.on('message', (message) => hear(message));

function listen(to: (message: unknown) => void): void {
  hear = to;
  for (const message of unheard.splice(0)) hear(message);
}

/** Reads the options a program was started with, which are the first message of its referee. */
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

/** A program of a run, to which the referee sends questions. */
export interface Child {
  ask<T>(what: string, options?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** The launcher starts the simulation with the same options, and so are the peers' servers. */
const nodeOptions = ['--max-semi-space-size=64'];

/** Starts a bundled program, pinned to one core where the machine allows it. */
export function startChild(
  file: string,
  { options, core, isAhead }: { readonly options: unknown; readonly core: number; readonly isAhead: boolean },
): Child {
  const order = [process.execPath, '--expose-gc', '--enable-source-maps', ...nodeOptions, file];
  const pinned = canPin() ? ['taskset', '-c', String(core), ...order] : order;
  // Only root may run it before other work of the machine.
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
/** Checks whether programs can be pinned to one core each (Linux with util-linux). */
export function canPin(): boolean {
  pins ??= spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return pins;
}
