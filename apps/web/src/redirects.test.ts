import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = import.meta.dirname;
/** What opens another page, and the beginning of what it is given. */
const opens = /\b(redirect|location\.assign|location\.replace|router\.push|router\.replace|window\.open)\(\s*([^\n]*)/g;
/** A path of this site that is written out. */
const isFixed = (given: string) => /^['`]\/(?:[a-z?]|['`])/.test(given);

/** Where the page comes from elsewhere, and why it is one of this site, or of a provider of the operator. */
const checked: Readonly<Record<string, string>> = {
  'app/(public)/c/[name]/page.tsx: pageHref(': 'a fixed page',
  'app/(public)/g/[tag]/read-guild.ts: pageHref(': 'a fixed page',
  'app/(public)/guilds/page.tsx: pageHref(': 'a fixed page',
  'app/(player)/(door)/register/page.tsx: actor.isGuest': 'two fixed pages',
  'app/(player)/(door)/sign-in/page.tsx: safeNext(': 'isOwnPath',
  'components/site/language-switch.tsx: localisedPath(': 'the page that is open',
  'components/site/soft-link.tsx: href': 'a link that is drawn',
  'features/account/enter.ts: safeNext(': 'isOwnPath',
  'features/account/provider-visit.ts: url': 'the server made it from the settings of the operator',
  'features/account/provider-visit.ts: next': 'BeginProviderInput has checked it by isOwnPath',
  'features/account/verify-email.tsx: answer?.ok': 'two fixed pages',
  'server/providers/doors.ts: isWaiting': 'BeginProviderInput has checked it by isOwnPath, or it is fixed',
  'server/providers/doors.ts: `${page}?': 'one of two fixed pages',
};

it('opens fixed pages of this site only, or pages that were checked', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|testing\/|app\/dev\//.test(file),
  );
  const unknown: string[] = [];
  const used = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(sources, file), 'utf8');
    for (const [, verb = '', line = ''] of text.matchAll(opens)) {
      const given = line === '' ? '`/sign-in' : line;
      const isDeclaration = /^path: string/.test(given);
      if (isFixed(given) || isDeclaration) continue;
      const known = Object.keys(checked).find((key) => `${file}: ${given}`.startsWith(key));
      if (known === undefined) unknown.push(`${file}: ${verb}(${given}`);
      else used.add(known);
    }
  }
  expect(unknown).toEqual([]);
  expect(Object.keys(checked).filter((key) => !used.has(key))).toEqual([]);
});
