import type { MetadataRoute } from 'next';
import type { Locale } from '@necp/shared/kernel';
import { getLocale, getTranslations } from 'next-intl/server';
import { localisedPath } from '../i18n/localised-path';
import { appScreenshots } from './app-screenshots';

const icon = { src: '/icons/192.png', sizes: '192x192', type: 'image/png' };

type Manifest = MetadataRoute.Manifest & {
  /** Next 14 knows screenshots without their form factor. */
  readonly screenshots: readonly Readonly<Record<'src' | 'sizes' | 'type' | 'form_factor' | 'label', string>>[];
};

/** Makes the game an app that phones and desks can install. */
export default async function manifest(): Promise<Manifest> {
  const t = await getTranslations('site');
  const locale = (await getLocale()) as Locale;
  return {
    id: '/',
    name: t('name'),
    short_name: t('name'),
    description: t('description'),
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'fullscreen',
    display_override: ['fullscreen', 'standalone'],
    orientation: 'any',
    background_color: '#05070a',
    theme_color: '#05070a',
    categories: ['games', 'entertainment'],
    prefer_related_applications: false,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { ...icon, purpose: 'any' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    screenshots: Object.entries(appScreenshots).map(([name, { width, height, form_factor, label }]) => ({
      src: `/screenshots/${name}`,
      sizes: `${width}x${height}`,
      type: 'image/jpeg',
      form_factor,
      label: t(label),
    })),
    shortcuts: [
      { name: t('characters'), url: '/characters', icons: [icon] },
      { name: t('help'), url: localisedPath(locale, '/help'), icons: [icon] },
      { name: t('account'), url: '/account', icons: [icon] },
    ],
  };
}
