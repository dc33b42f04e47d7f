import type { NewPasskeyAnswer, NewPasskeyOptions, PasskeyAnswer, PasskeyOptions } from '@necp/shared/passkey/schema';
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

/** Why a device gave no answer; `left` needs no words, because the player or the page went on to something else. */
export type DeviceFault = 'cancelled' | 'alreadyHere' | 'otherSite' | 'failed' | 'left';

/** Thrown when a device gives no answer. */
export class DeviceError extends Error {
  constructor(readonly fault: DeviceFault) {
    super(fault);
  }
}

const never = () => () => undefined;

/**
 * Whether the browser has passkeys. The server draws the page as if it had them: a button that appeared later would
 * move the others away under a finger.
 */
export function useHasPasskeys(): boolean {
  return useSyncExternalStore(never, browserSupportsWebAuthn, () => true);
}

/** Whether the browser offers passkeys in the list of the address field. */
export const hasPasskeyAutofill = browserSupportsWebAuthnAutofill;

/**
 * Lets the browser ask for a passkey: in a window of its own, or in the list of the address field.
 * @throws DeviceError
 */
export function askDevice(options: PasskeyOptions, place: 'window' | 'field' = 'window'): Promise<PasskeyAnswer> {
  return answered(async () => {
    const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
    const { id, rawId, response } = await startAuthentication({ optionsJSON, useBrowserAutofill: place === 'field' });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature, userHandle } };
  });
}

/**
 * Lets the browser make a passkey.
 * @throws DeviceError
 */
export function makeOnDevice(options: NewPasskeyOptions): Promise<NewPasskeyAnswer> {
  return answered(async () => {
    const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
    const { id, rawId, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject, transports } = response;
    return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, transports } };
  });
}

/** Ends what the browser asks a device now. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

const faults: Readonly<Record<string, DeviceFault>> = {
  AbortError: 'left',
  NotAllowedError: 'cancelled',
  InvalidStateError: 'alreadyHere',
  SecurityError: 'otherSite',
};

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new DeviceError(faults[(error as Error).name] ?? 'failed');
  }
}
