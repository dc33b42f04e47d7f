import { mostPins } from '@necp/shared/settings/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { liveChannel } from '../kernel';
import { guest } from '../testing/players';
import { mapPinsOf } from './queries';
import { placePin, removePin, renamePin } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const spot = (name: string) => ({ requestId: newRequestId(), zone: 'watson' as never, x: 12.5, y: 40, name });
const names = async (ctx: Parameters<typeof mapPinsOf>[0]) => (await mapPinsOf(ctx)).pins.map(({ name }) => name);

describe('pins on the map', () => {
  it('are kept for the account, get other names and are removed', async () => {
    const ctx = await guest(testDomain);
    expect(await names(ctx)).toEqual([]);
    await placePin(ctx, spot(' Cheap ammo '));
    const { pins } = await placePin(ctx, spot('Eels'));
    expect(await names(ctx)).toEqual(['Cheap ammo', 'Eels']);
    await renamePin(ctx, { requestId: newRequestId(), pinId: pins[1]!.id, name: 'Eels, many' });
    await removePin(ctx, { requestId: newRequestId(), pinId: pins[0]!.id });
    expect(await names(ctx)).toEqual(['Eels, many']);
    expect(await names(await guest(testDomain))).toEqual([]);
  });

  it('are placed once for each request', async () => {
    const ctx = await guest(testDomain);
    const request = spot('Once');
    expect(await placePin(ctx, request)).toEqual(await placePin(ctx, request));
    expect(await names(ctx)).toEqual(['Once']);
  });

  it('are announced to every device of the account when they change', async () => {
    const ctx = await guest(testDomain);
    const ear = testDomain.domain.redis.duplicate();
    await new Promise((resolve) => ear.once('ready', resolve));
    await ear.subscribe(liveChannel({ accountId: ctx.actor.accountId }));
    const heard = new Promise<string>((resolve) => ear.once('message', (_channel, text: string) => resolve(text)));
    await placePin(ctx, spot('Seen at once'));
    expect(JSON.parse(await heard)).toEqual({ topic: 'settings.pins_changed' });
    ear.disconnect();
  });

  it('placed by two devices at once are all kept, up to the limit', async () => {
    const ctx = await guest(testDomain);
    const placed = await Promise.allSettled(
      Array.from({ length: mostPins + 4 }, (_, index) => placePin(ctx, spot(`Pin ${index}`))),
    );
    const refused = placed.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'settings.too_many_pins'));
    expect(new Set(await names(ctx)).size).toBe(mostPins);
  });

  it('refuse an unknown zone and the name of a pin that is gone', async () => {
    const ctx = await guest(testDomain);
    await expect(placePin(ctx, { ...spot('Lost'), zone: 'atlantis' as never })).rejects.toMatchObject({
      code: 'settings.no_zone',
    });
    await expect(
      renamePin(ctx, { requestId: newRequestId(), pinId: newRequestId(), name: 'Gone' }),
    ).rejects.toMatchObject({ code: 'settings.no_pin' });
  });
});
