import { Suspense } from 'react';
import type { TodayRow } from '../../../shared/today.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';
import type { Queue } from './useQueue.ts';

const SaidDialog = lazyNamed(() => import('../consent/SaidDialogField.tsx'), 'SaidDialogField');

type Props = { row: TodayRow; queue: Queue; close: () => void };

/** What the person says about being contacted; the lead stays, unless nobody may contact them. */
export function QueueSaid({ row, queue, close }: Props) {
  const provider = useProvider();
  const name = leadName(row);
  return (
    <Suspense fallback={null}>
      <SaidDialog
        say={(word, words) => {
          close();
          void queue.stay(
            () => provider.recordWord(row.leadId, word),
            `Written down for ${name}: ${words.toLowerCase()}.`,
          );
        }}
        leaveAlone={() => {
          close();
          void queue.finish(
            () => provider.stopContact(row.leadId, { reason: 'doNotContact' }),
            `Nobody contacts ${name} any more.`,
          );
        }}
        close={close}
      />
    </Suspense>
  );
}
