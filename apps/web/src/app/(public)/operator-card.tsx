import { getTranslations } from 'next-intl/server';
import { missingAboutOperator, operator } from '../../server/operator';
import { Details } from '../../components/list';
import { Panel } from '../../components/panel';
import { TextLink } from '../../components/text-link';

/** Names who runs this server, and says plainly what the operator has not given. */
export async function OperatorCard() {
  const t = await getTranslations('legal');
  const { name, addressLines, email } = operator();
  const missing = missingAboutOperator();
  const details = [
    ...(name === null ? [] : [{ term: t('operatorName'), value: name }]),
    ...(addressLines.length === 0
      ? []
      : [
          {
            term: t('operatorAddress'),
            value: (
              <address className="not-italic">
                {addressLines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
            ),
          },
        ]),
    ...(email === null
      ? []
      : [{ term: t('operatorEmail'), value: <TextLink href={`mailto:${email}`}>{email}</TextLink> }]),
  ];
  return (
    <Panel as="section" surface="solid">
      <h2 className="text-2xl">{t('operatorTitle')}</h2>
      {details.length > 0 && (
        <div className="mt-4">
          <Details details={details} />
        </div>
      )}
      {missing.length > 0 && (
        <p className="mt-4 text-amber">{details.length === 0 ? t('operatorMissing') : t('operatorPart')}</p>
      )}
    </Panel>
  );
}
