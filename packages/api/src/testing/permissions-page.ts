import { eventAccess } from '@necp/shared/protocol';
import { permissions } from '@necp/shared/role/permissions';
import { appRouter } from '../root';
import { accessOf } from './authority-callers';

const staff = ['moderator', 'game_master', 'administrator'] as const;

/** Returns `docs/permissions.md`: who may do what, as the code says. */
export function permissionsPage(): string {
  const procedures = Object.keys(appRouter._def.procedures).toSorted();
  const askedBy = (permission: string) => procedures.filter((path) => accessOf(path) === permission);
  const rows = Object.entries(permissions).map(([permission, roles]) => {
    const marks = staff.map((role) => ((roles as readonly string[]).includes(role) ? 'yes' : ''));
    const asked = askedBy(permission).map((path) => `\`${path}\``);
    return `| \`${permission}\` | ${marks.join(' | ')} | ${asked.join(', ')} |`;
  });
  const listOf = (access: string) =>
    askedBy(access)
      .map((path) => `\`${path}\``)
      .join(', ');
  const messages = Object.entries(eventAccess).map(([name, access]) => ({ name, access: access as string }));
  const playing = messages.filter(({ access }) => access === 'character').map(({ name }) => `\`${name}\``);
  const staffOnly = messages.filter(({ access }) => access !== 'character');
  return `${[
    '# Who may do what',
    '',
    [
      'Made from the code: `npx vitest run -u --project domain permissions-page` writes it,',
      'and the same test fails when it is old.',
    ].join(' '),
    [
      'The table stands in `packages/shared/src/role/permissions.ts`;',
      'the domain checks it, in the transaction of each act that writes.',
    ].join(' '),
    [
      'Everyone who is signed in is a player.',
      'A role is given and taken by two administrators, see [roles](runbooks/roles.md).',
    ].join(' '),
    '',
    '## Permissions',
    '',
    '| permission | moderator | game master | administrator | asked for by |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'A permission that no procedure declares is asked for inside another act.',
    '',
    '## Procedures without a permission',
    '',
    `**Anyone**: ${listOf('anyone')}.`,
    '',
    `**Signed in**, guests too: ${listOf('signed_in')}.`,
    '',
    `**Signed in with a character**: ${listOf('character')}.`,
    '',
    'REST has the same procedures and the same checks.',
    '',
    '## Messages of the socket',
    '',
    `**A character that plays**: ${playing.join(', ')}.`,
    ...staffOnly.map(({ name, access }) => `\n**\`${access}\`**: \`${name}\`.`),
  ].join('\n')}\n`;
}
