const BANNED = new Set(['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'data', 'info']);

const wordsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((word) => word.toLowerCase());

/** "Game data" is the usual name of the content that the simulation reads. */
const isGameData = (word, place, words) => word === 'data' && words[place - 1] === 'game';

/** As a noun, "process" may be a name; as a verb it says nothing. */
const bannedWordIn = (name) =>
  wordsOf(name).find(
    (word, place, words) =>
      (BANNED.has(word) && !isGameData(word, place, words)) || (word === 'process' && place === 0 && words.length > 1),
  );

/**
 * Refuses meaningless words in our own names, and `handleX` for functions outside of components. Names from libraries
 * are allowed: they are properties or are destructured.
 */
export const noBannedNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      banned: '"{{word}}" in "{{name}}" says nothing: name what it is.',
      handle: '"{{name}}" hides what happens: name the action; handleX is for event handlers in components.',
    },
  },
  create(context) {
    const isComponentFile = context.filename.endsWith('.tsx');
    const check = (identifier) => {
      if (identifier?.type !== 'Identifier') return;
      const { name } = identifier;
      const word = bannedWordIn(name);
      if (word) context.report({ node: identifier, messageId: 'banned', data: { word, name } });
      if (!isComponentFile && /^handle[A-Z]/.test(name))
        context.report({ node: identifier, messageId: 'handle', data: { name } });
    };
    const checkFunction = (node) => {
      check(node.id);
      for (const parameter of node.params) check(parameter.type === 'AssignmentPattern' ? parameter.left : parameter);
    };
    return {
      VariableDeclarator: (node) => check(node.id),
      FunctionDeclaration: checkFunction,
      FunctionExpression: checkFunction,
      ArrowFunctionExpression: checkFunction,
      ClassDeclaration: (node) => check(node.id),
      MethodDefinition: (node) => check(node.key),
      TSInterfaceDeclaration: (node) => check(node.id),
      TSTypeAliasDeclaration: (node) => check(node.id),
    };
  },
};
