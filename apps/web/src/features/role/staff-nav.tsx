'use client';

import { usePathname } from 'next/navigation';
import { classNames } from '../../components/class-names';
import { TextLink } from '../../components/text-link';

interface StaffNavProps {
  readonly label: string;
  readonly pages: readonly { readonly href: string; readonly label: string }[];
}

/** The links between the pages of staff; the page that is open, or the one above it, is marked. */
export function StaffNav({ label, pages }: StaffNavProps) {
  const path = usePathname();
  const open = pages
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2">
      {pages.map((page) => (
        <TextLink
          key={page.href}
          href={page.href}
          aria-current={page.href === open ? 'page' : undefined}
          className={classNames(page.href === open && 'decoration-amber decoration-2')}
        >
          {page.label}
        </TextLink>
      ))}
    </nav>
  );
}
