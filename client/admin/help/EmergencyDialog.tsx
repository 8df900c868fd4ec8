import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { emergencyLine } from '../../../shared/emergency.ts';
import { Quiet } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { HelpDialog } from './HelpDialog.tsx';

const lines = [
  { number: '911', href: 'tel:911', words: 'Somebody is in danger: call now.' },
  {
    number: '988',
    href: 'tel:988',
    words: 'Somebody is in a crisis: call or text, in English or Spanish, at any hour.',
  },
];

const PauseContact = lazyNamed(
  () => import('../consent/PauseContactField.tsx'),
  'PauseContactField',
);

/** Whom to call, and the sentence that patients know from every page, to be read to them; and a pause. */
export function EmergencyDialog({ close }: { close: () => void }) {
  return (
    <HelpDialog title="In an emergency" close={close}>
      {lines.map(({ number, href, words }) => (
        <Box key={number} sx={{ display: 'flex', gap: 2, alignItems: 'baseline', mb: 1.5 }}>
          <Box component="a" href={href} sx={{ fontSize: 34, lineHeight: 1.2, fontWeight: 650 }}>
            {number}
          </Box>
          <p>{words}</p>
        </Box>
      ))}
      <Quiet sx={{ mt: 2, mb: 0.5 }}>To read to the person</Quiet>
      <p>{emergencyLine.en}</p>
      <Box component="p" lang="es" sx={{ mt: 1 }}>
        {emergencyLine.es}
      </Box>
      <Suspense fallback={null}>
        <PauseContact close={close} />
      </Suspense>
    </HelpDialog>
  );
}
