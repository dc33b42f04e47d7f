import type { Actor } from '@necp/api/server';
import { hasPermission, type Permission } from '@necp/shared/role/permissions';
import { notFound, redirect } from 'next/navigation';
import { currentActor } from './session';
import { serverCaller } from './trpc';

/**
 * Returns the caller of a page that asks for a permission. A visitor is sent to sign in, and staff whose role waits for
 * a second factor to their account, which says how to set one up; for everyone else without the permission the page
 * does not exist.
 */
export async function demandPermission(permission: Permission, page: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${page}`);
  if (hasPermission(actor.roles, permission)) return actor;
  const { waitingRoles } = await (await serverCaller()).account.me();
  if (hasPermission(waitingRoles, permission)) redirect('/account');
  notFound();
}
