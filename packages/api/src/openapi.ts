import { generateOpenApiDocument } from 'trpc-to-openapi';
import { deprecatedRoutes } from './rest-versions';
import { appRouter } from './root';

type Document = ReturnType<typeof generateOpenApiDocument>;

/** Returns the OpenAPI 3.1 description of the REST interface, generated from the procedures. */
export function openApiDocument(publicUrl: string): Document {
  const document = generateOpenApiDocument(appRouter, {
    title: 'NECPGAME',
    description:
      'The same procedures the game uses. Sign in with POST /auth/sign-in, send the access token as Authorization: ' +
      'Bearer, and exchange the refresh token at POST /auth/refresh before ten minutes are over. ' +
      'A client that has your password can do everything you can, until you end its session on the account page: ' +
      'give it only to programs that you run yourself.\n\n' +
      'Version 1 may gain routes, fields of answers, optional fields of requests and codes of errors. Nothing else ' +
      'of it changes: what breaks clients becomes version 2, and version 1 is answered for a year after that. ' +
      'A route that will be removed is marked deprecated here at least half a year before; its answers carry ' +
      'Deprecation (RFC 9745), Sunset (RFC 8594) and a Link to what replaces it.',
    version: '1.0.0',
    openApiVersion: '3.1.0',
    baseUrl: `${publicUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  });
  return withProperties(withOldPaths(document)) as Document;
}

/** Describes the old paths of routes that have moved, as deprecated copies. */
function withOldPaths(document: Document): Document {
  const paths: Record<string, object> = { ...document.paths };
  for (const { method, path, successor, sunset } of deprecatedRoutes) {
    const verb = method.toLowerCase();
    const item = (document.paths?.[successor ?? path] ?? {}) as Record<string, { readonly operationId?: string }>;
    const operation = item[verb];
    if (operation === undefined) continue;
    const operationId = `${operation.operationId}${successor === null ? '' : `-at${path.replace(/\W+/g, '-')}`}`;
    const instead = successor === null ? '' : ` Use ${successor}.`;
    const description = `Deprecated: answered until ${sunset.toISOString().slice(0, 10)}.${instead}`;
    paths[path] = { ...paths[path], [verb]: { ...operation, operationId, description, deprecated: true } };
  }
  return { ...document, paths } as Document;
}

/**
 * Zod describes a record with fixed keys by the names of its properties and requires them. Generators of clients know
 * only properties that are listed, so they are listed here.
 */
function withProperties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withProperties);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withProperties(part)]));
  const { propertyNames, additionalProperties, ...rest } = parts;
  const keys = (propertyNames as { readonly enum?: readonly string[] } | undefined)?.enum;
  if (parts.type !== 'object' || keys === undefined) return parts;
  return {
    ...rest,
    properties: Object.fromEntries(keys.map((key) => [key, additionalProperties])),
    additionalProperties: false,
  };
}
