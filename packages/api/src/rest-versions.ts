import { GameError } from '@necp/shared/kernel';

/** The versions of the REST interface that are answered, the latest last. */
export const restVersions = ['v1'] as const;

/** A route that will be removed: by its own path, or as the old path of a route that has moved. */
export interface DeprecatedRoute {
  readonly method: string;
  readonly path: string;
  /** The path that clients use instead; null when there is none. */
  readonly successor: string | null;
  readonly since: Date;
  /** When it stops to answer, half a year after that at the earliest. */
  readonly sunset: Date;
}

const moved = (method: 'GET' | 'POST', path: string, successor: string): DeprecatedRoute => ({
  method,
  path,
  successor,
  since: new Date('2026-11-24T00:00:00Z'),
  sunset: new Date('2027-11-24T00:00:00Z'),
});

/** Every deprecated route; the OpenAPI description and the headers of the answers follow it. */
export const deprecatedRoutes: readonly DeprecatedRoute[] = [
  moved('GET', '/world/people', '/npcs'),
  moved('GET', '/world/reputation', '/reputation'),
  moved('GET', '/trade/vendors/{vendorId}', '/vendors/{vendorId}'),
  ...['buy', 'sell', 'sell-junk', 'buy-back', 'repair'].map((verb) =>
    moved('POST', `/trade/vendors/{vendorId}/${verb}`, `/vendors/{vendorId}/${verb}`),
  ),
];

/**
 * Returns the headers that announce the end of a route: `Deprecation` of RFC 9745, `Sunset` of RFC 8594, and where it
 * is described and what replaces it.
 */
export function deprecationHeaders({ since, sunset, successor }: DeprecatedRoute, docsUrl: string): [string, string][] {
  const replaced = successor === null ? [] : [`</api/v1${successor}>; rel="successor-version"`];
  return [
    ['deprecation', `@${Math.floor(since.getTime() / 1000)}`],
    ['sunset', sunset.toUTCString()],
    ['link', [`<${docsUrl}>; rel="deprecation"; type="text/html"`, ...replaced].join(', ')],
  ];
}

/** The answer to a version that does not exist. */
export function noSuchVersion(): GameError {
  return new GameError('not_found', 'kernel.no_such_version', { versions: restVersions.join(', ') });
}
