import { fixedLimits } from '@necp/shared/limit/fixed';
import { groupOfMessage, messageGroups } from '@necp/shared/limit/messages';
import { limitKinds, type LimitKind, type LimitRule } from '@necp/shared/limit/rates';
import { limits } from '@necp/shared/limit/registry';

const titles: Readonly<Record<LimitKind, string>> = {
  procedure: 'Procedures',
  account: 'Accounts',
  address: 'Addresses',
  role: 'Roles',
  connection: 'Connections',
  message: 'Messages of the socket',
};
const leads: Readonly<Record<LimitKind, string>> = {
  procedure: 'Counted by account, and for strangers by address. `procedure.<path>` is the name of each.',
  account: 'Counted by account, or by what an account has: a session, an e-mail address, a device.',
  address:
    'Counted by network address; a /64 of IPv6 is one address. ' +
    '`CONNECTIONS_PER_ADDRESS` changes the defaults of sockets and connections.',
  role:
    'Percent of what players have under `calls_account` and the limits of procedures. ' +
    'The highest role of a caller counts.',
  connection: 'Counted by connection.',
  message: 'Counted by connection; what exceeds them is dropped, and counted under `excess_messages`.',
};

const seconds = (value: number | null) => (value === null ? '' : String(value));
const range = (value: { readonly min: number; readonly max: number } | null) =>
  value === null ? '' : `${value.min}–${value.max}`;

function rowOf(name: string, { points, windowSeconds, pointsRange, windowRange }: LimitRule): string {
  return `| \`${name}\` | ${points} | ${seconds(windowSeconds)} | ${range(pointsRange)} | ${range(windowRange)} |`;
}

function sectionOf(kind: LimitKind): string[] {
  const rows = Object.entries(limits)
    .filter(([, rule]) => rule.kind === kind)
    .map(([name, rule]) => rowOf(name, rule));
  return [
    `## ${titles[kind]}`,
    '',
    leads[kind],
    '',
    '| limit | points | seconds | points may be | seconds may be |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

/** Returns `docs/limits.md`: how often what may be done, as the code says. */
export function limitsPage(): string {
  const groups = messageGroups.map((group) => {
    const names = Object.entries(groupOfMessage).filter(([, one]) => one === group);
    return `**${group}**: ${names.map(([name]) => `\`${name}\``).join(', ')}.`;
  });
  return `${[
    '# How often something may be done',
    '',
    'Made from the code: `npx vitest run -u --project domain limits-page` writes it,',
    'and the same test fails when it is old.',
    'The defaults stand in `packages/shared/src/limit`.',
    'Administrators change them at `/operator/limits`, by `limit.change`,',
    'or by the command in [the runbook](runbooks/limits.md);',
    'every process follows within seconds and needs no restart.',
    '',
    'A limit with seconds allows so many points within so many seconds. One without allows so many at once.',
    '',
    ...limitKinds.flatMap(sectionOf),
    ...groups.flatMap((group) => [group, '']),
    '## Fixed limits',
    '',
    'These cannot change while the product runs.',
    '',
    '| limit | is | where | why |',
    '|---|---|---|---|',
    ...fixedLimits.map(({ what, value, where, why }) => `| ${what} | ${value} | \`${where}\` | ${why} |`),
  ].join('\n')}\n`;
}
