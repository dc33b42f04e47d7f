import { verifyChain } from '../src/audit-log/service';
import { openToolDomain } from './tool-domain';

/**
 * Checks the chain of the audit log and prints its last row as a checkpoint. With a checkpoint that was kept elsewhere
 * (`<number>:<hash>`) it also checks that this row is still the same. It ends with an error at the first broken row.
 */
const [given] = process.argv.slice(2).filter((word) => word !== '--');
const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(given ?? '') ?? [];
if (given !== undefined && (seq === undefined || hash === undefined))
  throw new Error('a checkpoint looks like 120:<64 hexadecimal digits>');
const domain = openToolDomain(2);
try {
  const kept = seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
  const { entries, head, broken } = await verifyChain(domain.systemCtx('audit-log'), kept);
  const checkpoint = head === null ? 'none' : `${head.seq}:${head.hash}`;
  if (broken !== null) console.error(`broken at row ${broken.seq}: ${broken.fault}`);
  console.info(`audit log: ${entries} rows fit; checkpoint ${checkpoint}; ${broken === null ? 'whole' : 'BROKEN'}`);
  process.exitCode = broken === null ? 0 : 1;
} finally {
  await domain.close();
}
