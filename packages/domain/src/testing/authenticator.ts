import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { NewPasskeyAnswer, NewPasskeyOptions, PasskeyAnswer, PasskeyOptions } from '@necp/shared/passkey/schema';

/** What a device or a browser does otherwise than it should, and how the device behaves. */
export interface Behaviour {
  /** The site that the browser names. */
  readonly origin?: string;
  /** The site that the device signs for. */
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** Whether the browser says that the page stands in a frame of another site. */
  readonly isFramed?: boolean;
  /** Whether the device asked for a PIN, a finger or a face; true unless given. */
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
}

/** A key pair of a device; its private half stays here. */
export interface SoftPasskey {
  readonly credentialId: string;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  counter: number;
}

const flags = { present: 0x01, verified: 0x04, mayBeSynced: 0x08, hasKey: 0x40 };
const origin = 'http://localhost:3000';

/** Makes a passkey as a device and a browser would; `mayBeSynced` is the device's own kind. */
export function makePasskey(
  options: NewPasskeyOptions,
  behaviour: Behaviour & { readonly mayBeSynced?: boolean; readonly credentialId?: string } = {},
): { readonly passkey: SoftPasskey; readonly answer: NewPasskeyAnswer } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = behaviour.credentialId ?? randomBytes(16).toString('base64url');
  const id = Buffer.from(credentialId, 'base64url');
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const authBytes = Buffer.concat([
    authenticatorBytes(behaviour.rpId ?? options.rp.id, {
      flags: flags.hasKey | (behaviour.mayBeSynced ? flags.mayBeSynced : 0) | verifiedFlag(behaviour),
      counter: behaviour.counter ?? 0,
    }),
    Buffer.alloc(16),
    length,
    id,
    // COSE: an elliptic key for ES256 on P-256.
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  // CBOR: { fmt: 'none', attStmt: {}, authData }.
  const size = Buffer.alloc(3, 0x59);
  size.writeUInt16BE(authBytes.length, 1);
  const attestation = Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
    size,
    authBytes,
  ]);
  return {
    passkey: { credentialId, privateKey, userHandle: options.user.id, counter: behaviour.counter ?? 0 },
    answer: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      response: {
        clientDataJSON: clientJsonOf('webauthn.create', options.challenge, behaviour),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    },
  };
}

/** Signs a challenge as a device and a browser would; the counter grows by one unless another is given. */
export function answerWith(passkey: SoftPasskey, options: PasskeyOptions, behaviour: Behaviour = {}): PasskeyAnswer {
  passkey.counter = behaviour.counter ?? passkey.counter + 1;
  const signed = authenticatorBytes(behaviour.rpId ?? options.rpId, {
    flags: verifiedFlag(behaviour),
    counter: passkey.counter,
  });
  const clientJson = clientJsonOf('webauthn.get', options.challenge, behaviour);
  const clientHash = createHash('sha256').update(Buffer.from(clientJson, 'base64url')).digest();
  return {
    id: passkey.credentialId,
    rawId: passkey.credentialId,
    type: 'public-key',
    response: {
      clientDataJSON: clientJson,
      authenticatorData: signed.toString('base64url'),
      signature: sign('sha256', Buffer.concat([signed, clientHash]), passkey.privateKey).toString('base64url'),
      userHandle: behaviour.userHandle ?? passkey.userHandle,
    },
  };
}

const verifiedFlag = ({ isVerified = true }: Behaviour) => flags.present | (isVerified ? flags.verified : 0);

function authenticatorBytes(rpId: string, state: { readonly flags: number; readonly counter: number }): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt8(state.flags);
  tail.writeUInt32BE(state.counter, 1);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), tail]);
}

function clientJsonOf(type: string, challenge: string, behaviour: Behaviour): string {
  const said = {
    type: behaviour.type ?? type,
    challenge: behaviour.challenge ?? challenge,
    origin: behaviour.origin ?? origin,
    crossOrigin: behaviour.isFramed ?? false,
  };
  return Buffer.from(JSON.stringify(said)).toString('base64url');
}
