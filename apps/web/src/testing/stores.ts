import type * as zustand from 'zustand';

type Zustand = typeof zustand;
type Store = zustand.UseBoundStore<zustand.StoreApi<unknown>>;

// A file that reads its modules anew gets a second one of this module too; both have to know all stores.
const shared = globalThis as { madeStores?: Set<Store> };
const made = (shared.madeStores ??= new Set());

/** Returns zustand with a `create` that remembers each store it makes, for `forgetStores`. */
export function keepingStores(real: Zustand): Zustand {
  const keep = (store: Store) => {
    made.add(store);
    return store;
  };
  const create = (initial?: zustand.StateCreator<unknown>) =>
    initial ? keep(real.create(initial)) : (later: zustand.StateCreator<unknown>) => keep(real.create(later));
  return { ...real, create: create as Zustand['create'] };
}

/** Puts every store back to the state it was made with. */
export function forgetStores(): void {
  for (const store of made) store.setState(store.getInitialState(), true);
}
