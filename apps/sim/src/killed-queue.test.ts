import { setSettings } from '@necp/domain/realm/service';
import { expect, test } from 'vitest';
import { askToEnter } from './testing/entrance';
import { until } from './testing/client';
import { begin, currentHome, currentRealm, joinInTheEnd, seenBefore, useSimProcesses } from './testing/sim-processes';

useSimProcesses();

test('the queue of a full realm outlives its simulation, and the player inside keeps the seat', async () => {
  const { domain } = currentHome();
  await setSettings(domain.systemCtx(), { capacity: 1 });
  const first = await begin();
  const inside = await seenBefore('Inside');
  const [second, third] = [await currentRealm().addCharacter('Second'), await currentRealm().addCharacter('Third')];
  expect(await askToEnter(domain, inside)).toBe('in');
  const client = await joinInTheEnd(first, inside);
  const places = async () => [await askToEnter(domain, second), await askToEnter(domain, third)];
  const inOrder = [
    { place: 1, waiting: 1, estimateSeconds: null },
    { place: 2, waiting: 2, estimateSeconds: null },
  ];
  expect(await places()).toEqual(inOrder);
  const moved = inOrder.map((one) => ({ ...one, waiting: 2 }));
  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  await until(() => client.socket.disconnected, 'the line is broken');
  // The last write of the zone counts from now on, however slow this machine is.
  const fresh = () =>
    currentRealm().db.prisma.playerPosition.update({
      where: { characterId: inside.characterId },
      data: { updatedAt: new Date(domain.systemCtx().clock.nowMs()) },
    });
  const leaseIsOver = async () => {
    const leases = await currentRealm().db.prisma.zoneLease.findMany({ where: { simId: 'sim-1' } });
    return leases.every(({ expiresAt }) => expiresAt.getTime() < domain.systemCtx().clock.nowMs());
  };
  await until(leaseIsOver, 'the leases of the killed process are over');
  await fresh();
  expect(await places()).toEqual(moved);

  const next = await begin({ port: first.port });
  await fresh();
  expect(await places()).toEqual(moved);
  expect(await askToEnter(domain, inside)).toBe('in');
  const back = await joinInTheEnd(next, inside);
  expect(await places()).toEqual(moved);
  back.close();
});
