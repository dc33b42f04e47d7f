type Handler<Event> = (event: Event) => void;

/** Passes typed events on: each published event goes to every handler of its name, in the order of subscription. */
export class Subscriptions<Events extends object> {
  private readonly handlers = new Map<keyof Events, readonly { readonly handle: Handler<never> }[]>();

  /** Calls a handler with every event of a name from now on; returns a function that ends this. */
  on<K extends keyof Events>(name: K, handle: Handler<Events[K]>): () => void {
    const entry = { handle };
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), entry]);
    return () => {
      const others = (this.handlers.get(name) ?? []).filter((one) => one !== entry);
      this.handlers.set(name, others);
    };
  }

  /**
   * Calls the handlers of a name. One that fails keeps the event from no other.
   * @throws the first failure, after every handler was called
   */
  publish<K extends keyof Events>(name: K, event: Events[K]): void {
    const failures: unknown[] = [];
    for (const { handle } of this.handlers.get(name) ?? [])
      try {
        (handle as Handler<Events[K]>)(event);
      } catch (failure) {
        failures.push(failure);
      }
    if (failures.length > 0) throw failures[0];
  }
}

/** A source of events to which other parts subscribe. */
export type Subscribable<Events extends object> = Pick<Subscriptions<Events>, 'on'>;
/** The receiving end of a source of events. */
export type Publisher<Events extends object> = Pick<Subscriptions<Events>, 'publish'>;
