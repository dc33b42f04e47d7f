import { getTranslations } from 'next-intl/server';
import { Panel } from '../panel';

const lists = {
  what: ['sessions', 'signIns', 'play', 'chat', 'settings'],
  behaviour: ['insult', 'cheat', 'faults', 'trade'],
} as const;
type WithList = keyof typeof lists;
type Plain = 'public' | 'cookies' | 'passing' | 'time' | 'rights' | 'game' | 'account' | 'ending' | 'liability';

const hasList = (id: WithList | Plain): id is WithList => id in lists;

/** Draws the parts of a legal page in order, some of them with a list. */
export async function LegalParts({ parts }: { readonly parts: readonly (WithList | Plain)[] }) {
  const t = await getTranslations('legal');
  return parts.map((id) => (
    <Panel key={id} as="section" surface="solid">
      <h2 className="text-2xl">{t(`part.${id}.title`)}</h2>
      <p className="mt-2 max-w-prose text-text">{t(`part.${id}.text`)}</p>
      {hasList(id) && (
        <ul className="mt-3 grid max-w-prose list-disc gap-2 pl-5 text-quiet marker:text-magenta">
          {lists[id].map((entry) => (
            <li key={entry}>{t(`part.${id}.list.${entry}`)}</li>
          ))}
        </ul>
      )}
    </Panel>
  ));
}
