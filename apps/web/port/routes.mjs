/**
 * The routes of the web port by name. Strangers ask for arbitrary paths and methods, so only names of this list become
 * labels of a metric.
 */

const playerGroups =
  'auth|account|characters|inventory|loot|quests|combat|progression|chat|voice|friends|party|guild|mail|notifications';
const cityGroups =
  'matchmaking|trade|auction|market|crafting|clinic|world|zones|npcs|vendors|reputation|docs|openapi\\.json';
const otherGroups = 'admin|audit-log|moderation|privacy|role';
const apiRoutes = ['trpc', 'auth', `v1/(?:${playerGroups}|${cityGroups}|${otherGroups})`];
const accountPages = 'account|bind|forgot-password|not-me|register|reset-password|sign-in|verify-email';
const otherPages =
  'c|characters|contact|credits|dev|formulas|g|guilds|help|maintenance|offline|operator|play|privacy|terms';
const machineRoutes = [
  '_next/static',
  '_next/image',
  'generated',
  'icons',
  'healthz',
  'readyz',
  'metrics',
  '\\.well-known',
];
const topRoutes = [`api/(?:${apiRoutes.join('|')})`, ...machineRoutes, accountPages, otherPages];
const known = new RegExp(`^(?:/(?:en|ru))?/(?:${topRoutes.join('|')})(?=/|$)`);
const startPages = new Set(['/', '/en', '/ru']);
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Returns the name of a route: the beginning of its path, or `other`. */
export function routeOf(url = '/') {
  const path = url.split('?')[0] ?? '';
  return startPages.has(path) ? '/' : (known.exec(path)?.[0] ?? 'other');
}

export function methodOf(method = '') {
  return methods.has(method) ? method : 'other';
}
