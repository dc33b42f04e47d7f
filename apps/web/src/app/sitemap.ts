import type { MetadataRoute } from 'next';
import { env } from '../env';

export default function sitemap(): MetadataRoute.Sitemap {
  return ['/', '/help', '/credits', '/register', '/sign-in'].map((path) => ({ url: new URL(path, env.PUBLIC_URL).href, changeFrequency: 'weekly' as const, priority: path === '/' ? 1 : 0.4 }));
}
