import { generateOpenApiDocument } from 'trpc-to-openapi';
import { appRouter } from './root';

type Document = ReturnType<typeof generateOpenApiDocument>;

/** Returns the OpenAPI 3.1 description of the REST interface, generated from the procedures. */
export function openApiDocument(publicUrl: string): Document {
  const document = generateOpenApiDocument(appRouter, {
    title: 'NECPGAME',
    description:
      'The same procedures the game uses. Sign in with POST /auth/sign-in, send the access token as Authorization: ' +
      'Bearer, and exchange the refresh token at POST /auth/refresh before ten minutes are over.',
    version: '1.0.0',
    openApiVersion: '3.1.0',
    baseUrl: `${publicUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  });
  return withProperties(document) as Document;
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
