'use client';

import { canAnnounce, mostLetters } from '@necp/shared/maintenance/rules';
import type { MaintenanceMessage } from '@necp/shared/maintenance/schema';
import { useTranslations } from 'next-intl';
import { Field } from '../../components/field';
import { TextArea } from '../../components/input';
import { useRefusalWords } from '../../components/providers/refusals';

interface MessageFieldsProps {
  readonly value: MaintenanceMessage;
  readonly isTried: boolean;
  readonly onChange: (message: MaintenanceMessage) => void;
}

/** The message to players in both languages. */
export function MessageFields({ value, isTried, onChange }: MessageFieldsProps) {
  const t = useTranslations('admin.maintenance');
  const say = useRefusalWords();
  const faultOf = (text: string) => {
    const verdict = canAnnounce({ en: text, ru: text });
    return verdict.ok ? undefined : say(verdict.code, verdict.params);
  };
  return (
    <div className="grid gap-5">
      {(['en', 'ru'] as const).map((language) => (
        <Field
          key={language}
          label={t(language)}
          hint={t('messageHint')}
          aside={`${[...value[language]].length}/${mostLetters}`}
          fault={isTried ? faultOf(value[language]) : undefined}
        >
          <TextArea
            lang={language}
            value={value[language]}
            autoComplete="off"
            // The message is one line; a line break that was pasted or typed is a space.
            onChange={(event) => onChange({ ...value, [language]: event.target.value.replace(/\s*\n/g, ' ') })}
          />
        </Field>
      ))}
    </div>
  );
}
