import type { Page } from '@playwright/test';

/** A device of the player's own that makes passkeys and answers with them. */
export interface PasskeyDevice {
  /** Does something that asks the device, and lets the player put a finger on it. */
  touch(act: () => Promise<unknown>): Promise<void>;
}

/**
 * Gives the browser of a page a device that asks for its owner. Outside `touch` the player is not at the device, so
 * that the list of the address field, which asks as soon as the page is open, is not answered.
 */
export async function givePasskeyDevice(page: Page): Promise<PasskeyDevice> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  const simulate = (presence: { readonly enabled: boolean }) =>
    browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, ...presence });
  return {
    async touch(act) {
      const answered = new Promise<void>((done) => {
        browser.once('WebAuthn.credentialAdded', () => done());
        browser.once('WebAuthn.credentialAsserted', () => done());
      });
      await simulate({ enabled: true });
      await act();
      await answered;
      await simulate({ enabled: false });
    },
  };
}
