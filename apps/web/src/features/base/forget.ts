import type { StoreApi } from 'zustand';

/** Returns a function that sets a store back to how it began, so that the next stay in the city starts clean. */
export function forgetting<S>(store: Pick<StoreApi<S>, 'setState' | 'getInitialState'>): () => void {
  return () => store.setState(store.getInitialState(), true);
}
