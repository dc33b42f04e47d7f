import type { Locale } from '@necp/shared/kernel';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { SiteFooter } from '../../components/site/site-footer';
import { SiteHeader } from '../../components/site/site-header';
import { TextLink } from '../../components/text-link';
import { CityStill } from '../../features/realm/city-still';
import { LivingCity } from '../../features/realm/living-city';
import { PlayButton } from '../../features/realm/play-button';
import { Population } from '../../features/realm/population';
import { currentActor } from '../../server/session';
import { StructuredFacts } from '../../components/site/structured-facts';
import { env } from '../../env';
import { localisedPath } from '../../i18n/localised-path';
import { pageMetadata } from '../page-metadata';
import { realmNow } from './realm-now';

const refusalCodes = [
  'account.too_many_guests',
  'account.busy',
  'maintenance.running',
  'kernel.unreachable',
  'kernel.fault',
] as const;

/** Below this number the landing page keeps quiet about how many play. */
const crowd = 5;

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata('/', { title: null, description: (await getTranslations('site'))('description') });
}

/** Draws the landing page: the city, and one button to enter it. */
export default async function LandingPage() {
  const [t, locale, actor, realm] = await Promise.all([
    getTranslations('landing'),
    getLocale() as Promise<Locale>,
    currentActor(),
    realmNow(),
  ]);
  return (
    <>
      <div className="relative isolate flex min-h-dvh flex-col overflow-hidden bg-ground">
        <div className="absolute inset-0 -z-10">
          <CityStill />
          <LivingCity locale={locale} />
          <div className="landing-shade absolute inset-0" />
        </div>
        <SiteHeader>
          {actor ? (
            <TextLink href="/account" className="text-sm">
              {t('account')}
            </TextLink>
          ) : (
            <TextLink href="/sign-in" className="text-sm">
              {t('signIn')}
            </TextLink>
          )}
        </SiteHeader>
        <main className="flex grow flex-col justify-center px-4 py-8 sm:px-8 lg:px-16">
          <p className="caps text-sm text-magenta">{t('kicker')}</p>
          <h1
            className={
              'mt-2 text-[clamp(2.75rem,9vw,6.5rem)] leading-none tracking-tight text-[#fff] ' +
              '[text-shadow:0_0_18px_rgb(255_61_129/0.75),0_0_60px_rgb(255_61_129/0.45)]'
            }
          >
            {t('title')}
          </h1>
          <p className="mt-5 max-w-xl text-lg text-text sm:text-xl">{t('lead')}</p>
          <div className="mt-8 flex flex-wrap items-start gap-x-6 gap-y-4">
            {actor ? (
              <Button asChild tone="primary" size="large" className="min-w-64">
                <a href="/characters">{t('continue')}</a>
              </Button>
            ) : (
              <Guest locale={locale} />
            )}
          </div>
          <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
            {realm && <Crowd count={realm.population} />}
            {!actor && (
              <p className="text-sm text-quiet">
                {t.rich('register', {
                  link: (words) => (
                    <TextLink place="text" href="/register">
                      {words}
                    </TextLink>
                  ),
                })}
              </p>
            )}
          </div>
        </main>
      </div>
      <About />
      <SiteFooter />
      <Facts locale={locale} />
    </>
  );
}

async function Crowd({ count }: { readonly count: number }) {
  const t = await getTranslations('landing');
  const icon = <Icon name="people" className="size-4" />;
  return <Population initial={count} atLeast={crowd} title={t('population')} icon={icon} />;
}

async function Facts({ locale }: { readonly locale: Locale }) {
  const t = await getTranslations('site');
  const url = new URL(localisedPath(locale, '/'), env.PUBLIC_URL).href;
  return (
    <StructuredFacts
      facts={{
        '@graph': [
          { '@type': 'WebSite', '@id': `${url}#site`, url, name: t('name'), inLanguage: locale },
          {
            '@type': 'VideoGame',
            '@id': `${url}#game`,
            url,
            name: t('name'),
            description: t('description'),
            inLanguage: ['en', 'ru'],
            image: new URL('/opengraph-image.jpg', env.PUBLIC_URL).href,
            genre: 'MMORPG',
            playMode: 'MultiPlayer',
            gamePlatform: 'Web browser',
            operatingSystem: 'Any',
            applicationCategory: 'Game',
            offers: { '@type': 'Offer', price: 0, priceCurrency: 'EUR' },
          },
        ],
      }}
    />
  );
}

async function Guest({ locale }: { readonly locale: Locale }) {
  const [t, errors] = await Promise.all([getTranslations('landing'), getTranslations('errors')]);
  const refusals = Object.fromEntries(refusalCodes.map((code) => [code, errors(code)]));
  return <PlayButton locale={locale} words={{ play: t('play'), opening: t('opening') }} refusals={refusals} />;
}

async function About() {
  const t = await getTranslations('landing');
  return (
    <section aria-labelledby="about" className="border-t border-line bg-ground px-4 py-16 sm:px-8 lg:px-16">
      <h2 id="about" className="max-w-2xl text-3xl sm:text-4xl">
        {t('aboutTitle')}
      </h2>
      <div className="mt-8 grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        {(['street', 'guest', 'devices', 'fair'] as const).map((part) => (
          <Panel key={part} as="article" surface="solid" cut="large">
            <h3 className="text-xl">{t(`about.${part}.title`)}</h3>
            <p className="mt-2 text-quiet">{t(`about.${part}.text`)}</p>
          </Panel>
        ))}
      </div>
    </section>
  );
}
