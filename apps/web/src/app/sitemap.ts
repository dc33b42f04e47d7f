import type { MetadataRoute } from 'next';
import { env } from '../env';

/** The address is known when the site runs, not when it is built. */
export const dynamic = 'force-dynamic';

export default function sitemap(): MetadataRoute.Sitemap {
  return ['/', '/help', '/formulas', '/credits', '/register', '/sign-in'].map((path) => ({
    url: new URL(path, env.PUBLIC_URL).href,
    changeFrequency: 'weekly' as const,
    priority: path === '/' ? 1 : 0.4,
  }));
}
