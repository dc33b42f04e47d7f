import ts from 'typescript';
import { isCode, isTest, lineOf, linesOf, nodesOf, parse } from './source.mjs';

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 70;

/** Where time, chance and the environment enter; everyone else is handed them. */
const EDGES = [
  /\/main(\.test)?\.ts$/,
  /^(packages|apps)\/[^/]+\/scripts\//,
  /\/instrumentation\.ts$/,
  /^apps\/web\/src\/server\/boot\.ts$/,
  /^apps\/sim\/src\/sim\.ts$/,
  /\/env\.ts$/,
  /\/kernel\/(clock|chance)\.ts$/,
  /^apps\/web\/src\/game\/((.*\/)?(clock|chance)|cityscape|play\/game|render\/canvas-host)\.ts$/,
  /\.config\.(ts|mjs|js)$/,
  /^(apps|packages)\/[^/]+\/[^/]+\.mjs$/,
  /\/testing(\/|\.ts$)/,
  /^(tooling|bench|e2e)\//,
  /^packages\/db\/src\/(migrate|seed\/.*)\.ts$/,
];
const BANNED = {
  'Date.now': 'the clock',
  'performance.now': 'the clock',
  'Math.random': 'chance',
  'process.env': 'the environment',
};
const NO_TIMERS = [
  /^packages\/shared\/src\//,
  /^packages\/domain\/src\//,
  /^apps\/sim\/src\/zone\/((systems|intents)\/|(zone|state)\.ts$)/,
];
const TICK = /^apps\/sim\/src\/((zone\/)?intents|zone\/systems)\//;

const isFunction = (node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isGetAccessor(node) ||
  ts.isSetAccessor(node);

function nameOf(node) {
  const named =
    node.name ??
    (node.parent && (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent))
      ? node.parent.name
      : undefined);
  return named?.getText() ?? 'this function';
}

/** A describe callback is a chapter, not a function. */
const isChapter = (node) =>
  ts.isCallExpression(node.parent) && /^(\w+\.)?describe\b/.test(node.parent.expression.getText());

function bannedIn(node) {
  if (ts.isPropertyAccessExpression(node)) return BANNED[node.getText().replace(/^globalThis\./, '')];
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'the clock';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'the clock';
  return undefined;
}

function checkClocks(files) {
  const inside = files.filter(
    (file) => /^(packages|apps)\//.test(file.path) && isCode(file) && !EDGES.some((edge) => edge.test(file.path)),
  );
  return inside.flatMap((file) =>
    [...nodesOf(file)].flatMap((node) => {
      const banned = bannedIn(node);
      return banned
        ? [
            {
              path: file.path,
              line: lineOf(file, node),
              says: `${node.getText()} asks ${banned} itself: take it as an argument`,
            },
          ]
        : [];
    }),
  );
}

function checkTimers(files) {
  const still = files.filter(
    (file) =>
      isCode(file) &&
      !isTest(file) &&
      !/\/testing\//.test(file.path) &&
      NO_TIMERS.some((place) => place.test(file.path)),
  );
  return still.flatMap((file) =>
    [...nodesOf(file)]
      .filter(
        (node) =>
          ts.isCallExpression(node) &&
          /^(globalThis\.)?set(Timeout|Interval|Immediate)$/.test(node.expression.getText()),
      )
      .map((node) => ({
        path: file.path,
        line: lineOf(file, node),
        says: 'timers belong to the process (main.ts, worker), not to rules and rooms',
      })),
  );
}

function checkFileLength(files) {
  return files
    .filter((file) => (isCode(file) || file.path.endsWith('.css')) && linesOf(file) > MAX_FILE_LINES)
    .map((file) => ({
      path: file.path,
      says: `${linesOf(file)} lines, at most ${MAX_FILE_LINES}: find the two things in it`,
    }));
}

function checkFunctionLength(files) {
  const measured = files.filter((file) => isCode(file) && !/^packages\/content\/(data|src\/.*data)\//.test(file.path));
  return measured.flatMap((file) =>
    [...nodesOf(file)]
      .filter((node) => isFunction(node) && !(isTest(file) && isChapter(node)))
      .flatMap((node) => {
        const lines = parse(file).getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(file, node);
        return lines > MAX_FUNCTION_LINES
          ? [
              {
                path: file.path,
                line: lineOf(file, node),
                says: `${nameOf(node)} has ${lines} lines, at most ${MAX_FUNCTION_LINES}`,
              },
            ]
          : [];
      }),
  );
}

function checkTicks(files) {
  return files
    .filter((file) => isCode(file) && !isTest(file) && TICK.test(file.path))
    .flatMap((file) =>
      [...nodesOf(file)]
        .filter((node) => ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword)
        .map((node) => ({
          path: file.path,
          line: lineOf(file, node),
          says: 'a tick waits for nobody: write a durable request instead',
        })),
    );
}

function checkRouters(files) {
  return files
    .filter((file) => /^packages\/api\/src\/routers\//.test(file.path) && !isTest(file))
    .flatMap((file) =>
      [...nodesOf(file)]
        .filter((node) => ts.isIfStatement(node) || ts.isSwitchStatement(node))
        .map((node) => ({
          path: file.path,
          line: lineOf(file, node),
          says: 'a procedure is input and one call: decisions live in domain',
        })),
    );
}

const WRITES =
  /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;

function checkTransactions(files) {
  const inner = files.filter((file) => /^packages\/domain\/src\/[^/]+\/(steps|queries|policy)\.ts$/.test(file.path));
  return inner.flatMap((file) => {
    const isReader = !file.path.endsWith('/steps.ts');
    return [...nodesOf(file)].filter(ts.isCallExpression).flatMap((call) => {
      const callee = call.expression;
      if (callee.getText() === 'inTx')
        return [{ path: file.path, line: lineOf(file, call), says: 'the caller opens the transaction: demand a Tx' }];
      const isWrite =
        ts.isPropertyAccessExpression(callee) &&
        WRITES.test(callee.name.text) &&
        ts.isPropertyAccessExpression(callee.expression);
      return isReader && isWrite
        ? [{ path: file.path, line: lineOf(file, call), says: 'queries and policy only read' }]
        : [];
    });
  });
}

function checkDocComments(files) {
  const doors = files.filter((file) =>
    /^packages\/(domain\/src\/[^/]+\/(service|steps|queries)|shared\/src\/[^/]+\/rules)\.ts$/.test(file.path),
  );
  return doors.flatMap((file) =>
    [...nodesOf(file)]
      .filter(
        (node) =>
          ts.isFunctionDeclaration(node) &&
          node.body &&
          (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0,
      )
      .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
      .map((node) => ({
        path: file.path,
        line: lineOf(file, node),
        says: `${nameOf(node)} is public: say what it does, its units and the errors it throws`,
      })),
  );
}

export const codeRules = [
  {
    name: 'clocks-and-chance',
    comment: 'Time, chance and the environment enter at the edges, so that everything inside can be replayed.',
    check: checkClocks,
  },
  {
    name: 'no-timers-inside',
    comment: 'Rules, rooms and zones do not wait: what comes later is a job or a tick.',
    check: checkTimers,
  },
  { name: 'file-length', comment: 'A file is read in one sitting.', check: checkFileLength },
  { name: 'function-length', comment: 'A function is seen on one screen.', check: checkFunctionLength },
  { name: 'ticks-await-nothing', comment: 'Systems and intents run inside a tick of fixed length.', check: checkTicks },
  { name: 'routers-decide-nothing', comment: 'Procedures translate; they contain no if.', check: checkRouters },
  {
    name: 'inner-files-open-nothing',
    comment: 'Steps run in the transaction they are given, queries and policy only read.',
    check: checkTransactions,
  },
  {
    name: 'public-functions-explain-themselves',
    comment: 'A verb others call says what it promises.',
    check: checkDocComments,
  },
];
