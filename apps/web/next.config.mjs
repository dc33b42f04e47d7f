import createNextIntlPlugin from 'next-intl/plugin';
import { cutChunks } from './chunks.mjs';

/** Packages with native parts, WebAssembly or their own worker threads: loaded from node_modules instead of bundled. */
const unbundled = [
  '@node-rs/argon2',
  '@prisma/adapter-pg',
  '@prisma/client',
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en',
  'graphile-worker',
  'ioredis',
  'nodemailer',
  'pg',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'swagger-ui-dist',
  'trpc-to-openapi',
  'zod-openapi',
];

/** What no page may use; only voice needs the microphone. */
const closedFeatures = ['camera', 'geolocation', 'payment', 'usb', 'midi', 'serial', 'browsing-topics'];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ['@necp/api', '@necp/content', '@necp/db', '@necp/domain', '@necp/shared'],
  // The optimiser has open advisories in Next 14; unoptimized makes its route answer 404.
  images: { unoptimized: true },
  // `npm test` and CI check types and lint in separate stages; a cold start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  eslint: { ignoreDuringBuilds: true },
  experimental: { serverComponentsExternalPackages: unbundled, instrumentationHook: true },
  webpack: (bundle, { isServer, dev }) => {
    if (!isServer && !dev) cutChunks(bundle.optimization.splitChunks);
    return bundle;
  },
  headers: async () => [
    // Every icon on the screen names the same sprite, and each of them asks for it again when it may not be kept.
    { source: '/generated/:name*.svg', headers: [{ key: 'cache-control', value: 'public, max-age=300' }] },
    {
      // It lies among the generated files, and works for the whole site.
      source: '/generated/service-worker.js',
      headers: [
        { key: 'service-worker-allowed', value: '/' },
        { key: 'cache-control', value: 'no-cache' },
      ],
    },
    // The middleware gives pages a policy of their own; files need one for a browser that opens them as a page.
    {
      source: '/_next/:path*',
      headers: [
        { key: 'content-security-policy', value: "object-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
      ],
    },
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
        {
          key: 'permissions-policy',
          value: ['microphone=(self)', ...closedFeatures.map((feature) => `${feature}=()`)].join(', '),
        },
      ],
    },
  ],
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
