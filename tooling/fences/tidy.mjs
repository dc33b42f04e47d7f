import { fileURLToPath } from 'node:url';
import * as map from '../../packages/domain/rooms.mjs';
import { listTree, readTree } from './tidy/read-tree.mjs';
import { findUntidiness, tidyRules } from './tidy/rules.mjs';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

const findings = findUntidiness(readTree(HOUSE, listTree(HOUSE)), map);
for (const { rule, path, line, says } of findings) console.error(`${path}${line ? `:${line}` : ''}  ${rule}: ${says}`);
console.log(
  findings.length === 0 ? `tidy: ${tidyRules.length} rules hold` : `tidy: ${findings.length} things to put right`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
