import { beforeEach, describe, expect, test } from 'vitest';
import { useMap } from './store';

beforeEach(() => useMap.setState({ ...useMap.getInitialState(), map: { id: 'watson' } as never }));
const convoy = (x: number) => ({ event: 'convoy', result: null, spot: { x, y: 90 }, aim: 'convoy' });

describe('the event on the map', () => {
  test('moves with the convoy, and the way to it as well', () => {
    useMap.getState().headFor({ key: 'event:convoy', zone: 'watson', x: 5, y: 90 });
    useMap.getState().follow(convoy(12));
    expect(useMap.getState().event).toEqual({ id: 'convoy', spot: { x: 12, y: 90 }, aim: 'convoy' });
    expect(useMap.getState().destination).toMatchObject({ x: 12, y: 90 });
  });

  test('leaves the way to another place alone', () => {
    useMap.getState().headFor({ key: 'place:pier', zone: 'watson', x: 5, y: 6 });
    useMap.getState().follow(convoy(12));
    expect(useMap.getState().destination).toMatchObject({ x: 5, y: 6 });
  });

  test('changes nothing while it stands still', () => {
    useMap.getState().follow(convoy(12));
    const { event } = useMap.getState();
    useMap.getState().follow(convoy(12));
    expect(useMap.getState().event).toBe(event);
    useMap.getState().follow({ ...convoy(12), aim: 'convoy_guard' });
    expect(useMap.getState().event?.aim).toBe('convoy_guard');
  });

  test('is gone when it has ended', () => {
    useMap.getState().follow(convoy(12));
    useMap.getState().follow({ ...convoy(12), result: 'won', spot: null });
    expect(useMap.getState().event).toBeNull();
  });
});
