import { type AccountId, AccountId as AccountIdShape, GameError } from '@necp/shared/kernel';
import { decidedShown, maskEmail, peopleShown } from '@necp/shared/role/rules';
import type {
  ChangeKind,
  ChangeOutcome,
  ChangesView,
  ChangeView,
  GivenRole,
  PeopleInput,
  PeopleView,
  PersonInput,
  PersonPageView,
  PersonView,
} from '@necp/shared/role/schema';
import { accountOfEmail, accountsOf, lastingAdministrators, staffAfter, type AccountRow } from '../account';
import { characterNamesOf, ownersNamed } from '../character';
import { isPermitted, requirePermission, type Ctx } from '../kernel';
import { openSessionsOf } from '../session';
import { isAlone } from './steps';

/**
 * Finds accounts by the beginning of a character's name, by id, or by a whole email; without a query it lists the
 * staff. An email is masked unless it was searched for.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function people(ctx: Ctx, input: PeopleInput): Promise<PeopleView> {
  requirePermission(ctx, 'role.view_people');
  const query = input.query.trim();
  const after = input.after ?? null;
  if (query.includes('@')) return peopleOfEmail(ctx, query);
  if (query === '') return staff(ctx, after);
  const id = AccountIdShape.safeParse(query.toLowerCase());
  if (id.success) return { people: await viewsOf(ctx, [id.data]), next: null };
  return peopleNamed(ctx, query, after);
}

async function peopleOfEmail(ctx: Ctx, email: string): Promise<PeopleView> {
  requirePermission(ctx, 'role.find_email');
  const id = await accountOfEmail(ctx, email);
  const views = id === null ? [] : await viewsOf(ctx, [id]);
  return { people: views.map((view) => ({ ...view, email: email.toLowerCase() })), next: null };
}

async function staff(ctx: Ctx, after: string | null): Promise<PeopleView> {
  const known = AccountIdShape.safeParse(after);
  const ids = await staffAfter(ctx, { after: known.success ? known.data : null, most: peopleShown + 1 });
  const shown = ids.slice(0, peopleShown);
  return { people: await viewsOf(ctx, shown), next: ids.length > peopleShown ? (shown.at(-1) ?? null) : null };
}

async function peopleNamed(ctx: Ctx, start: string, after: string | null): Promise<PeopleView> {
  // No name contains these, and a pattern of the database would read them as placeholders.
  if (/[%_\\]/.test(start)) return { people: [], next: null };
  const found = await ownersNamed(ctx, { start, after, most: peopleShown + 1 });
  const shown = found.slice(0, peopleShown);
  const ids = [...new Set(shown.map(({ accountId }) => accountId))];
  return { people: await viewsOf(ctx, ids), next: found.length > peopleShown ? (shown.at(-1)?.name ?? null) : null };
}

async function viewsOf(ctx: Ctx, ids: readonly AccountId[]): Promise<PersonView[]> {
  const [rows, names] = await Promise.all([accountsOf(ctx, ids), characterNamesOf(ctx, ids)]);
  return rows.map((row) => viewOf(row, names.get(row.id) ?? []));
}

function viewOf(row: AccountRow, characters: string[]): PersonView {
  return {
    ...row,
    email: row.email === null ? null : maskEmail(row.email),
    roles: [...row.roles],
    characters,
  };
}

/**
 * Returns one account with what the caller may see and do of it.
 * @throws GameError forbidden `kernel.not_permitted`; not_found `role.no_account`
 */
export async function person(ctx: Ctx, { accountId }: PersonInput): Promise<PersonPageView> {
  requirePermission(ctx, 'role.view_people');
  const [found] = await viewsOf(ctx, [accountId]);
  if (found === undefined) throw new GameError('not_found', 'role.no_account');
  const isStaff = found.roles.length > 0;
  return {
    person: found,
    sessions: isPermitted(ctx, 'role.view_sessions') ? await openSessionsOf(ctx, accountId) : null,
    changes: isPermitted(ctx, 'role.view_changes') ? await changesWhere(ctx, { accountId }) : null,
    canEndSessions: isPermitted(ctx, isStaff ? 'role.end_staff_sessions' : 'role.end_sessions'),
    canAsk: isPermitted(ctx, 'role.ask') && !found.isClosed,
  };
}

/**
 * Returns the changes of role that wait for a second administrator, and the latest ones that were decided.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function roleChanges(ctx: Ctx): Promise<ChangesView> {
  const { accountId } = requirePermission(ctx, 'role.view_changes');
  const [waiting, decided, administrators] = await Promise.all([
    changesWhere(ctx, { outcome: null, expiresAt: { gt: new Date(ctx.clock.nowMs()) } }),
    changesWhere(ctx, { outcome: { not: null } }),
    lastingAdministrators(ctx.db),
  ]);
  return { waiting, decided, isAlone: isAlone(ctx, administrators, accountId) };
}

async function changesWhere(
  ctx: Ctx,
  where: NonNullable<Parameters<Ctx['db']['roleChange']['findMany']>[0]>['where'],
): Promise<ChangeView[]> {
  const rows = await ctx.db.roleChange.findMany({ where, orderBy: { askedAt: 'desc' }, take: decidedShown });
  const ids = [...new Set(rows.flatMap(({ accountId, askedBy }) => [accountId, askedBy]))] as AccountId[];
  const names = await characterNamesOf(ctx, ids);
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId as AccountId,
    characters: names.get(row.accountId as AccountId) ?? [],
    role: row.role as GivenRole,
    kind: row.kind as ChangeKind,
    reason: row.reason,
    days: row.days,
    askedBy: row.askedBy as AccountId,
    askedByNames: names.get(row.askedBy as AccountId) ?? [],
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    outcome: row.isAlone ? 'alone' : (row.outcome as ChangeOutcome | null),
    decidedAt: row.decidedAt,
    isOwn: row.askedBy === ctx.actor?.accountId,
  }));
}
