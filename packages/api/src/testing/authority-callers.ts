import { randomUUID } from 'node:crypto';
import type { TestDomain } from '@necp/domain/testing';
import { newRequestId } from '@necp/domain/testing';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import type { ApiContext } from '../context';
import { answerRest } from '../rest';
import { appRouter } from '../root';
import type { Access } from '../trpc';
import { rolesAs, type Asking, type Case, type Cases, type World } from './authority-cases';
import { contextAs, person, type Person } from './people';

interface Described {
  readonly type: 'query' | 'mutation';
  readonly meta?: {
    readonly access?: Access;
    readonly openapi?: { readonly method: string; readonly path: string };
  };
}

function describedBy(path: string): Described {
  const procedures = appRouter._def.procedures as unknown as Record<string, { readonly _def: Described }>;
  const procedure = procedures[path];
  if (procedure === undefined) throw new Error(`there is no procedure ${path}`);
  return procedure._def;
}

/**
 * Returns what a procedure asks of its caller.
 * @throws Error for a procedure that does not declare it
 */
export function accessOf(path: string): Access {
  const { access } = describedBy(path).meta ?? {};
  if (access === undefined) throw new Error(`${path} declares no access: build it from one of procedures.ts`);
  return access;
}

/** A person whose ids are of nothing. */
function ghost(): Person {
  const id = () => randomUUID() as never;
  const actor = { accountId: id(), sessionId: id(), roles: ['player'], isGuest: false, characterId: id() } as const;
  return { actor, token: 'x'.repeat(43), characterId: actor.characterId };
}

/** Returns whether a call names something of the owner. */
export function asksOfOwner(one: Case | undefined): boolean {
  let isAsked = false;
  const owner = new Proxy(ghost(), {
    get: (target, name) => {
      isAsked = true;
      return Reflect.get(target, name) as unknown;
    },
  });
  one?.ask({ owner, who: null });
  return isAsked;
}

interface Answer {
  /** `ok`, or the code of the refusal. */
  readonly outcome: string;
  /** The whole answer as text. */
  readonly said: string;
  readonly world: World;
}

interface Asked {
  readonly path: string;
  readonly role: Asking;
  readonly about?: 'owner' | 'unknown';
}

/** An account may make some hundred calls a minute. */
const callsOfWorld = 80;

/** Calls procedures as each kind of caller. Calls that change nothing share their people. */
export class AuthorityCallers {
  private readonly shared = new Map<Asking, { readonly world: World; calls: number }>();
  private addresses = 0;

  /** `onMet` changes each person before they call. */
  constructor(
    private readonly testDomain: TestDomain,
    private readonly cases: Cases,
    private readonly onMet: (person: Person) => Promise<void> = async () => undefined,
  ) {}

  /** Calls a procedure through the door of browsers or that of other clients, about the owner's ids or unknown ones. */
  async call(door: 'batch' | 'rest', { path, role, about = 'owner' }: Asked): Promise<Answer> {
    const world = await this.worldFor(path, role);
    const input = this.cases[path]?.ask(about === 'owner' ? world : { ...world, owner: ghost() });
    // Each call comes from a different address, so that limits on strangers and emails do not affect this test.
    const address = `198.51.${Math.trunc(this.addresses / 250)}.${(this.addresses += 1) % 250}`;
    const actor = world.who?.actor ?? null;
    const domain = this.testDomain.domain.ctxFor({ actor, address });
    const transport = door === 'rest' ? 'rest' : 'trpc';
    const context = contextAs(this.testDomain, actor, { domain, transport });
    const isByRest = door === 'rest' && describedBy(path).meta?.openapi !== undefined;
    return { ...(await (isByRest ? byRest : inBatch)(path, input, context)), world };
  }

  private async worldFor(path: string, role: Asking): Promise<World> {
    const expected = this.cases[path]?.answers[role] ?? '';
    const isChanging = describedBy(path).type === 'mutation' && (expected === 'ok' || /wrong|too_many/.test(expected));
    if (isChanging) return this.meet(role);
    const kept = this.shared.get(role);
    if (kept !== undefined && kept.calls++ < callsOfWorld) return kept.world;
    const world = await this.meet(role);
    this.shared.set(role, { world, calls: 1 });
    return world;
  }

  private async meet(role: Asking): Promise<World> {
    const owner = await this.person({ isGuest: false, plays: true });
    if (role === 'anonymous') return { owner, who: null };
    if (role === 'guest') return { owner, who: await this.person({ isGuest: true, plays: false }) };
    if (role === 'owner') return { owner, who: owner };
    return { owner, who: await this.person({ isGuest: false, plays: true, roles: rolesAs[role] }) };
  }

  private async person(options: Parameters<typeof person>[1]): Promise<Person> {
    const made = await person(this.testDomain, options);
    await this.onMet(made);
    return made;
  }
}

/** Sends the call in one request with a harmless one, as the browser does. */
async function inBatch(path: string, input: unknown, context: ApiContext): Promise<Omit<Answer, 'world'>> {
  const isQuery = describedBy(path).type === 'query';
  const harmless = isQuery ? undefined : { requestId: newRequestId(), language: 'en' };
  const inputs = [harmless, input].map((one) => (one === undefined ? undefined : superjson.serialize(one)));
  const body = JSON.stringify(Object.fromEntries(inputs.map((one, index) => [index, one])));
  const url = `http://localhost/api/trpc/${isQuery ? 'realm.status' : 'settings.chooseLanguage'},${path}?batch=1`;
  const req = isQuery
    ? new Request(`${url}&input=${encodeURIComponent(body)}`)
    : new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    createContext: () => context,
  });
  const [first, answer] = (await response.json()) as readonly {
    readonly error?: { readonly json: { readonly message: string } };
  }[];
  if (first?.error !== undefined) throw new Error(`the call beside ${path} was refused: ${first.error.json.message}`);
  return { outcome: answer?.error?.json.message ?? 'ok', said: JSON.stringify(answer) };
}

async function byRest(path: string, input: unknown, context: ApiContext): Promise<Omit<Answer, 'world'>> {
  const { method = 'GET', path: pattern = '' } = describedBy(path).meta?.openapi ?? {};
  const rest: Record<string, unknown> = { ...(input as object | undefined) };
  const place = pattern.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams(
    Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const url = `http://localhost/api/v1${place}`;
  const request =
    method === 'GET'
      ? new Request(`${url}?${query}`)
      : new Request(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) });
  const said = await (await answerRest(request, place, async () => context)).text();
  // A procedure without an answer sends an empty one.
  const { error } = (JSON.parse(said || 'null') ?? {}) as { readonly error?: { readonly code: string } };
  return { outcome: error?.code ?? 'ok', said };
}
