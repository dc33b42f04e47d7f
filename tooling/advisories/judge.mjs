const GRAVE = new Set(['high', 'critical']);

/**
 * One advisory that is known and does not reach us, until a day on which it has to be looked at again.
 * @typedef {{ ids: string[], package: string, reason: string, until: string }} Accepted ids are GHSA or CVE numbers,
 *   until is YYYY-MM-DD
 *
 * The part of an advisory in the report of `pnpm audit --json` that is read here.
 * @typedef {{
 *   module_name: string, severity: string, title: string, url?: string, github_advisory_id?: string, cves?: string[],
 * }} Advisory
 */

/**
 * Compares a report of `pnpm audit --json` with the accepted advisories.
 * @param {{ advisories?: Record<string, Advisory> }} report
 * @param {{ accepted: Accepted[], today: string }} known today is YYYY-MM-DD
 * @returns {{ problems: string[], unused: Accepted[] }} problems are grave advisories that are not accepted, or whose
 *   day has come; unused are accepted ones that the report does not name any more
 * @throws {Error} when the report is no audit, such as the registry's refusal to answer
 */
export function judgeAudit(report, { accepted, today }) {
  if (!report.advisories) throw new Error('The report holds no advisories: the registry did not answer the audit.');
  const grave = Object.values(report.advisories).filter(({ severity }) => GRAVE.has(severity));
  const matched = new Set();
  const problems = grave.flatMap((advisory) => {
    const match = accepted.find((entry) => isAbout(entry, advisory));
    if (!match) return [`${describe(advisory)}: not accepted`];
    matched.add(match);
    return match.until < today ? [`${describe(advisory)}: accepted until ${match.until} only`] : [];
  });
  return { problems, unused: accepted.filter((entry) => !matched.has(entry)) };
}

/** @param {Accepted} entry @param {Advisory} advisory */
function isAbout(entry, advisory) {
  const ids = [advisory.github_advisory_id, ...(advisory.cves ?? [])];
  return entry.package === advisory.module_name && entry.ids.some((id) => ids.includes(id));
}

/** @param {Advisory} advisory */
function describe(advisory) {
  const id = advisory.github_advisory_id ?? advisory.cves?.[0] ?? 'no id';
  return `${advisory.module_name} (${advisory.severity}, ${id}) ${advisory.title} ${advisory.url ?? ''}`.trim();
}
