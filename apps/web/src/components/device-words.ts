import { useTranslations } from 'next-intl';

/** Returns a function that says a device label in words; the label has a question mark for what the browser hid. */
export function useDeviceWords(): (label: string) => string {
  const t = useTranslations('session');
  return (label) => {
    const [browser = '?', system = '?'] = label.split(' · ');
    if (browser === '?' && system === '?') return t('unknownDevice');
    if (browser === '?') return t('unknownBrowser', { system });
    return system === '?' ? browser : t('browserOn', { browser, system });
  };
}
