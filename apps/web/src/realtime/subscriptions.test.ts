import { describe, expect, it, vi } from 'vitest';
import { Subscriptions } from './subscriptions';

interface Events {
  readonly rain: number;
  readonly wind: string;
}

describe('subscriptions', () => {
  it('call the handlers of an event in the order in which they subscribed', () => {
    const events = new Subscriptions<Events>();
    const heard: string[] = [];
    events.on('rain', (mm) => void heard.push(`first ${mm}`));
    events.on('wind', (from) => void heard.push(from));
    events.on('rain', (mm) => void heard.push(`second ${mm}`));
    events.publish('rain', 3);
    expect(heard).toEqual(['first 3', 'second 3']);
  });

  it('end one at a time when a handler has subscribed twice', () => {
    const events = new Subscriptions<Events>();
    const heard = vi.fn();
    const end = events.on('rain', heard);
    events.on('rain', heard);
    end();
    end();
    events.publish('rain', 1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('bring an event to all handlers although one fails, and then fail', () => {
    const events = new Subscriptions<Events>();
    const heard = vi.fn();
    events.on('rain', () => {
      throw new Error('leaks');
    });
    events.on('rain', heard);
    expect(() => events.publish('rain', 1)).toThrow('leaks');
    expect(heard).toHaveBeenCalledWith(1);
  });

  it('do not call a handler that subscribes while an event is passed on', () => {
    const events = new Subscriptions<Events>();
    const late = vi.fn();
    events.on('rain', () => void events.on('rain', late));
    events.publish('rain', 1);
    expect(late).not.toHaveBeenCalled();
  });
});
