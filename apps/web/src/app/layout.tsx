import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '../env';
import '../styles/fallback-fonts.css';
import '../styles/fonts.css';
import '../styles/globals.css';
import { ServiceWorker } from './service-worker';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site');
  return {
    metadataBase: new URL(env.PUBLIC_URL),
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    formatDetection: { telephone: false, email: false, address: false },
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '48x48' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: { url: '/icons/apple.png', sizes: '180x180' },
    },
    appleWebApp: { capable: true, title: t('name'), statusBarStyle: 'black-translucent' },
  };
}

export const viewport: Viewport = {
  themeColor: '#05070a',
  colorScheme: 'dark',
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={await getLocale()}>
      <body>
        {children}
        {env.NODE_ENV === 'production' && <ServiceWorker />}
      </body>
    </html>
  );
}
