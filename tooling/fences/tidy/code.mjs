import ts from 'typescript';
import { isCode, isTest, lineOf, linesOf, nodesOf } from './source.mjs';

const TICK = /^apps\/sim\/src\/zone\//;

const MAX_STYLE_LINES = 400;

function checkStyleLength(files) {
  return files
    .filter((file) => file.path.endsWith('.css') && linesOf(file) > MAX_STYLE_LINES)
    .map((file) => ({ path: file.path, says: `${linesOf(file)} lines, at most ${MAX_STYLE_LINES}` }));
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

/** Where the data of the world lies; an import of it has a rule of its own. */
const WRITTEN_WORLD = /packages\/content\b/;

function checkJourneys(files) {
  return files
    .filter((file) => file.path.startsWith('e2e/') && isCode(file))
    .flatMap((file) =>
      [...nodesOf(file)]
        .filter((node) => (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && WRITTEN_WORLD.test(node.text))
        .map((node) => ({
          path: file.path,
          line: lineOf(file, node),
          says: 'a journey knows what the screen says: no coordinates and texts from the data of the world',
        })),
    );
}

export const codeRules = [
  { name: 'style-length', comment: 'A style sheet is read in one sitting.', check: checkStyleLength },
  { name: 'ticks-await-nothing', comment: 'Systems and intents run inside a tick of fixed length.', check: checkTicks },
  { name: 'routers-decide-nothing', comment: 'Procedures translate; they contain no if.', check: checkRouters },
  {
    name: 'inner-files-open-nothing',
    comment: 'Steps run in the transaction they are given, queries and policy only read.',
    check: checkTransactions,
  },
  {
    name: 'journeys-open-no-world-data',
    comment: 'What a journey cannot find on the screen, no player can find.',
    check: checkJourneys,
  },
];
