import { generateOpenApiDocument } from 'trpc-to-openapi';
import { appRouter } from './root';

/** Returns the OpenAPI 3.1 description of the REST interface, generated from the procedures. */
export function openApiDocument(publicUrl: string): ReturnType<typeof generateOpenApiDocument> {
  return generateOpenApiDocument(appRouter, {
    title: 'NECPGAME',
    description:
      'The same procedures the game uses. Sign in with POST /auth/sign-in and send the token as Authorization: Bearer.',
    version: '1.0.0',
    openApiVersion: '3.1.0',
    baseUrl: `${publicUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  });
}
