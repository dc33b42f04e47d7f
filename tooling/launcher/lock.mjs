import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { commandOf } from './leftovers.mjs';

/**
 * The process that has a lock, and an id of its own for each time a lock was taken.
 * @typedef {{ id: string, pid: number, url: string }} Holder
 */

/**
 * Takes a lock file for this process. Of several processes that try at the same moment exactly one gets it; a lock
 * whose holder is gone is taken over.
 * @param {string} file
 * @param {{ url: string, looksLike: RegExp }} own looksLike distinguishes a holder from another program with its number
 * @returns {Holder | undefined} the living process that has it, nothing when it is ours now
 */
export function takeLock(file, { url, looksLike }) {
  const own = { id: randomUUID(), pid: process.pid, url };
  // The lock appears with its content: no process reads half of it.
  const draft = `${file}.${own.id}`;
  fs.writeFileSync(draft, JSON.stringify(own), { flag: 'wx' });
  try {
    for (;;) {
      if (claim(draft, file)) return undefined;
      const holder = readHolder(file);
      if (holder === undefined) continue;
      if (holder.pid !== process.pid && looksLike.test(commandOf(holder.pid))) return holder;
      // Only one process may replace this very lock; those that come later find another one in its place.
      const turn = `${file}.after-${holder.id}`;
      // Who has the turn may only be finding out that it came too late: the lock itself says who has it.
      if (takeLock(turn, { url, looksLike }) !== undefined) continue;
      const isStillStale = readHolder(file)?.id === holder.id;
      if (isStillStale) fs.renameSync(draft, file);
      fs.rmSync(turn, { force: true });
      if (isStillStale) return undefined;
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Removes the lock when this process has it. @param {string} file */
export function giveLockBack(file) {
  if (readHolder(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

function claim(draft, file) {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** @returns {Holder | undefined} nothing when the lock was given back meanwhile */
function readHolder(file) {
  try {
    const { id = '', pid = 0, url = '' } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return { id, pid, url };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    return { id: '', pid: 0, url: '' };
  }
}
