import ts from 'typescript';

/**
 * @typedef {object} TreeFile
 * @property {string} path from the root of the repository, with forward slashes
 * @property {string} text empty for files that are not text
 * @property {number} bytes size on disk
 *
 * @typedef {object} Finding
 * @property {string} path
 * @property {number} [line] from 1
 * @property {string} says what is wrong and what to do
 */

const parsed = new WeakMap();

export const isCode = (file) => /\.(ts|tsx|mjs|js)$/.test(file.path) && !file.path.endsWith('.d.ts');
export const isTest = (file) => /\.test\.tsx?$/.test(file.path);
export const isTestScenery = (file) => isTest(file) || /(^|\/)testing(\/|\.ts$)/.test(file.path);
export const linesOf = (file) => file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);

/** Returns the syntax tree of a file, which is parsed once. */
export function parse(file) {
  if (!parsed.has(file)) {
    const kind = /\.(tsx|js|mjs)$/.test(file.path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    parsed.set(file, ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind));
  }
  return parsed.get(file);
}

/** Yields every node of the file, outer nodes before inner ones. */
export function* nodesOf(file) {
  const stack = [parse(file)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    const children = [];
    ts.forEachChild(node, (child) => void children.push(child));
    stack.push(...children.reverse());
  }
}

/** Returns the line of a node, from 1. */
export function lineOf(file, node) {
  return parse(file).getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** Returns the line of an offset in the text, from 1. */
export function lineAt(file, offset) {
  return file.text.slice(0, offset).split('\n').length;
}

/** Returns one finding for each match of a global pattern. */
export function matches(file, pattern, says) {
  return [...file.text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file, match.index),
    says: typeof says === 'function' ? says(match) : says,
  }));
}
