import type { MetadataRoute } from 'next';
import { env } from '../env';

/** The address is known when the site runs, not when it is built. */
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/api/',
        '/dev/',
        '/play',
        '/account',
        '/characters',
        '/operator',
        '/verify-email',
        '/reset-password',
        '/not-me',
        '/bind',
      ],
    },
    sitemap: new URL('/sitemap.xml', env.PUBLIC_URL).href,
  };
}
