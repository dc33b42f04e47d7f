import { ChangeMaintenanceInput, MaintenancePlan } from '@necp/shared/maintenance/schema';
import type { Ctx } from '../src/kernel';
import { changeByCommand, currentMaintenance, endByCommand, planByCommand } from '../src/maintenance/service';
import { openToolDomain } from './tool-domain';

const Change = ChangeMaintenanceInput.pick({ lastsMinutes: true, message: true }).partial();

/**
 * Shows, plans, changes or ends the maintenance; every running process follows within seconds:
 * `plan in=15 for=60 en="…" ru="…" reason="…"` (or `at=2026-12-01T04:00:00Z` instead of `in`),
 * `change for=30 reason="…"`, `end reason="…"`; without a word it shows what is planned.
 */
const domain = openToolDomain(2);
try {
  const [verb = 'show', ...words] = process.argv.slice(2);
  const given = Object.fromEntries(words.map((word) => splitAt(word, word.indexOf('='))));
  console.log(await carryOut(domain.systemCtx('maintenance'), verb, given));
} finally {
  await domain.close();
}

function carryOut(ctx: Ctx, verb: string, given: Readonly<Record<string, string>>): Promise<object | null> {
  const { in: within, at, for: lasts, en = '', ru = '', reason = '' } = given;
  const message = en === '' && ru === '' ? {} : { message: { en, ru } };
  const lastsMinutes = lasts === undefined ? {} : { lastsMinutes: Number(lasts) };
  switch (verb) {
    case 'show':
      return currentMaintenance(ctx);
    case 'plan': {
      const startsAtMs = at === undefined ? null : Date.parse(at);
      const inMinutes = within === undefined ? null : Number(within);
      return planByCommand(ctx, {
        ...MaintenancePlan.parse({ startsAtMs, inMinutes, ...lastsMinutes, ...message }),
        reason,
      });
    }
    case 'change':
      return changeByCommand(ctx, { ...Change.parse({ ...lastsMinutes, ...message }), reason });
    case 'end':
      return endByCommand(ctx, reason);
    default:
      throw new Error(`${verb} is neither show, plan, change nor end`);
  }
}

function splitAt(word: string, at: number): readonly [string, string] {
  if (at < 0) throw new Error(`${word} is not name=value`);
  return [word.slice(0, at), word.slice(at + 1)];
}
