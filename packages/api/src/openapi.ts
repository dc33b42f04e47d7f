import { generateOpenApiDocument } from 'trpc-to-openapi';
import { appRouter } from './root';

/** The REST door described in OpenAPI 3.1, made from the procedures themselves. */
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
