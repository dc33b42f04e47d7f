import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A part of a page that is loaded later, by `import('…')`. */
export interface LaterPart {
  /** The absolute path of the file that is loaded. */
  readonly path: string;
  /** The rooms named beside it: `{ messages: ['vendor'], load: () => import('…') }`. */
  readonly messages: readonly string[];
}

interface Source {
  readonly imports: readonly string[];
  readonly later: readonly LaterPart[];
  readonly rooms: readonly string[];
  readonly provided: readonly string[];
}

const read = new Map<string, Source>();

/**
 * Follows the imports of a file and returns the rooms whose texts it shows in the browser, in order, and the parts that
 * are loaded later.
 */
export function textsShownBy(path: string): {
  readonly rooms: readonly string[];
  readonly later: readonly LaterPart[];
} {
  const seen = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...sourceAt(next).imports);
  }
  const sources = [...seen].map(sourceAt);
  return {
    rooms: [...new Set(sources.flatMap(({ rooms }) => rooms))].sort(),
    later: sources.flatMap(({ later }) => later),
  };
}

/**
 * Returns the rooms that a page or a layout gives to the browser: those of `<PageMessages rooms={['…']}>`, and `errors`
 * and `kernel` for `<BaseMessages>`.
 */
export const textsProvidedBy = (path: string): readonly string[] => sourceAt(path).provided;

function sourceAt(path: string): Source {
  const known = read.get(path) ?? readSource(path);
  read.set(path, known);
  return known;
}

function readSource(path: string): Source {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = { imports: [] as string[], later: [] as LaterPart[], rooms: [] as string[], provided: [] as string[] };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) found.imports.push(...importedBy(node, path));
    if (ts.isCallExpression(node)) {
      found.later.push(...loadedLaterBy(node, path));
      found.rooms.push(...roomTranslatedBy(node));
    }
    if (ts.isJsxOpeningElement(node)) found.provided.push(...roomsProvidedBy(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function importedBy(node: ts.ImportDeclaration | ts.ExportDeclaration, from: string): string[] {
  const isType = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly : node.isTypeOnly;
  return isType || !node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)
    ? []
    : fileAt(node.moduleSpecifier.text, from);
}

function loadedLaterBy(call: ts.CallExpression, from: string): LaterPart[] {
  const [name] = call.arguments;
  if (call.expression.kind !== ts.SyntaxKind.ImportKeyword || !name || !ts.isStringLiteral(name)) return [];
  return fileAt(name.text, from).map((path) => ({ path, messages: messagesBeside(call) }));
}

/** Returns the words of `messages: […]` in the object around the call. */
function messagesBeside(call: ts.Node): readonly string[] {
  for (let around = call.parent; !ts.isSourceFile(around); around = around.parent) {
    if (!ts.isObjectLiteralExpression(around)) continue;
    const named = around.properties.find((property) => property.name?.getText() === 'messages');
    if (named) return wordsOf(named);
  }
  return [];
}

function roomTranslatedBy(call: ts.CallExpression): string[] {
  const [room] = call.arguments;
  const isHook = ts.isIdentifier(call.expression) && call.expression.text === 'useTranslations';
  return isHook && room && ts.isStringLiteral(room) ? [room.text.split('.')[0] ?? ''] : [];
}

function roomsProvidedBy(element: ts.JsxOpeningElement): string[] {
  const component = element.tagName.getText();
  if (component === 'BaseMessages') return ['errors', 'kernel'];
  return component === 'PageMessages' ? wordsOf(element.attributes) : [];
}

/** Returns every word in quotes inside. */
function wordsOf(node: ts.Node): string[] {
  return ts.isStringLiteral(node) ? [node.text] : node.getChildren().flatMap(wordsOf);
}

/** Returns the file of the web app that a relative import names; styles, data and packages show no texts. */
function fileAt(name: string, from: string): string[] {
  if (!name.startsWith('.')) return [];
  const path = join(dirname(from), name);
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].filter((file) => existsSync(file));
}
