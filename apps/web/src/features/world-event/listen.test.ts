import { beforeEach, describe, expect, test } from 'vitest';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { listenToWorldEvent } from './listen';
import { useWorldEvent } from './store';

const welcome = {} as RealtimeEvents['zone.welcome'];
const heist = { event: 'convoy', runId: '1' } as RealtimeEvents['event.state'];

let server: Subscriptions<RealtimeEvents>;
beforeEach(() => {
  useWorldEvent.setState(useWorldEvent.getInitialState());
  server = new Subscriptions();
  listenToWorldEvent({ connection: server });
});

describe('a world event', () => {
  test('is shown until the zone says that it is over', () => {
    server.publish('event.state', heist);
    expect(useWorldEvent.getState().event).toBe(heist);
    server.publish('event.state', null);
    expect(useWorldEvent.getState().event).toBeNull();
  });

  test('stays behind in the channel that the player leaves', () => {
    server.publish('event.state', heist);
    server.publish('zone.welcome', welcome);
    expect(useWorldEvent.getState().event).toBeNull();
    server.publish('event.state', heist);
    expect(useWorldEvent.getState().event).toBe(heist);
  });
});
