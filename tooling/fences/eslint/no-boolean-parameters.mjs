const MESSAGE =
  'A call like f(true) says nothing: take a named option, a union of words, or split the function in two.';

const isAbsence = (type) => type.type === 'TSUndefinedKeyword' || type.type === 'TSNullKeyword';

/** A union with other types (`string | number | boolean`) is a value, not a switch. */
const isBooleanType = (type) =>
  type?.type === 'TSBooleanKeyword' ||
  (type?.type === 'TSLiteralType' && typeof type.literal.value === 'boolean') ||
  (type?.type === 'TSUnionType' &&
    type.types.some(isBooleanType) &&
    type.types.every((part) => isAbsence(part) || isBooleanType(part)));

function isBoolean(parameter) {
  if (parameter.type === 'TSParameterProperty') return isBoolean(parameter.parameter);
  if (parameter.type !== 'AssignmentPattern') return isBooleanType(parameter.typeAnnotation?.typeAnnotation);
  const fallback = parameter.right;
  return isBoolean(parameter.left) || (fallback.type === 'Literal' && typeof fallback.value === 'boolean');
}

const nameOf = (node) => node.id?.name ?? node.parent?.id?.name ?? node.parent?.key?.name ?? '';

/** The signature of an inline callback is defined elsewhere; only named functions are checked. */
const isCallback = (node) => nameOf(node) === '' || node.parent?.type === 'CallExpression';

/**
 * In `setMuted(muted)` or `onOpenChange(open)` the boolean is the value itself, not a switch between two behaviours.
 */
const carriesTheValue = (node) => node.params.length === 1 && /^(set|on)[A-Z]/.test(nameOf(node));

/** Refuses parameters that are booleans by type or by default in every named function. */
export const noBooleanParameters = {
  meta: { type: 'suggestion', schema: [], messages: { boolean: MESSAGE } },
  create(context) {
    const check = (node) => {
      if (isCallback(node) || carriesTheValue(node)) return;
      for (const parameter of node.params.filter(isBoolean)) context.report({ node: parameter, messageId: 'boolean' });
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
      TSDeclareFunction: check,
    };
  },
};
