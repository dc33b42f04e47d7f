import type { Locale } from '@necp/shared/kernel';
import * as z from 'zod';
import { type Ctx, guardOutside, type Outside, outsideSettings, type TranslationService } from '../kernel';

/** The most bytes of an answer that are read: a line of chat in any language is far shorter. */
const mostBytes = 64 * 1024;

/** Texts in another language, in the same order, and the language that they were recognised as. */
interface Translation {
  readonly texts: readonly string[];
  readonly from: string | null;
}

/** Translates the pieces of one line. */
export interface Translator {
  /** @throws OutsideAway, or the error of the service */
  translate(pieces: readonly string[], to: Locale): Promise<Translation>;
}

/** What the service refuses is no outage: a language that it does not have, a text that it does not like. */
class Refused extends Error {}

const guards = new Map<string, Outside>();

/** Returns the translator that the operator has set; null for none. */
export function translatorOf({ config, log }: Pick<Ctx, 'config' | 'log'>): Translator | null {
  const service = config.translation ?? null;
  if (service === null) return null;
  const guard =
    guards.get(service.url) ??
    guardOutside({
      name: 'translation',
      settings: outsideSettings.translation,
      log,
      isFailure: (error) => !(error instanceof Refused),
    });
  guards.set(service.url, guard);
  return {
    translate: (pieces, to) => guard.call((signal) => askLibreTranslate(service, { pieces, to, signal })),
  };
}

interface Asked {
  readonly pieces: readonly string[];
  readonly to: Locale;
  readonly signal: AbortSignal;
}

const Language = z.object({ language: z.string().regex(/^[a-zA-Z-]{2,12}$/) });
const Answer = z.object({
  translatedText: z.array(z.string()),
  detectedLanguage: z
    .union([Language, z.array(Language)])
    .optional()
    .catch(undefined),
});

/** Calls `POST /translate` of LibreTranslate's API: https://docs.libretranslate.com/api/operations/translate/ */
async function askLibreTranslate(
  { url, key }: TranslationService,
  { pieces, to, signal }: Asked,
): Promise<Translation> {
  const answer = await fetch(`${url}/translate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      q: pieces,
      source: 'auto',
      target: to,
      format: 'text',
      ...(key === null ? {} : { api_key: key }),
    }),
    // Another address than the operator's learns nothing.
    redirect: 'error',
    signal,
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    const isAway = answer.status >= 500 || answer.status === 429;
    throw isAway ? new Error(`the service answered ${answer.status}`) : new Refused(`refused: ${answer.status}`);
  }
  const { translatedText, detectedLanguage } = Answer.parse(JSON.parse(await readText(answer)));
  if (translatedText.length !== pieces.length) throw new Error('the service answered for another number of texts');
  const [first] = detectedLanguage === undefined ? [] : [detectedLanguage].flat();
  return { texts: translatedText, from: first?.language ?? null };
}

/** Reads an answer up to its limit. */
async function readText(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (answer.body === null) return '';
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error('the service answered too much');
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
