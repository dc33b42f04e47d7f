import type { MetadataRoute } from 'next';
import { env } from '../env';

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: ['/', '/c/', '/help', '/credits'], disallow: ['/api/', '/dev/', '/play', '/account', '/characters', '/verify-email', '/reset-password', '/bind'] }, sitemap: new URL('/sitemap.xml', env.PUBLIC_URL).href };
}
