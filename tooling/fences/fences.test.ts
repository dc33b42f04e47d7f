import { afterEach, expect, test } from 'vitest';
import { findCrossings } from './cruise.mjs';
import { plants } from './plants.mjs';
import { fellTree, growTree } from './planted-tree.mjs';
import { rules } from './rules.mjs';

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) fellTree(tree);
});

async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const tree = growTree(files);
  trees.push(tree);
  const crossings = await findCrossings(tree);
  return [...new Set(crossings.map((crossing) => crossing.rule))];
}

const planted: Record<string, Record<string, string>> = plants;

test('no two fences share a name, and each gives its reason in one sentence', () => {
  const names = rules.map((rule) => rule.name);
  expect(new Set(names).size).toBe(names.length);
  for (const rule of rules) expect(rule.comment, rule.name).toMatch(/^[A-Z'a-z].{20,}\.$/);
});

test('every fence has a planted violation, and every planted violation has a fence', () => {
  expect(Object.keys(planted).sort()).toEqual(rules.map((rule) => rule.name).sort());
});

test.each(Object.keys(planted))('only the fence %s catches the violation planted for it', async (name) => {
  expect(await rulesBrokenBy(planted[name] ?? {})).toEqual([name]);
});

test('a room with the imports the map allows crosses no fence', async () => {
  const wellBehaved = {
    'packages/shared/src/mail/rules.ts': "import { thing } from 'zod'\nexport const limit = thing\n",
    'packages/domain/src/wallet/index.ts': "export { credit } from './steps'\n",
    'packages/domain/src/wallet/steps.ts': "import { thing } from '@necp/db'\nexport const credit = thing\n",
    'packages/db/src/client.ts': "import { thing as client } from '@prisma/client'\nexport const thing = client\n",
    'packages/domain/src/mail/service.ts':
      "import { credit } from '../wallet/index'\nimport { limit } from '@necp/shared/mail/rules'\n" +
      'export const sendMail = [credit, limit]\n',
    'packages/api/src/routers/mail.ts':
      "import { sendMail } from '@necp/domain/mail/service'\nexport const mail = sendMail\n",
    'packages/api/src/root.ts':
      "import { mail } from './routers/mail'\nexport const root = mail\nexport type Root = typeof root\n",
    'apps/web/src/server/caller.ts': "import { root } from '@necp/api/root'\nexport const caller = root\n",
    'apps/web/src/features/mail/panel.tsx':
      "import type { Root } from '@necp/api/root'\nexport const panel = (root: Root) => root\n",
  };
  expect(await rulesBrokenBy(wellBehaved)).toEqual([]);
});
