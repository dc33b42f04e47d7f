import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '../components/button';
import { SiteHeader } from '../components/site/site-header';
import { EmptyState } from '../components/states';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('notFound'), robots: { index: false } };
}

export default async function NotFoundPage() {
  const t = await getTranslations('site');
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader className="border-b border-line" />
      <main className="grid grow place-items-center px-4">
        <div className="text-center">
          <h1
            className={
              'number text-[clamp(5rem,min(20vw,34dvh),11rem)] leading-none text-magenta short:text-[3.5rem] ' +
              '[text-shadow:0_0_24px_rgb(255_61_129/0.5)]'
            }
          >
            404
          </h1>
          <EmptyState
            icon="minimap"
            title={t('notFound')}
            action={
              <Button asChild tone="primary">
                <a href="/">{t('toStart')}</a>
              </Button>
            }
          >
            {t('notFoundText')}
          </EmptyState>
        </div>
      </main>
    </div>
  );
}
