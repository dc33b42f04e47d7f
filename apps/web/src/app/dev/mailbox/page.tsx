import { getFormatter } from 'next-intl/server';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { Panel } from '../../../components/panel';
import { EmptyState } from '../../../components/states';
import { TextLink } from '../../../components/text-link';
import { env } from '../../../env';
import { requestContext } from '../../../server/request-context';
import { serverCaller } from '../../../server/trpc';

export const metadata = { title: 'Mailbox', robots: { index: false } };

/** Lists the emails that would have been sent, for developers without a mail server. */
export default async function MailboxPage() {
  if (!env.DEV_PAGES || !requestContext(headers()).isLocal) notFound();
  const [{ emails }, format] = await Promise.all([(await serverCaller()).account.devEmails(), getFormatter()]);
  return (
    <main className="mx-auto grid max-w-3xl gap-4 px-4 py-10 sm:px-8">
      <h1 className="text-4xl">Mailbox</h1>
      <p className="text-quiet">Newest first. Reload to look again.</p>
      {emails.length === 0 && (
        <Panel surface="solid">
          <EmptyState icon="mail" title="No emails">
            Register or bind a guest, and the email arrives here.
          </EmptyState>
        </Panel>
      )}
      {emails.map((email) => (
        <Panel key={email.id} as="article" surface="solid">
          <p className="flex flex-wrap justify-between gap-4 text-sm text-quiet">
            <span className="break-all">{email.to}</span>
            <time dateTime={email.sentAt.toISOString()}>
              {format.dateTime(email.sentAt, { dateStyle: 'medium', timeStyle: 'medium' })}
            </time>
          </p>
          <h2 className="mt-2 text-xl">{email.subject}</h2>
          <p className="mt-3 whitespace-pre-line break-words">{email.text}</p>
          {email.link && (
            <p className="mt-3">
              <TextLink href={email.link} className="break-all">
                {email.link}
              </TextLink>
            </p>
          )}
        </Panel>
      ))}
    </main>
  );
}
