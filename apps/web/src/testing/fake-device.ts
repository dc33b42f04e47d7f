import { vi } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
/** `passkey-id` as browsers send it. */
export const credentialId = 'cGFzc2tleS1pZA';

/** A device with one passkey, below the browser's functions; `refuse` makes it give no answer. */
export function fakeDevice(refuse?: 'NotAllowedError' | 'InvalidStateError' | 'SecurityError') {
  const asked: (CredentialRequestOptions | CredentialCreationOptions)[] = [];
  const answer = (response: object) => ({
    id: credentialId,
    rawId: bytes('passkey-id'),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({}),
    response: { clientDataJSON: bytes('client data'), ...response },
  });
  const act = async (options: CredentialRequestOptions | CredentialCreationOptions, response: object) => {
    asked.push(options);
    if (refuse !== undefined) throw new DOMException('refused', refuse);
    return answer(response);
  };
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(() => undefined, { isConditionalMediationAvailable: async () => false }),
  );
  // Without the class above, which goes with the test, nothing of the page looks for it.
  Object.defineProperty(navigator, 'credentials', {
    configurable: true,
    value: {
      get: (options: CredentialRequestOptions) =>
        act(options, { authenticatorData: bytes('data'), signature: bytes('sign'), userHandle: null }),
      create: (options: CredentialCreationOptions) =>
        act(options, { attestationObject: bytes('made'), getTransports: () => ['internal'] }),
    },
  });
  return { asked };
}
