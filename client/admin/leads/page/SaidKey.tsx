import { Suspense, useState } from 'react';
import { useRefresh } from 'react-admin';
import type { Lead } from '../../../../shared/records.ts';
import type { Done } from '../../app/httpClient.ts';
import { useProvider } from '../../app/useProvider.ts';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { Problem } from '../../ui/Problem.tsx';
import { once, useHotkeys } from '../../ui/useHotkeys.ts';
import { useTell } from '../../ui/useTell.ts';

const SaidDialog = lazyNamed(() => import('../../consent/SaidDialogField.tsx'), 'SaidDialogField');

/** P: what the person on the phone says about being contacted, with one more key. */
export function SaidKey({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const tell = useTell();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useHotkeys({ p: once(() => setOpen(true)) });
  async function save(work: () => Promise<Done>, words: string): Promise<void> {
    setOpen(false);
    try {
      tell(words, await work());
      setError(null);
      refresh();
    } catch (thrown) {
      setError(thrown);
    }
  }
  return (
    <Suspense fallback={null}>
      {error !== null && <Problem error={error} />}
      {isOpen && (
        <SaidDialog
          say={(word, words) =>
            void save(
              () => provider.recordWord(lead.id, word),
              `Written down: ${words.toLowerCase()}.`,
            )
          }
          leaveAlone={() =>
            void save(
              () => provider.stopContact(lead.id, { reason: 'doNotContact' }),
              'Stopped. Mails that waited are held back.',
            )
          }
          close={() => setOpen(false)}
        />
      )}
    </Suspense>
  );
}
