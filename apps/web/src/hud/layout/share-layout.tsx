'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { type CodeFault, decodeLayout, encodeLayout } from './code';
import type { Draft } from './draft';
import { useEditor } from './store';

/** Copies the layout as a short code, and reads the code of another player as a new layout. */
export function ShareLayout({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('settings.hud');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<CodeFault | 'clipboard' | null>(null);
  const read = (text: string) => {
    setCode(text);
    const answer = decodeLayout(text);
    setFault(answer.ok ? null : answer.fault);
    if (!answer.ok) return;
    useEditor.getState().change({ id: null, ...answer.layout });
    setCode('');
    toast.success(t('imported'), { id: 'hud-code' });
  };
  const copy = () =>
    navigator.clipboard.writeText(encodeLayout(draft)).then(
      () => toast.success(t('copied'), { id: 'hud-code' }),
      () => setFault('clipboard'),
    );
  const paste = () => navigator.clipboard.readText().then(read, () => setFault('clipboard'));
  return (
    <details>
      <summary className="flex min-h-8 items-center text-sm text-quiet hover:text-text touch:min-h-11">
        {t('share')}
      </summary>
      <form
        className="mt-2 grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          read(code);
        }}
      >
        <Field label={t('code')} fault={fault && t(`codeFault.${fault}`)}>
          <Input
            value={code}
            spellCheck={false}
            autoComplete="off"
            placeholder="NECP1:…"
            onChange={(event) => {
              setCode(event.target.value);
              setFault(null);
            }}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => void copy()}>
            {t('copyCode')}
          </Button>
          <Button size="small" onClick={() => void paste()}>
            {t('pasteCode')}
          </Button>
          <Button size="small" type="submit" disabled={code.trim() === ''}>
            {t('import')}
          </Button>
        </div>
      </form>
    </details>
  );
}
