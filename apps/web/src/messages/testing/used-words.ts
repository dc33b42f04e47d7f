import ts from 'typescript';

/** A message that the code uses: by its whole key, or by the beginning of a composed key. */
export interface UsedWord {
  readonly kind: 'exact' | 'prefix';
  readonly key: string;
  readonly at: string;
}

/** Returns the keys of all messages, joined with dots, in order. */
export function leavesOf(words: object, path = ''): string[] {
  return Object.entries(words)
    .flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? leavesOf(value, `${path}${key}.`) : [`${path}${key}`],
    )
    .sort();
}

/**
 * Finds `const t = useTranslations('room')` and `getTranslations('room')`, and every `t('key')` below, also in JSX and
 * templates.
 */
export function wordsUsedIn(source: ts.SourceFile): UsedWord[] {
  const used: UsedWord[] = [];
  const visit = (node: ts.Node, rooms: ReadonlyMap<string, string>): void => {
    const inside =
      ts.isFunctionLike(node) || ts.isSourceFile(node) ? new Map([...rooms, ...roomsNamedIn(node)]) : rooms;
    if (ts.isCallExpression(node)) used.push(...wordsOf(node, inside, source));
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, new Map());
  return used;
}

/** Returns the translators declared directly in this function. */
function roomsNamedIn(scope: ts.Node): Map<string, string> {
  const rooms = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (node !== scope && ts.isFunctionLike(node)) return;
    if (ts.isVariableDeclaration(node) && node.initializer) learn(node, node.initializer, rooms);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(scope, visit);
  return rooms;
}

function learn(declaration: ts.VariableDeclaration, initializer: ts.Expression, rooms: Map<string, string>): void {
  const bare = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (ts.isIdentifier(declaration.name)) {
    const room = roomOf(bare);
    if (room !== null) rooms.set(declaration.name.text, room);
    return;
  }
  // const [t, …] = await Promise.all([getTranslations('room'), …])
  if (!ts.isArrayBindingPattern(declaration.name) || !ts.isCallExpression(bare)) return;
  const [list] = bare.arguments;
  if (!list || !ts.isArrayLiteralExpression(list)) return;
  declaration.name.elements.forEach((element, index) => {
    const entry = list.elements[index];
    const room = entry ? roomOf(entry) : null;
    if (room !== null && ts.isBindingElement(element) && ts.isIdentifier(element.name))
      rooms.set(element.name.text, room);
  });
}

function roomOf(expression: ts.Expression): string | null {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return null;
  if (!['useTranslations', 'getTranslations'].includes(expression.expression.text)) return null;
  const [room] = expression.arguments;
  return room && ts.isStringLiteral(room) ? `${room.text}.` : null;
}

function wordsOf(call: ts.CallExpression, rooms: ReadonlyMap<string, string>, source: ts.SourceFile): UsedWord[] {
  const [argument] = call.arguments;
  const room = roomCalled(call.expression, rooms);
  if (room === null || !argument) return [];
  const { line } = source.getLineAndCharacterOfPosition(call.getStart());
  return keysIn(argument).map(({ kind, key }) => ({
    kind,
    key: `${room}${key}`,
    at: `${source.fileName}:${line + 1}`,
  }));
}

function roomCalled(callee: ts.Expression, rooms: ReadonlyMap<string, string>): string | null {
  if (ts.isIdentifier(callee)) return rooms.get(callee.text) ?? null;
  if (ts.isPropertyAccessExpression(callee) && ['rich', 'markup', 'raw'].includes(callee.name.text))
    return roomCalled(callee.expression, rooms);
  const direct = ts.isParenthesizedExpression(callee) ? callee.expression : callee;
  return roomOf(ts.isAwaitExpression(direct) ? direct.expression : direct);
}

function keysIn(argument: ts.Expression): { kind: UsedWord['kind']; key: string }[] {
  if (ts.isStringLiteral(argument) || ts.isNoSubstitutionTemplateLiteral(argument))
    return [{ kind: 'exact', key: argument.text }];
  if (ts.isTemplateExpression(argument)) return [{ kind: 'prefix', key: argument.head.text }];
  if (ts.isConditionalExpression(argument)) return [...keysIn(argument.whenTrue), ...keysIn(argument.whenFalse)];
  if (ts.isAsExpression(argument)) return [{ kind: 'prefix', key: '' }];
  if (ts.isIdentifier(argument)) return [{ kind: 'prefix', key: '' }];
  return [];
}
