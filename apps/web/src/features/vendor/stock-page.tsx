'use client';

import type { StockView } from '@necp/shared/vendor/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { ItemRow } from '../../components/items/item-row';
import { SplitDialog } from '../../components/items/split-dialog';
import { pristine, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/chance';
import { wallClock } from '../../components/kernel/clock';
import { Beside, type PageParts } from './page-parts';
import { useDeals } from './use-vendor';

/** What lies on the counter. */
export function StockPage({ view, kinds, name, isOpen, card }: PageParts) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const said = useItemName(kinds);
  const { buy } = useDeals(view.vendorId);
  const [chosen, choose] = useState<string | null>(null);
  const [asking, ask] = useState<StockView | null>(null);
  const shown = view.stock.find(({ templateId }) => templateId === chosen);
  const most = (line: StockView) =>
    Math.min(
      line.left ?? 999,
      kinds.contentOf(line.templateId).stackSize * 5,
      Math.floor(Number(view.balanceEddies) / line.priceEddies),
    );
  const order = (line: StockView, quantity: number) => {
    ask(null);
    buy.mutate(
      {
        requestId: newRequestId(),
        vendorId: view.vendorId,
        templateId: line.templateId,
        quantity,
        priceEddies: line.priceEddies,
      },
      {
        onSuccess: () =>
          toast.success(t('bought'), {
            description:
              quantity > 1
                ? `${said(pristine(kinds.contentOf(line.templateId)))} × ${quantity}`
                : said(pristine(kinds.contentOf(line.templateId))),
          }),
      },
    );
  };
  const note = (line: StockView) => {
    if (line.left === null) return t('endless');
    const again =
      line.restocksAt === null
        ? ''
        : `, ${t('restocks', { time: format.relativeTime(line.restocksAt, wallClock.nowMs()) })}`;
    return line.left === 0 ? `${t('soldOut')}${again}` : t('left', { count: line.left });
  };
  return (
    <>
      <Beside
        card={
          shown
            ? card(pristine(kinds.contentOf(shown.templateId)), { label: t('price'), eddies: shown.priceEddies })
            : null
        }
        list={
          <>
            <ul className="grid gap-0.5">
              {view.stock.map((line) => (
                <ItemRow
                  key={line.templateId}
                  item={pristine(kinds.contentOf(line.templateId))}
                  kinds={kinds}
                  isChosen={line.templateId === chosen}
                  note={note(line)}
                  eddies={line.priceEddies}
                  isOut={line.left === 0}
                  onPress={() => choose(line.templateId)}
                  action={
                    <Button
                      size="small"
                      disabled={!isOpen || most(line) < 1 || buy.isPending}
                      onClick={() =>
                        most(line) > 1 && kinds.contentOf(line.templateId).stackSize > 1 ? ask(line) : order(line, 1)
                      }
                    >
                      {t('buy')}
                    </Button>
                  }
                />
              ))}
            </ul>
            {view.shutLines > 0 && (
              <p className="mt-3 border-l-2 border-line pl-3 text-sm text-quiet">
                {t('shut', { count: view.shutLines, name })}
              </p>
            )}
          </>
        }
      />
      {asking && (
        <SplitDialog
          title={t('buyTitle', { name: said(pristine(kinds.contentOf(asking.templateId))) })}
          item={{ ...pristine(kinds.contentOf(asking.templateId), most(asking)) }}
          confirmLabel={t('buy')}
          most={most(asking)}
          start={1}
          note={(count) => t('total', { total: format.number(count * asking.priceEddies) })}
          onConfirm={(count) => order(asking, count)}
          onCancel={() => ask(null)}
        />
      )}
    </>
  );
}
