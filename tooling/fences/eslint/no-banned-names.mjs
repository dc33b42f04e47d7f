const BANNED = new Set(['manager', 'managers', 'helper', 'helpers', 'util', 'utils', 'data', 'info']);

const wordsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((word) => word.toLowerCase());

/** A process is a thing one may speak of; to process something says nothing. */
const bannedWordIn = (name) =>
  wordsOf(name).find(
    (word, place, words) => BANNED.has(word) || (word === 'process' && place === 0 && words.length > 1),
  );

/**
 * Refuses words that say nothing in the names we give (not in names libraries give us, which arrive as properties or
 * destructured), and `handleX` for functions outside of components.
 */
export const noBannedNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      banned: '"{{word}}" in "{{name}}" says nothing: name the thing in the words of the players.',
      handle: '"{{name}}" hides what happens: name the deed; handleX is for event handlers in components.',
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
