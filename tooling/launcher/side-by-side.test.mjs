import { describe, expect, it } from 'vitest';
import { runSideBySide } from './side-by-side.mjs';

/** Returns a task that the test ends, with a record of what has started. */
function openWork() {
  const begun = [];
  const ends = new Map();
  const run = ({ name }) =>
    new Promise((resolve, reject) => {
      begun.push(name);
      ends.set(name, { resolve: () => resolve(`${name} is done`), reject });
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name) => {
    ends.get(name).resolve();
    await settle();
  };
  const fail = async (name, error) => {
    ends.get(name).reject(error);
    await settle();
  };
  return { begun, run, end, fail, settle };
}

describe('work side by side', () => {
  it('begins as many pieces as there are cores for, in their order', async () => {
    const { begun, run, end } = openWork();
    const pieces = [
      { name: 'fences', cores: 1 },
      { name: 'lint', cores: 1 },
      { name: 'tidy', cores: 1 },
    ];
    const all = runSideBySide(pieces, { cores: 2, run });
    expect(begun).toEqual(['fences', 'lint']);
    await end('fences');
    expect(begun).toEqual(['fences', 'lint', 'tidy']);
    await end('tidy');
    await end('lint');
    expect(await all).toEqual(['fences is done', 'lint is done', 'tidy is done']);
  });

  it('gives a piece that names no cores the whole machine', async () => {
    const { begun, run, end } = openWork();
    const all = runSideBySide([{ name: 'lint', cores: 1 }, { name: 'unit' }, { name: 'tidy', cores: 1 }], {
      cores: 2,
      run,
    });
    expect(begun).toEqual(['lint']);
    await end('lint');
    expect(begun).toEqual(['lint', 'unit']);
    await end('unit');
    expect(begun).toEqual(['lint', 'unit', 'tidy']);
    await end('tidy');
    expect(await all).toHaveLength(3);
  });

  it('runs one after the other on a single core', async () => {
    const { begun, run, end } = openWork();
    const all = runSideBySide(
      [
        { name: 'lint', cores: 1 },
        { name: 'types', cores: 2 },
      ],
      { cores: 1, run },
    );
    expect(begun).toEqual(['lint']);
    await end('lint');
    await end('types');
    expect(await all).toEqual(['lint is done', 'types is done']);
  });

  it('fails with the first error, and not before the others have ended', async () => {
    const { run, end, fail, settle } = openWork();
    let outcome = 'open';
    const all = runSideBySide(
      [
        { name: 'lint', cores: 1 },
        { name: 'tidy', cores: 1 },
      ],
      { cores: 2, run },
    ).catch((error) => (outcome = error.message));
    await fail('lint', new Error('broken'));
    await settle();
    expect(outcome).toBe('open');
    await end('tidy');
    await all;
    expect(outcome).toBe('broken');
  });
});
