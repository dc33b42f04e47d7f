import type { HudPart, HudPlace } from '@necp/shared/settings/hud';
import { create } from 'zustand';
import { type Draft, isSame } from './draft';

/** A part that is being dragged, before the drag counts as a step. */
interface Preview {
  readonly part: HudPart;
  readonly place: HudPlace;
}

interface Editing {
  /** What was shown when the player began. */
  readonly start: Draft;
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
}

interface EditorState {
  readonly isOpen: boolean;
  /** The unfinished work; it outlives a fight that closes the edit mode. */
  readonly editing: Editing | null;
  readonly selected: HudPart | null;
  readonly preview: Preview | null;
  readonly hasGrid: boolean;
  readonly hasSnap: boolean;
  /** Opens the edit mode with the unfinished work, or with what is shown. */
  open(shown: Draft): void;
  /** Closes the edit mode and keeps the unfinished work. */
  pause(): void;
  /** Closes the edit mode for good. */
  leave(): void;
  /** Makes one step that can be undone. */
  change(draft: Draft): void;
  undo(): void;
  redo(): void;
}

const mostSteps = 100;
const closed = { isOpen: false, editing: null, selected: null, preview: null } as const;

/** The edit mode of the HUD. */
export const useEditor = create<EditorState>((set) => ({
  ...closed,
  hasGrid: true,
  hasSnap: true,
  open: (shown) =>
    set(({ editing }) => ({
      ...closed,
      isOpen: true,
      editing: editing ?? { start: shown, draft: shown, past: [], future: [] },
    })),
  pause: () => set({ isOpen: false, preview: null }),
  leave: () => set({ ...closed }),
  change: (draft) =>
    set(({ editing }) => {
      if (!editing || isSame(editing.draft, draft)) return { preview: null };
      const past = [...editing.past, editing.draft].slice(-mostSteps);
      return { preview: null, editing: { ...editing, draft, past, future: [] } };
    }),
  undo: () => set(({ editing }) => ({ preview: null, editing: editing && stepBack(editing) })),
  redo: () => set(({ editing }) => ({ preview: null, editing: editing && stepForward(editing) })),
}));

function stepBack(editing: Editing): Editing {
  const draft = editing.past.at(-1);
  if (!draft) return editing;
  return { ...editing, draft, past: editing.past.slice(0, -1), future: [editing.draft, ...editing.future] };
}

function stepForward(editing: Editing): Editing {
  const [draft, ...future] = editing.future;
  if (!draft) return editing;
  return { ...editing, draft, past: [...editing.past, editing.draft], future };
}

/** Checks whether there is something to save. */
export const hasChanged = ({ editing }: Pick<EditorState, 'editing'>): boolean =>
  editing !== null && !isSame(editing.start, editing.draft);
