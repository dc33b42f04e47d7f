'use client';

import { useQuery } from '@tanstack/react-query';
import { Loading } from '../../components/states';

/** Draws a text as a QR code, dark on light as cameras expect it; the library is loaded when the first one is shown. */
export function QrCode({ of, label }: { readonly of: string; readonly label: string }) {
  const drawn = useQuery({
    queryKey: ['qr-code', of],
    queryFn: async () => drawModules((await import('qrcode')).create(of, { errorCorrectionLevel: 'M' }).modules),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (drawn.data === undefined) return <Loading label={label} />;
  const { size, path } = drawn.data;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      className="size-52 max-w-full"
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}

interface Modules {
  readonly size: number;
  readonly data: ArrayLike<number>;
}

function drawModules({ size, data }: Modules): { size: number; path: string } {
  const squares = Array.from(data).flatMap((isDark, index) =>
    isDark ? [`M${index % size} ${Math.floor(index / size)}h1v1h-1z`] : [],
  );
  return { size, path: squares.join('') };
}
