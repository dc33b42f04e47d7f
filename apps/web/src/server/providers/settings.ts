import { ProviderId } from '@necp/shared/identity/schema';
import { isLoopbackUrl } from '@necp/shared/kernel';
import * as z from 'zod';

/** A provider that follows OpenID Connect: the rest is found at its issuer. */
interface Discovered {
  readonly kind: 'oidc';
}

/** A provider that only gives access to a profile (OAuth 2.0): its addresses and the shape of the profile are known. */
interface Profiled {
  readonly kind: 'discord' | 'github';
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly profileUrl: string;
}

/** What a preset knows about its provider. */
interface Preset {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly scope: string;
  readonly asksAgain: boolean;
  readonly protocol: Discovered | Profiled;
}

/** The well-known providers; none of them asks for the password again on demand. */
const presets: Readonly<Record<'google' | 'discord' | 'github', Preset>> = {
  google: {
    id: 'google',
    name: 'Google',
    issuer: 'https://accounts.google.com',
    scope: 'openid email',
    asksAgain: false,
    protocol: { kind: 'oidc' },
  },
  discord: {
    id: 'discord',
    name: 'Discord',
    issuer: 'https://discord.com',
    scope: 'identify email',
    asksAgain: false,
    protocol: {
      kind: 'discord',
      authorizationEndpoint: 'https://discord.com/oauth2/authorize',
      tokenEndpoint: 'https://discord.com/api/oauth2/token',
      profileUrl: 'https://discord.com/api/users/@me',
    },
  },
  github: {
    id: 'github',
    name: 'GitHub',
    issuer: 'https://github.com',
    scope: 'read:user user:email',
    asksAgain: false,
    protocol: {
      kind: 'github',
      authorizationEndpoint: 'https://github.com/login/oauth/authorize',
      tokenEndpoint: 'https://github.com/login/oauth/access_token',
      profileUrl: 'https://api.github.com/user',
    },
  },
};

/** A provider of sign-in with everything that visiting it needs. */
export interface Provider extends Preset {
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent: in the body or in the header of the request. */
  readonly tokenAuth: 'post' | 'basic';
}

const client = {
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  tokenAuth: z.enum(['post', 'basic']).default('post'),
};
const name = z.string().min(1).max(40);

const FromPreset = z
  .strictObject({ preset: z.enum(['google', 'discord', 'github']), id: ProviderId.optional(), name: name.optional() })
  .extend(client)
  .transform(({ preset, id, name: shown, ...rest }): Provider => {
    const known = presets[preset];
    return { ...known, ...rest, id: id ?? known.id, name: shown ?? known.name };
  });

const issuer = z.url().refine((url) => url.startsWith('https:') || isLoopbackUrl(url), 'must be an https address');

const FromIssuer = z
  .strictObject({ id: ProviderId, name, issuer, asksAgain: z.boolean().default(true) })
  .extend(client)
  .transform((given): Provider => ({ ...given, scope: 'openid email', protocol: { kind: 'oidc' } }));

/** The providers of sign-in as a JSON list; `docs/runbooks/sign-in-providers.md` explains it. */
export const EnvProviders = z
  .string()
  .default('')
  .transform((text, context): unknown => {
    try {
      return text.trim() === '' ? [] : JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a list as JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.union([FromPreset, FromIssuer])).max(8))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'names an id twice');
