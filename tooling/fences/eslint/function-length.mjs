import { builtinRules } from 'eslint/use-at-your-own-risk';

const measured = builtinRules.get('max-lines-per-function');

const isDescribe = (node) => {
  const call = node?.parent;
  if (call?.type !== 'CallExpression') return false;
  let callee = call.callee;
  while (callee.type === 'MemberExpression' || callee.type === 'CallExpression')
    callee = callee.object ?? callee.callee;
  return callee.name === 'describe' || (callee.name === 'test' && call.callee.property?.name === 'describe');
};

/** ESLint's `max-lines-per-function`, except that the callback of a `describe` does not count as a function. */
export const functionLength = {
  meta: measured.meta,
  create(context) {
    const report = (finding) => {
      if (!isDescribe(finding.node)) context.report(finding);
    };
    return measured.create(Object.create(context, { report: { value: report } }));
  },
};
