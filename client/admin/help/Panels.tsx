import { Suspense } from 'react';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { EmergencyDialog } from './EmergencyDialog.tsx';
import { usePanel } from '../app/usePanel.ts';

const KeysDialog = lazyNamed(() => import('./KeysDialog.tsx'), 'KeysDialog');

/** What helps on every page: whom to call in an emergency, and the keys. */
export function Panels() {
  const [panel, setPanel] = usePanel();
  const close = () => setPanel(null);
  useHotkeys({ e: () => setPanel('emergency'), '?': () => setPanel('keys') });
  return (
    <Suspense fallback={null}>
      {panel === 'emergency' && <EmergencyDialog close={close} />}
      {panel === 'keys' && <KeysDialog close={close} />}
    </Suspense>
  );
}
