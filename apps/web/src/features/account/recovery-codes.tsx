'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy-button';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** The player says that the codes are in a safe place. */
  readonly onSaved: () => void;
}

/** Shows new recovery codes, which cannot be shown again, with ways to keep them. */
export function RecoveryCodes({ codes, onSaved }: RecoveryCodesProps) {
  const t = useTranslations('account');
  const text = `NECPGAME\n\n${codes.join('\n')}\n`;
  return (
    <section aria-labelledby="recovery-codes" className="print-alone grid gap-4">
      <h3 id="recovery-codes" className="text-lg text-amber">
        {t('codesTitle')}
      </h3>
      <p className="text-quiet">{t('codesLead')}</p>
      <ol className="number grid gap-y-1 border border-line bg-ground p-4 text-text max-sm:text-sm">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3 print:hidden">
        <CopyButton text={text} />
        <Button asChild>
          <a download="necpgame-recovery-codes.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
            {t('codesDownload')}
          </a>
        </Button>
        <Button onClick={() => window.print()}>{t('codesPrint')}</Button>
        <Button tone="primary" icon="check" onClick={onSaved}>
          {t('codesSaved')}
        </Button>
      </div>
    </section>
  );
}
