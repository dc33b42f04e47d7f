import type { EmailKind } from '@necp/shared/account/schema';
import type { Locale } from '@necp/shared/kernel';
import { emailText } from './email-text';

const buttonStyle = 'background:#ff3d81;color:#05070a;padding:14px 22px;font-weight:700;text-decoration:none';

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly link: string | null;
  /** Further headers, such as the one by which a mailbox offers to unsubscribe. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Composes an email as plain text and as HTML that loads no external resources. */
export function composeEmail(input: {
  readonly kind: EmailKind;
  readonly to: string;
  readonly locale: Locale;
  readonly link: string | null;
  /** From where a session was opened, for an email about one. */
  readonly from: string | null;
}): Email {
  const { kind, to, locale, link, from } = input;
  const { subject, lines: written, button } = emailText(kind, locale);
  const lines = from === null ? written : [from, ...written];
  return { to, link, ...writeEmailText({ locale, subject, lines, link, button: button ?? null }) };
}

/** What an email says; `foot` is smaller and comes last. */
export interface EmailParts {
  readonly locale: Locale;
  readonly subject: string;
  readonly lines: readonly string[];
  readonly link: string | null;
  /** The label of the link; the link itself when left out. */
  readonly button: string | null;
  readonly foot?: { readonly line: string; readonly link: string };
}

/** Writes an email as plain text and as HTML that loads no external resources. */
export function writeEmailText(parts: EmailParts): Pick<Email, 'subject' | 'text' | 'html'> {
  const { locale, subject, lines, link, button, foot } = parts;
  const last = foot === undefined ? 'NECPGAME' : `NECPGAME. ${foot.line}: ${foot.link}`;
  const text = [...lines, ...(link === null ? [] : [link]), last].join('\n\n');
  const small = foot === undefined ? '' : `. <a href="${escapeHtml(foot.link)}">${escapeHtml(foot.line)}</a>`;
  const anchor =
    link === null
      ? ''
      : `<p style="margin:28px 0"><a href="${escapeHtml(link)}" style="${buttonStyle}">` +
        `${escapeHtml(button ?? link)}</a></p>` +
        `<p style="color:#8b98a8;font-size:13px;word-break:break-all">${escapeHtml(link)}</p>`;
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;background:#05070a;color:#dfe7ee;font:16px/1.5 sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:32px">',
    `<h1 style="color:#26e0ff;font-size:22px">${escapeHtml(subject)}</h1>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    `${anchor}<p style="color:#8b98a8">NECPGAME${small}</p></div></body></html>`,
  ].join('');
  return { subject, text, html };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (symbol) => `&#${symbol.charCodeAt(0)};`);
}
