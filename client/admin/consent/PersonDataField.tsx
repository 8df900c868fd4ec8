import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import type { Lead } from '../../../shared/records.ts';
import { personAddress, proofAddress } from '../app/personCalls.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

const EraseDialog = lazyNamed(() => import('./EraseDialog.tsx'), 'EraseDialog');

/** What a person may ask for about their own data; for managers, erasing for admins. */
export function PersonDataField({ lead }: { lead: Lead }) {
  const isManager = useIsAtLeast('manager');
  const isAdmin = useIsAtLeast('admin');
  const [erasing, setErasing] = useState(false);
  if (!isManager) {
    return null;
  }
  return (
    <Card aria-label="Their data">
      <CardTitle>Their data</CardTitle>
      <Quiet sx={{ mb: 1 }}>For the person, where they ask. Taking a file is recorded.</Quiet>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button size="small" href={personAddress(lead.id)} download>
          Export this person
        </Button>
        <Button size="small" href={proofAddress(lead.id)} download>
          Proof of consent
        </Button>
        {isAdmin && lead.erasedAt === null && (
          <Button size="small" color="error" onClick={() => setErasing(true)}>
            Erase…
          </Button>
        )}
      </Box>
      <Suspense fallback={null}>
        {erasing && <EraseDialog lead={lead} close={() => setErasing(false)} />}
      </Suspense>
    </Card>
  );
}
