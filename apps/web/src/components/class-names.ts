import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge<'cut-size' | 'cut-plate' | 'cut-edge'>({
  extend: {
    classGroups: {
      'cut-size': ['cut-4', 'cut-6', 'cut-12', 'cut-16'],
      'cut-plate': [{ plate: [() => true] }],
      'cut-edge': [
        { edge: ['line', 'amber', 'cyan', 'green', 'red', 'violet', 'magenta', 'quiet', 'transparent', 'text'] },
      ],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export const classNames = (...parts: ClassValue[]): string => merge(clsx(parts));
